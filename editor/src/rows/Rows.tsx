import { useMemo, useSyncExternalStore, type JSX } from 'react';
import { samplesSql } from '../form/uniqueness';
import type { RunSql } from '../model/view-props';
import { readMapping } from '../model/read-mapping';
import { useEditor } from '../shell/context';
import { StartButton } from '../shell/StartButton';
import type { ShownRows } from '../workbench/state';
import { deskOf, type RowsAnswer } from './row-desk';
import { RowGrid } from './RowGrid';
import { rowsTexts, type RowsTranslate } from './texts';
import './rows.css';

/** Whose rows are shown. */
interface Subject {
  name: string;
  kind: 'node' | 'edge';
  path: string;
  sql: string;
}

/** The chosen definition, or the first that there is. */
function useSubject(): Subject | null {
  const { checkedText, selected } = useEditor().state;
  const all = useMemo((): Subject[] => {
    const { nodes = [], edges = [] } = readMapping(checkedText ?? '') ?? {};
    return [
      ...nodes.map(({ label: name, path, sql }) => ({ kind: 'node' as const, name, path, sql })),
      ...edges.map(({ type: name, path, sql }) => ({ kind: 'edge' as const, name, path, sql })),
    ];
  }, [checkedText]);
  return all.find(({ path }) => path === selected) ?? all[0] ?? null;
}

function statusOf(answer: RowsAnswer | null, isWhole: boolean, t: RowsTranslate): string {
  if (answer === null) return '';
  if (answer.state === 'failed') return t('failed', { reason: answer.reason });
  if (answer.state !== 'answered') return t(answer.state);
  const {
    rows: { length: count },
    columns: { length: columns },
  } = answer.result;
  if (count === 0) return t(isWhole ? 'none' : 'noneAlike');
  return t(count === 1 ? 'countOne' : 'count', { count, columns });
}

interface AskingProps {
  name: string;
  sql: string;
  /** False: they are some of the definition's rows. */
  isWhole: boolean;
  run: RunSql;
  t: RowsTranslate;
}

/** The button that asks, what came of it, and the rows. */
function Asking({ name, sql, isWhole, run, t }: AskingProps): JSX.Element {
  const { workbench } = useEditor();
  const desk = deskOf(workbench);
  const answer = useSyncExternalStore(desk.subscribe, () => desk.answerTo(sql));
  const isAsking = answer?.state === 'asking';
  return (
    <>
      <div className="rows-buttons">
        <StartButton
          className="control control-small"
          cancelClassName="control control-small"
          isBusy={isAsking}
          start={() => {
            void desk.ask(sql, run);
          }}
          cancel={
            isAsking
              ? () => {
                  desk.cancel(sql);
                }
              : null
          }
        >
          {t(answer === null ? 'show' : 'again')}
        </StartButton>
        <p role="status">{statusOf(answer, isWhole, t)}</p>
      </div>
      {answer?.state === 'answered' && answer.result.columns.length > 0 && (
        <RowGrid key={sql} label={t('rowsOf', { name })} result={answer.result} t={t} />
      )}
      <details>
        <summary>{t('statement')}</summary>
        <pre className="rows-sql">{sql}</pre>
      </details>
    </>
  );
}

/** Rows that a problem is about, and the way back to all of them. */
function OfProblem({
  shown,
  name,
  t,
}: {
  shown: ShownRows;
  name: string;
  t: RowsTranslate;
}): JSX.Element {
  const { workbench } = useEditor();
  return (
    <p className="rows-problem">
      {t('ofProblem', { message: shown.message })}{' '}
      <button
        type="button"
        className="link"
        onClick={() => {
          workbench.showRows(null);
        }}
      >
        {t('allRows', { name })}
      </button>
    </p>
  );
}

/** Ten rows of the chosen definition, or of those that a problem is about. */
export default function Rows(): JSX.Element {
  const { state, host, commands } = useEditor();
  const t = useMemo(() => rowsTexts(state.locale), [state.locale]);
  const subject = useSubject();
  const { run } = host;
  if (subject === null || !run) return <p className="empty">{t('noDefinition')}</p>;
  const { kind, path, sql } = subject;
  const name = subject.name || t('nameless');
  const shown = state.shownRows?.path === path ? state.shownRows : null;
  const asked = shown?.sql ?? sql;
  return (
    <div className="rows">
      <h2 className="rows-title">
        <button
          type="button"
          className="link"
          onClick={() => {
            commands.open(path);
          }}
        >
          {t('ofDefinition', { kind: t(kind), name })}
        </button>
      </h2>
      {shown ? <OfProblem {...{ shown, name, t }} /> : <p className="hint">{t('what')}</p>}
      {asked.trim() === '' ? (
        <p className="hint">{t('noQuery')}</p>
      ) : (
        <Asking {...{ name, sql: samplesSql(asked), isWhole: shown === null, run, t }} />
      )}
    </div>
  );
}
