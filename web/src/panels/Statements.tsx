import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { copyText } from '../app/files';
import type { Statement } from '../app/statements';
import { usePage } from './page';

function useCopy(): (text: string) => void {
  const { workbench, t } = usePage();
  return (text) => {
    // Emptied first, so that copying twice is read out twice.
    workbench.notify('');
    void copyText(text).then((copied) => { workbench.notify(t(copied ? 'copied' : 'notCopied')); });
  };
}

function StatementItem({ statement }: { statement: Statement }): JSX.Element {
  const { t } = usePage();
  const copy = useCopy();
  const { name, sql, reason, types } = statement;
  if (sql === null) {
    const text = reason === null ? t('noStatement', { name }) : t('noStatementBecause', { name, reason });
    return <li class="statement statement-missing">{text}</li>;
  }
  return (
    <li class="statement">
      <pre class="statement-sql">
        <code>{sql}</code>
      </pre>
      <div class="statement-bar">
        <span class={types === 'declared' ? 'statement-declared' : 'statement-confirmed'}>{t(types)}</span>
        <button type="button" class="control control-small" aria-label={t('copyOne', { name })} onClick={() => { copy(sql); }}>
          {t('copy')}
        </button>
      </div>
    </li>
  );
}

export function Statements(): JSX.Element {
  const { state, commands, t } = usePage();
  const copy = useCopy();
  const statements = useMemo(() => commands.statements(), [commands, state.verdict]);
  const all = statements.flatMap(({ sql }) => (sql === null ? [] : [sql]));
  if (statements.length === 0) return <p class="empty">{t('noStatements')}</p>;
  return (
    <>
      <div class="statements-bar">
        <p class="statements-note">{t('statementsNote')}</p>
        <button type="button" class="control" disabled={all.length === 0} onClick={() => { copy(`${all.join('\n')}\n`); }}>
          {t('copyAll')}
        </button>
      </div>
      <ul class="statements">
        {statements.map((statement) => (
          <StatementItem key={statement.path} statement={statement} />
        ))}
      </ul>
    </>
  );
}
