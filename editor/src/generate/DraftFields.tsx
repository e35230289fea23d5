import type { JSX } from 'react';
import { useEditor } from '../shell/context';
import { SelectField, TextField } from '../shell/fields';
import { nodeSchemasOf } from '../workbench/schemas';
import type { Asked } from '../workbench/state';
import type { Draft } from './generate';
import { useGenerateTexts } from './texts';
import { nameOf, takenBy } from './use-draft';

// What the author says of a definition beside its query.

export type Ask = (change: Partial<Asked>) => void;

export function KindChoice({ kind, ask }: { kind: Asked['kind']; ask: Ask }): JSX.Element {
  const t = useGenerateTexts();
  return (
    <fieldset className="choice">
      <legend>{t('kind')}</legend>
      {(['node', 'edge'] as const).map((option) => (
        <label key={option}>
          <input
            type="radio"
            name="kind"
            checked={kind === option}
            onChange={() => {
              ask({ kind: option, name: '' });
            }}
          />{' '}
          {t(option)}
        </label>
      ))}
    </fieldset>
  );
}

interface FieldProps {
  draft: Draft;
  ask: Ask;
}

function Alternatives({ draft: { alternatives }, ask }: FieldProps): JSX.Element | null {
  const t = useGenerateTexts();
  if (alternatives.length === 0) return null;
  return (
    <div className="alternatives" role="group" aria-label={t('alternatives')}>
      <span aria-hidden="true">{t('alternatives')}: </span>
      {alternatives.map((other) => (
        <button
          key={other}
          type="button"
          className="control control-small"
          onClick={() => {
            ask({ name: other });
          }}
        >
          {other}
        </button>
      ))}
    </div>
  );
}

export function NameField({ draft, ask }: FieldProps): JSX.Element {
  const { state } = useEditor();
  const t = useGenerateTexts();
  const [name, title] = [nameOf(draft), t('label' in draft.definition ? 'label' : 'edgeType')];
  const taken = takenBy(state, draft);
  return (
    <div className="field">
      <TextField
        label={title}
        value={name}
        change={(written) => {
          ask({ name: written });
        }}
      />
      <p className="name-taken" role="status">
        {taken !== undefined && t('nameTaken', { name: taken })}
      </p>
      <Alternatives draft={draft} ask={ask} />
    </div>
  );
}

interface EndProps {
  title: string;
  value: string;
  labels: readonly string[];
  choose: (label: string) => void;
}

function End({ title, value, labels, choose }: EndProps): JSX.Element {
  const t = useGenerateTexts();
  const names = [...new Set([...labels, value])].filter(Boolean);
  return (
    <div className="field">
      <SelectField
        label={title}
        value={value}
        change={choose}
        options={[['', t('choose')], ...names.map((name) => [name, name] as const)]}
      />
    </div>
  );
}

export function EndFields({ draft: { definition }, ask }: FieldProps): JSX.Element | null {
  const { state } = useEditor();
  const t = useGenerateTexts();
  if ('label' in definition) return null;
  const labels = nodeSchemasOf(state).map(({ label }) => label);
  return (
    <div className="ends">
      <End
        title={t('fromNode')}
        value={definition.from_node}
        labels={labels}
        choose={(from) => {
          ask({ from });
        }}
      />
      <End
        title={t('toNode')}
        value={definition.to_node}
        labels={labels}
        choose={(to) => {
          ask({ to });
        }}
      />
    </div>
  );
}
