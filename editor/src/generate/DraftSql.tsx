import { history, historyKeymap } from '@codemirror/commands';
import { keymap } from '@codemirror/view';
import { useEffect, useLayoutEffect, useRef, type JSX } from 'react';
import { SqlView, type SqlHost } from '../form/sql-view';
import { phrases } from '../json/phrases';
import { useEditor } from '../shell/context';
import { useGenerateTexts } from './texts';

/** A history of its own: nothing of it is in the mapping yet. Tab leads on, as in every field of a dialog. */
const keys = (submit: () => void) => [
  history(),
  keymap.of([{ key: 'Mod-Enter', run: () => { submit(); return true; } }, ...historyKeymap]),
];

/** The query that a definition is made of, in an editor of SQL. */
export function DraftSql({ sql, onChange }: { sql: string; onChange: (sql: string) => void }): JSX.Element {
  const { state, workbench } = useEditor();
  const t = useGenerateTexts();
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<SqlView>(null);
  const host = useRef<SqlHost>(null);
  const { warehouse, locale } = state;
  const { generator } = workbench;
  useLayoutEffect(() => {
    const { catalog, session } = warehouse;
    host.current = { generator, catalog, session, locale, onChange: (_changes, _userEvent, now) => { onChange(now); } };
  });
  useLayoutEffect(() => {
    const parent = box.current;
    if (!parent) return;
    const submit = (): void => { parent.closest('form')?.requestSubmit(); };
    const made = new SqlView(parent, sql, () => host.current as SqlHost, keys(submit));
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, [generator]);
  useLayoutEffect(() => {
    const words = { 'aria-label': t('sql'), 'aria-describedby': 'generate-hint', 'data-focus': '' };
    view.current?.describe(words, false, phrases(locale));
  }, [t, locale, generator]);
  useLayoutEffect(() => { view.current?.show(sql); }, [sql]);
  useEffect(() => { view.current?.refresh(); }, [warehouse, locale]);
  return (
    <div className="field">
      <span aria-hidden="true">{t('sql')}</span>
      <div ref={box} className="form-editor" />
      <p id="generate-hint" className="hint">
        {t('sqlHint')}
      </p>
    </div>
  );
}
