import { useDeferredValue, useMemo, type JSX } from 'react';
import type { Definition } from '../document/definition';
import { removeDefinition } from '../document/definitions';
import { columnRows, type ColumnRow } from '../document/rows';
import { ColumnTable } from './ColumnTable';
import { findingsAt, subjectOf, useForm } from './context';
import { EdgeEnds } from './EdgeEnds';
import { Findings } from './Findings';
import { KeyField, UniquenessCheck } from './KeyField';
import { NameField } from './NameField';
import { SqlField } from './SqlField';
import type { FormText } from './texts';

/** Where findings have a field of their own to stand at. */
const fields =
  /^\/(?:label|type|sql|primary_key|from_key|to_key|from_node|to_node|properties\/\d+)(?:\/|$)/;

/** All of one definition. */
export function DefinitionForm({ definition }: { definition: Definition }): JSX.Element {
  const form = useForm();
  const { t, diagnostics, generator, catalog, session, locale } = form;
  // Keys of the query are drawn first.
  const settled = useDeferredValue(definition);
  const columns = useMemo(
    () => columnRows(subjectOf(form, settled)),
    [settled, generator, catalog, session, locale],
  );
  const { path, kind, name } = definition;
  const others = findingsAt(diagnostics, path).filter(
    (found) =>
      found.path === path ||
      (found.path.startsWith(`${path}/`) && !fields.test(found.path.slice(path.length))),
  );
  const isNode = kind === 'node';
  return (
    <article className="form-definition" aria-label={`${t(kind)} ${name || t('nameless')}`}>
      <div className="form-head">
        <NameField key={path} definition={definition} />
        <RemoveButton definition={definition} />
      </div>
      <Findings id="form-definition-findings" of={others} />
      {!isNode && <EdgeEnds edge={definition} />}
      <SqlField definition={definition} />
      <Keys definition={definition} rows={columns.rows} />
      {isNode && <UniquenessCheck key={path} definition={definition} />}
      <ColumnTable key={`${path}columns`} definition={definition} columns={columns} />
    </article>
  );
}

/** What the keys are called. */
const keyTexts: Record<Definition['kind'], readonly FormText[]> = {
  node: ['key'],
  edge: ['fromKey', 'toKey'],
};

interface KeysProps {
  definition: Definition;
  rows: readonly ColumnRow[];
}

function Keys({ definition, rows }: KeysProps): JSX.Element {
  const { t } = useForm();
  const { path, kind } = definition;
  return (
    <div className="form-pair">
      {keyTexts[kind].map((text, index) => (
        <KeyField key={`${path}${index}`} {...{ definition, index, rows }} label={t(text)} />
      ))}
    </div>
  );
}

function RemoveButton({ definition }: { definition: Definition }): JSX.Element {
  const { t, definitions, edit, canEdit } = useForm();
  const edits = removeDefinition(definitions, definition);
  const count = edits.length - 1;
  const label =
    count === 0 ? t('remove') : count === 1 ? t('removeWithEdge') : t('removeWithEdges', { count });
  return (
    <button
      type="button"
      className="control control-small"
      disabled={!canEdit}
      onClick={() => {
        edit(edits, t('removed', { name: definition.name }));
      }}
    >
      {label}
    </button>
  );
}
