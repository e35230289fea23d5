import type { JSX } from 'react';
import { useMemo } from 'react';
import { copyText } from '../shell/copy';
import type { Statement } from './statements';
import { useEditor } from '../shell/context';

function useCopy(): (text: string) => void {
  const { workbench, t } = useEditor();
  return (text) => {
    // Emptied first, so that copying twice is read out twice.
    workbench.notify('');
    void copyText(text).then((copied) => { workbench.notify(t(copied ? 'copied' : 'notCopied')); });
  };
}

function StatementItem({ statement }: { statement: Statement }): JSX.Element {
  const { t } = useEditor();
  const copy = useCopy();
  const { name, sql, reason, types } = statement;
  if (sql === null) {
    const text = reason === null ? t('noStatement', { name }) : t('noStatementBecause', { name, reason });
    return <li className="statement statement-missing">{text}</li>;
  }
  return (
    <li className="statement">
      <pre className="statement-sql">
        <code>{sql}</code>
      </pre>
      <div className="statement-bar">
        <span className={types === 'declared' ? 'statement-declared' : 'statement-confirmed'}>{t(types)}</span>
        <button type="button" className="control control-small" aria-label={t('copyOne', { name })} onClick={() => { copy(sql); }}>
          {t('copy')}
        </button>
      </div>
    </li>
  );
}

export function Statements(): JSX.Element {
  const { state, commands, t } = useEditor();
  const copy = useCopy();
  const statements = useMemo(() => commands.statements(), [commands, state.verdict]);
  const all = statements.flatMap(({ sql }) => (sql === null ? [] : [sql]));
  if (statements.length === 0) return <p className="empty">{t('noStatements')}</p>;
  return (
    <>
      <div className="statements-bar">
        <p className="statements-note">{t('statementsNote')}</p>
        <button type="button" className="control" disabled={all.length === 0} onClick={() => { copy(`${all.join('\n')}\n`); }}>
          {t('copyAll')}
        </button>
      </div>
      <ul className="statements">
        {statements.map((statement) => (
          <StatementItem key={statement.path} statement={statement} />
        ))}
      </ul>
    </>
  );
}
