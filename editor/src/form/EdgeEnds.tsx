import { useId, type JSX } from 'react';
import type { Definition } from '../document/definition';
import { retarget } from '../document/definitions';
import { findingsAt, useForm } from './context';
import { Findings } from './Findings';

/** The nodes that an edge is between. */
export const EdgeEnds = ({ edge }: { edge: Definition }): JSX.Element => (
  <div className="form-pair">
    <End edge={edge} end="from" />
    <End edge={edge} end="to" />
  </div>
);

function End({ edge, end }: { edge: Definition; end: 'from' | 'to' }): JSX.Element {
  const { t, definitions, diagnostics, edit, canEdit } = useForm();
  const id = useId();
  const label = edge[end];
  const labels = [
    ...new Set(definitions.flatMap(({ kind, name }) => (kind === 'node' && name ? [name] : []))),
  ];
  const found = findingsAt(diagnostics, `${edge.path}/${end}_node`);
  return (
    <div className="form-field">
      <label htmlFor={id}>{t(end)}</label>
      <select
        id={id}
        className="form-input"
        value={label}
        disabled={!canEdit}
        aria-invalid={label !== '' && found.some(({ severity }) => severity === 'error')}
        aria-describedby={`${id}-findings`}
        onChange={(event) => {
          edit([retarget(edge, end, event.target.value)], t('retarget', { name: edge.name }));
        }}
      >
        {label === '' && <option value="">{t('choose')}</option>}
        {label !== '' && !labels.includes(label) && (
          <option value={label}>{t('noSuchNode', { name: label })}</option>
        )}
        {labels.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      <Findings id={`${id}-findings`} of={found} isEmpty={label === ''} />
    </div>
  );
}
