import { useEffect, useId, useLayoutEffect, useRef, type JSX } from 'react';
import type { Definition } from '../document/definition';
import { sqlEdits } from '../document/subject';
import { phrases } from '../json/phrases';
import { findingsAt, useForm, type Form } from './context';
import { Findings } from './Findings';
import { keysOfMapping, SqlView, type SqlHost } from './sql-view';

/** Always the host of the latest drawing: the editor outlives many. */
function useSqlView(form: Form, definition: Definition): { box: React.RefObject<HTMLDivElement | null>; view: React.RefObject<SqlView | null> } {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<SqlView>(null);
  const host = useRef<SqlHost & Form>(null);
  const { t, edit } = form;
  useLayoutEffect(() => {
    host.current = {
      ...form,
      onChange: (changes, userEvent) => {
        edit(sqlEdits(definition, changes), t('editSql', { name: definition.name }), userEvent);
      },
    };
  });
  useLayoutEffect(() => {
    if (!box.current) return;
    const latest = (): SqlHost & Form => host.current as SqlHost & Form;
    const made = new SqlView(box.current, definition.sql, latest, keysOfMapping(latest));
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, [definition.path, form.generator]);
  useLayoutEffect(() => { view.current?.show(definition.sql); }, [definition.sql, form.text]);
  useEffect(() => { view.current?.refresh(); }, [form.catalog, form.session, form.locale]);
  return { box, view };
}

/** The query in an editor of SQL: each key is a change of the mapping's text. */
export function SqlField({ definition }: { definition: Definition }): JSX.Element {
  const form = useForm();
  const { t, canEdit, diagnostics } = form;
  const id = useId();
  const { box, view } = useSqlView(form, definition);
  const found = findingsAt(diagnostics, `${definition.path}/sql`);
  useLayoutEffect(() => {
    const words = { 'aria-label': t('sql'), 'aria-describedby': `${id}-keys ${id}-findings` };
    view.current?.describe(words, !canEdit, phrases(form.locale));
  }, [t, canEdit, id, view, definition.path, form.locale]);
  return (
    <section className="form-sql" aria-labelledby={`${id}-title`}>
      <div className="form-columns-head">
        <h2 id={`${id}-title`}>{t('sql')}</h2>
        <button type="button" className="control control-small" disabled={!canEdit} onClick={() => { view.current?.format(); }}>
          {t('format')}
        </button>
      </div>
      <div ref={box} className="form-editor" />
      <p className="form-note" id={`${id}-keys`}>{t('sqlKeys')}</p>
      <Findings id={`${id}-findings`} of={found} isEmpty={definition.sql.trim() === ''} />
    </section>
  );
}
