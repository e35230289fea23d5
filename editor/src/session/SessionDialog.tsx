import type { SqlSession } from 'mapping-generator';
import { useId, useState, type JSX } from 'react';
import { useEditor } from '../shell/context';
import { Answers } from '../shell/Answers';
import { Dialog } from '../shell/Dialog';
import { TextField, type TextFieldProps } from '../shell/fields';
import { indexOf, type CatalogEntry } from '../warehouse/warehouse-index';
import { sessionTexts, type SessionTranslate } from './texts';

/** The same name in another case is the same. */
const named = <Entry extends { name: string }>(
  entries: readonly Entry[],
  name: string,
): Entry | undefined => entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());

interface NameProps extends Pick<TextFieldProps, 'label' | 'value' | 'change' | 'hasFocus'> {
  known: readonly { name: string }[];
  describedBy: string;
}

/** A name that is chosen of those that are known, or written: the cluster may know more. */
const Name = ({ known, ...field }: NameProps): JSX.Element => (
  <div className="field">
    <TextField {...field} known={known.map(({ name }) => name)} />
  </div>
);

const sessionOf = (catalog: string, schema: string): SqlSession => ({
  ...(catalog !== '' && { catalog }),
  ...(schema !== '' && { schema }),
});

function isUnknown(catalogs: readonly CatalogEntry[], catalog: string, schema: string): boolean {
  if (catalog === '') return false;
  const found = named(catalogs, catalog);
  return found === undefined || (schema !== '' && named(found.schemas, schema) === undefined);
}

/** A session while it is chosen. */
interface Choice {
  catalog: string;
  setCatalog: (name: string) => void;
  schema: string;
  setSchema: (name: string) => void;
  /** Has the names looked up there from now on. */
  set: () => void;
}

function useChoice(words: SessionTranslate): Choice {
  const { state, workbench, host } = useEditor();
  const { session } = state.warehouse;
  const [catalog, setCatalog] = useState(session?.catalog ?? '');
  const [schema, setSchema] = useState(session?.schema ?? '');
  const set = (): void => {
    const chosen = sessionOf(catalog.trim(), schema.trim());
    const where = [chosen.catalog, chosen.schema].filter(Boolean).join('.');
    host.onSession?.(chosen);
    workbench.notify(where === '' ? words('undone') : words('done', { place: where }));
  };
  return { catalog, setCatalog, schema, setSchema, set };
}

interface NamesProps {
  choice: Choice;
  words: SessionTranslate;
}

function Names({ choice, words }: NamesProps): JSX.Element {
  const { snapshot } = useEditor().state.warehouse;
  const { catalog, setCatalog, schema, setSchema } = choice;
  const id = useId();
  const catalogs = snapshot ? indexOf(snapshot).catalogs : [];
  return (
    <>
      <Name
        label={words('catalog')}
        value={catalog}
        known={catalogs}
        hasFocus
        describedBy={id}
        change={setCatalog}
      />
      <Name
        label={words('schema')}
        value={schema}
        known={named(catalogs, catalog)?.schemas ?? []}
        describedBy={id}
        change={setSchema}
      />
      <p id={id} className="hint" role="status">
        {isUnknown(catalogs, catalog.trim(), schema.trim()) && words('unknown')}
      </p>
    </>
  );
}

/** What table names that leave out their catalog and schema are looked up in. */
export default function SessionDialog(): JSX.Element {
  const { state, workbench, t } = useEditor();
  const words = sessionTexts(state.locale);
  const choice = useChoice(words);
  const id = useId();
  return (
    <Dialog
      labelledBy={`${id}-title`}
      describedBy={`${id}-what`}
      onClose={() => {
        workbench.chooseSession(false);
      }}
    >
      {(close) => (
        <form
          className="dialog-form"
          onSubmit={(event) => {
            event.preventDefault();
            close();
            choice.set();
          }}
        >
          <h2 id={`${id}-title`}>{words('title')}</h2>
          <p id={`${id}-what`}>{words('what')}</p>
          <Names choice={choice} words={words} />
          <Answers
            of={[
              { text: t('cancel'), act: close },
              { text: words('set'), look: 'primary' },
            ]}
          />
        </form>
      )}
    </Dialog>
  );
}
