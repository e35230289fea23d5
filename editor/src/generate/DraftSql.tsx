import { history, historyKeymap } from '@codemirror/commands';
import type { Extension } from '@codemirror/state';
import { keymap } from '@codemirror/view';
import { useLayoutEffect, type JSX } from 'react';
import type { SqlHost } from '../form/sql-view';
import { useSqlView } from '../form/use-sql-view';
import { phrases } from '../json/phrases';
import { useEditor } from '../shell/context';
import { useGenerateTexts } from './texts';

/** A history of its own: nothing of it is in the mapping yet. Tab leads on, as in every field of a dialog. */
const keys = (_latest: () => SqlHost, box: HTMLElement): Extension => {
  const submit = (): boolean => {
    box.closest('form')?.requestSubmit();
    return true;
  };
  return [history(), keymap.of([{ key: 'Mod-Enter', run: submit }, ...historyKeymap])];
};

/** The query that a definition is made of, in an editor of SQL. */
export function DraftSql({
  sql,
  onChange,
}: {
  sql: string;
  onChange: (sql: string) => void;
}): JSX.Element {
  const { state, workbench } = useEditor();
  const t = useGenerateTexts();
  const {
    warehouse: { catalog, session },
    locale,
  } = state;
  const { generator } = workbench;
  const host: SqlHost = {
    generator,
    catalog,
    session,
    locale,
    onChange: (_changes, _userEvent, now) => {
      onChange(now);
    },
  };
  const { box, view } = useSqlView({ sql, of: '', text: sql, host, keys });
  useLayoutEffect(() => {
    const words = { 'aria-label': t('sql'), 'aria-describedby': 'generate-hint', 'data-focus': '' };
    view.current?.describe(words, false, phrases(locale));
  }, [t, locale, generator]);
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
