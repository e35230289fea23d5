import { useMemo, type JSX } from 'react';
import { columnRows } from '../document/rows';
import { ColumnTable } from '../form/ColumnTable';
import { FormProvider, subjectOf, type Form } from '../form/context';
import { KeyField } from '../form/KeyField';
import { Obstacle } from '../form/Obstacle';
import { formTexts } from '../form/texts';
import { useEditor } from '../shell/context';
import { queryAfter, type Placed } from './placed';
import '../form/form.css';

interface DraftFormProps {
  placed: Placed;
  /** The query is another one: of it the draft is made anew. */
  rewrite: (sql: string) => void;
}

const nothing = (): void => {
  /* A draft has no history: its query has. */
};

function useDraftForm({ placed, rewrite }: DraftFormProps): Form {
  const { state, workbench } = useEditor();
  const { locale, warehouse } = state;
  const { text, definition, diagnostics } = placed;
  return {
    text,
    model: { nodes: [], edges: [] },
    diagnostics,
    checkedText: text,
    selected: definition.path,
    select: nothing,
    edit: (edits) => {
      const sql = queryAfter(placed, edits);
      if (sql !== null) rewrite(sql);
    },
    undo: nothing,
    redo: nothing,
    generator: workbench.generator,
    catalog: warehouse.catalog,
    session: warehouse.session,
    policy: warehouse.policy,
    run: null,
    readOnly: false,
    locale,
    t: useMemo(() => formTexts(locale), [locale]),
    definitions: [definition],
    canEdit: true,
  };
}

/** Key, names, types and choice of the columns: the form's own fields, each of which rewrites the query that the draft is made of. */
export function DraftForm(props: DraftFormProps): JSX.Element | null {
  const form = useDraftForm(props);
  const { definition } = props.placed;
  const columns = useMemo(
    () => columnRows(subjectOf(form, definition)),
    [definition, form.catalog, form.session, form.locale],
  );
  if (columns.rows.length === 0) return null;
  const isNode = definition.kind === 'node';
  // What is chosen is written into the query: where it cannot be, nothing is to be chosen.
  const canEdit = columns.obstacle === null;
  return (
    <FormProvider value={{ ...form, canEdit }}>
      <div className="form-pair">
        <KeyField
          definition={definition}
          index={0}
          rows={columns.rows}
          label={form.t(isNode ? 'key' : 'fromKey')}
        />
        {!isNode && (
          <KeyField definition={definition} index={1} rows={columns.rows} label={form.t('toKey')} />
        )}
      </div>
      <FormProvider value={form}>
        <Obstacle definition={definition} obstacle={columns.obstacle} />
      </FormProvider>
      <ColumnTable definition={definition} columns={{ ...columns, obstacle: null }} />
    </FormProvider>
  );
}
