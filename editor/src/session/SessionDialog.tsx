import type { SqlSession } from 'mapping-generator';
import { useId, useState, type JSX, type SyntheticEvent } from 'react';
import { useEditor } from '../shell/context';
import { Dialog } from '../shell/Dialog';
import { indexOf, type CatalogEntry } from '../warehouse/warehouse-index';
import { sessionTexts } from './texts';

/** The same name in another case is the same. */
const named = <Entry extends { name: string }>(
  entries: readonly Entry[],
  name: string,
): Entry | undefined => entries.find((entry) => entry.name.toLowerCase() === name.toLowerCase());

interface NameProps {
  label: string;
  value: string;
  known: readonly { name: string }[];
  isFirst?: boolean;
  describedBy: string;
  change: (value: string) => void;
}

/** A name that is chosen of those that are known, or written: the cluster may know more. */
function Name({ label, value, known, isFirst, describedBy, change }: NameProps): JSX.Element {
  const id = useId();
  return (
    <label className="field">
      <span>{label}</span>
      <input
        className="control"
        type="text"
        list={id}
        value={value}
        spellCheck={false}
        autoComplete="off"
        data-focus={isFirst}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => {
          change(currentTarget.value);
        }}
      />
      <datalist id={id}>
        {known.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </label>
  );
}

const sessionOf = (catalog: string, schema: string): SqlSession => ({
  ...(catalog !== '' && { catalog }),
  ...(schema !== '' && { schema }),
});

function isUnknown(catalogs: readonly CatalogEntry[], catalog: string, schema: string): boolean {
  if (catalog === '') return false;
  const found = named(catalogs, catalog);
  return found === undefined || (schema !== '' && named(found.schemas, schema) === undefined);
}

/** What table names that leave out their catalog and schema are looked up in. */
export default function SessionDialog(): JSX.Element {
  const { state, workbench, host, t } = useEditor();
  const words = sessionTexts(state.locale);
  const { session, snapshot } = state.warehouse;
  const [catalog, setCatalog] = useState(session?.catalog ?? '');
  const [schema, setSchema] = useState(session?.schema ?? '');
  const id = useId();
  const catalogs = snapshot ? indexOf(snapshot).catalogs : [];
  const set = (event: SyntheticEvent, close: () => void): void => {
    event.preventDefault();
    close();
    const chosen = sessionOf(catalog.trim(), schema.trim());
    const where = [chosen.catalog, chosen.schema].filter(Boolean).join('.');
    host.onSession?.(chosen);
    workbench.notify(where === '' ? words('undone') : words('done', { place: where }));
  };
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
            set(event, close);
          }}
        >
          <h2 id={`${id}-title`}>{words('title')}</h2>
          <p id={`${id}-what`}>{words('what')}</p>
          <Name
            label={words('catalog')}
            value={catalog}
            known={catalogs}
            isFirst
            describedBy={`${id}-known`}
            change={setCatalog}
          />
          <Name
            label={words('schema')}
            value={schema}
            known={named(catalogs, catalog)?.schemas ?? []}
            describedBy={`${id}-known`}
            change={setSchema}
          />
          <p id={`${id}-known`} className="hint" role="status">
            {isUnknown(catalogs, catalog.trim(), schema.trim()) && words('unknown')}
          </p>
          <div className="dialog-buttons">
            <button type="button" className="control" onClick={close}>
              {t('cancel')}
            </button>
            <button type="submit" className="control control-primary">
              {words('set')}
            </button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
