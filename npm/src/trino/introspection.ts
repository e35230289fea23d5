import { IntrospectionError, MappingError } from '../errors.js';
import type { Introspect } from '../interface.js';
import { Connection } from './connection.js';
import type { TrinoOptions } from './connection.js';
import { Outage } from '../outage.js';
import { StatementRun } from './protocol.js';
import type { StatementResult } from './protocol.js';
import { requireBytes } from '../signals.js';
import type { Column } from '../types.js';
import { KnownTexts } from './known-texts.js';
import {
  bareSql,
  beginsQuery,
  columnsQuestion,
  describeQuestion,
  explainQuestion,
} from './statements.js';
import type { Question } from './statements.js';

/** An {@link Introspect} that can also run a statement of the host's own. */
export interface TrinoIntrospection extends Introspect {
  /**
   * Runs a statement to its end and gives all of its rows: for `preflight`, and for hosts that read metadata. Never hand
   * over what an author wrote as it is. Rejects with an IntrospectionError.
   */
  readonly run: (statement: string, context?: RunContext) => Promise<StatementResult>;
}

export interface RunContext {
  signal?: AbortSignal | undefined;
  /** The longest answer, with all its pages; default 256 MiB. */
  maxAnswerBytes?: number | undefined;
}

const longestAnswer = 256 * 1024 * 1024;

/**
 * An {@link Introspect} that speaks Trino's own protocol: in Node, or in a page through a proxy.
 *
 * `explain` runs EXPLAIN, `columns` a LIMIT 0 of the SQL, never before EXPLAIN has accepted the very same text. While
 * the server is busy it is asked again, with growing pauses; a query that nobody waits for any more is cancelled.
 *
 * @throws MappingError `bad_argument` for options that cannot be used
 * @example
 * const introspect = trinoIntrospection({ url: 'https://trino.example.com', user: 'ann', token });
 * const report = await generator.validate(text, { introspect });
 */
export function trinoIntrospection(options: TrinoOptions): TrinoIntrospection {
  const connection = new Connection(options);
  const outage = new Outage();
  const accepted = new KnownTexts();

  async function explain(sql: string, signal: AbortSignal): Promise<void> {
    const { rows } = await new StatementRun(
      connection,
      outage,
      explainQuestion(sql),
      signal,
    ).toEnd();
    // Silence is no consent: the cluster shows its plan.
    if (rows.length === 0) throw nothingSaid('plan');
    accepted.add(sql);
  }

  async function columnsOf(question: Question, signal: AbortSignal): Promise<Column[]> {
    const result = await new StatementRun(connection, outage, question, signal).toEnd();
    return question.prepared === undefined ? result.columns : described(result);
  }

  const introspect: Introspect = async ({ kind, sql }, { signal }) => {
    if (typeof sql !== 'string') throw new MappingError('bad_argument', 'sql must be a text');
    const bare = bareSql(sql);
    if (kind === 'explain' || !accepted.has(bare)) await explain(bare, signal);
    if (kind === 'explain') return {};
    const columns = await columnsOf(columnsQuestion(bare), signal).catch((error: unknown) => {
      // EXPLAIN has taken the query as it is, so that what the parser stops at is what stands around it.
      if (!isSyntaxError(error) || !beginsQuery(bare)) throw error;
      return columnsOf(describeQuestion(bare), signal);
    });
    if (columns.length === 0) throw nothingSaid('columns');
    return { columns };
  };

  return Object.assign(introspect, {
    run: (statement: string, context: RunContext = {}) => {
      const { signal = new AbortController().signal, maxAnswerBytes = longestAnswer } = context;
      requireBytes('maxAnswerBytes', maxAnswerBytes);
      const question = { statement, linesBefore: 0, sql: statement };
      return new StatementRun(connection, outage, question, signal, maxAnswerBytes).toEnd();
    },
  });
}

function isSyntaxError(error: unknown): boolean {
  return error instanceof IntrospectionError && error.errorName === 'SYNTAX_ERROR';
}

function nothingSaid(what: string): IntrospectionError {
  return new IntrospectionError(`the cluster showed no ${what}`, { kind: 'unavailable' });
}

/** DESCRIBE OUTPUT answers in rows: name, catalog, schema, table, type, … */
function described({ rows }: StatementResult): StatementResult['columns'] {
  return rows.map((row) => ({ name: String(row[0]), type: String(row[4]) }));
}
