import { useId, useMemo, useState, type JSX, type KeyboardEvent } from 'react';
import { RowGrid } from '../rows/RowGrid';
import { rowsTexts } from '../rows/texts';
import '../rows/rows.css';
import { useEditor } from '../shell/context';
import { isRunKey } from '../shell/run-key';
import { StartButton } from '../shell/StartButton';
import { useTry } from './context';
import type { TryTranslate } from './texts';
import { mostShown, type QueryAnswer } from './try-desk';
import { cellValue } from './words';

const firstQuery = 'MATCH (a)-[r]->(b)\nRETURN a, r, b LIMIT 25';

function statusOf(query: QueryAnswer | null, t: TryTranslate): string {
  switch (query?.state) {
    case 'asking':
      return t('running');
    case 'cancelled':
      return t('queryCancelled');
    case 'refused':
      return t('refused', { reason: query.reason });
    case 'failed':
      return t('failed', { reason: query.reason });
    case 'answered': {
      const { total: count } = query.rows;
      if (count > mostShown) return t('countOf', { count, shown: mostShown });
      return t(count === 1 ? 'countOne' : 'count', { count });
    }
    default:
      return '';
  }
}

function Result({
  query,
  t,
}: {
  query: Extract<QueryAnswer, { state: 'answered' }>;
  t: TryTranslate;
}): JSX.Element | null {
  const {
    state: { locale },
  } = useEditor();
  const { columns, rows } = query.rows;
  const result = useMemo(
    () => ({ columns, rows: rows.map((row) => row.map(cellValue)) }),
    [columns, rows],
  );
  if (rows.length === 0) return null;
  return <RowGrid label={t('result')} result={result} t={rowsTexts(locale)} />;
}

interface StatementFieldProps {
  statement: string;
  write: (statement: string) => void;
  run: () => void;
  describedBy: string;
}

function StatementField(props: StatementFieldProps): JSX.Element {
  const { statement, write, run, describedBy } = props;
  const { t } = useTry();
  const press = (event: KeyboardEvent): void => {
    if (!isRunKey(event)) return;
    // No line is begun.
    event.preventDefault();
    run();
  };
  return (
    <label>
      <span>{t('cypher')}</span>
      <textarea
        className="control"
        rows={4}
        spellCheck={false}
        value={statement}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => {
          write(currentTarget.value);
        }}
        onKeyDown={press}
      />
    </label>
  );
}

function RunButton({ run }: Pick<StatementFieldProps, 'run'>): JSX.Element {
  const { desk, state, t } = useTry();
  const isAsking = state.query?.state === 'asking';
  const cancel = (): void => {
    desk.cancelQuery();
  };
  return (
    <StartButton
      className="control control-small"
      cancelClassName="control control-small"
      isBusy={isAsking}
      start={run}
      cancel={isAsking ? cancel : null}
    >
      {t('run')}
    </StartButton>
  );
}

/** A field for a query of the engine's language, and what comes of it. */
export function CypherBox({ startEngine }: { startEngine: () => Worker }): JSX.Element {
  const {
    desk,
    state: { query },
    t,
  } = useTry();
  const [statement, write] = useState(firstQuery);
  const id = useId();
  const run = (): void => {
    if (statement.trim() !== '') void desk.query(statement, startEngine);
  };
  return (
    <div className="field try-cypher">
      <StatementField {...{ statement, write, run }} describedBy={id} />
      <div className="rows-buttons">
        <RunButton run={run} />
        <span id={id} className="hint">
          {t('cypherHint')}
        </span>
      </div>
      <p role="status" className={query?.state === 'refused' ? 'try-refused' : ''}>
        {statusOf(query, t)}
      </p>
      {query?.state === 'answered' && <Result query={query} t={t} />}
    </div>
  );
}
