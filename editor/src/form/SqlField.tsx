import { useId, useLayoutEffect, type JSX } from 'react';
import type { Definition } from '../document/definition';
import { sqlEdits } from '../document/subject';
import { phrases } from '../json/phrases';
import { findingsAt, useForm, type Form } from './context';
import { Findings } from './Findings';
import { keysOfMapping, type SqlHost } from './sql-view';
import { useSqlView } from './use-sql-view';

const hostOf = (form: Form, definition: Definition): Form & SqlHost => ({
  ...form,
  onChange: (changes, userEvent) => {
    form.edit(
      sqlEdits(definition, changes),
      form.t('editSql', { name: definition.name }),
      userEvent,
    );
  },
});

/** The query in an editor of SQL: each key is a change of the mapping's text. */
export function SqlField({ definition }: { definition: Definition }): JSX.Element {
  const form = useForm();
  const { t, canEdit, diagnostics } = form;
  const id = useId();
  const { box, view } = useSqlView({
    sql: definition.sql,
    of: definition.path,
    text: form.text,
    host: hostOf(form, definition),
    keys: keysOfMapping,
  });
  const found = findingsAt(diagnostics, `${definition.path}/sql`);
  useLayoutEffect(() => {
    const words = { 'aria-label': t('sql'), 'aria-describedby': `${id}-keys ${id}-findings` };
    view.current?.describe(words, !canEdit, phrases(form.locale));
  }, [t, canEdit, id, view, definition.path, form.locale]);
  return (
    <section className="form-sql" aria-labelledby={`${id}-title`}>
      <div className="form-columns-head">
        <h2 id={`${id}-title`}>{t('sql')}</h2>
        <button
          type="button"
          className="control control-small"
          disabled={!canEdit}
          onClick={() => {
            view.current?.format();
          }}
        >
          {t('format')}
        </button>
      </div>
      <div ref={box} className="form-editor" />
      <p className="form-note" id={`${id}-keys`}>
        {t('sqlKeys')}
      </p>
      <Findings id={`${id}-findings`} of={found} isEmpty={definition.sql.trim() === ''} />
    </section>
  );
}
