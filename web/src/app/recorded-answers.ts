import { IntrospectionError, type Column, type Introspect } from 'mapping-generator';
import type { RunQuery } from './rows';

/** What a cluster said about one SQL text: its EXPLAIN, and the columns of its LIMIT 0. */
interface RecordedAnswer {
  sql: string;
  explain: { ok: true } | { error: RecordedError };
  columns?: Column[] | { error: RecordedError };
}

interface RecordedError {
  message: string;
  name?: string;
  line?: number;
  column?: number;
}

export interface Recording {
  answers: RecordedAnswer[];
}

/** `delay` (ms) plays the part of the network; `notRecorded` says why there is no answer. */
interface How {
  delay: number;
  notRecorded: () => string;
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}

function refuse({ message, name, line, column }: RecordedError): never {
  throw new IntrospectionError(message, { kind: 'query', line, column, errorName: name });
}

/**
 * Answers from a recording of a real cluster, which is read when it is asked first. SQL that was not recorded cannot be
 * answered, and is not: `notRecorded` says so, and the mapping counts as not checked there.
 */
export function answerFromRecording(
  read: () => Promise<Recording>,
  { delay, notRecorded }: How,
): Introspect {
  return async ({ kind, sql }, { signal }) => {
    if (delay > 0) await wait(delay, signal);
    const answer = (await read()).answers.find((recorded) => recorded.sql === sql);
    if (answer === undefined) throw new IntrospectionError(notRecorded(), { kind: 'unavailable' });
    if ('error' in answer.explain) refuse(answer.explain.error);
    if (kind === 'explain') return;
    if (answer.columns === undefined)
      throw new IntrospectionError(notRecorded(), { kind: 'unavailable' });
    if ('error' in answer.columns) refuse(answer.columns.error);
    return { columns: answer.columns };
  };
}

/** What a cluster returned to statements. */
export interface RecordedRows {
  answers: ({ sql: string } & Awaited<ReturnType<RunQuery>>)[];
}

/** The same for rows. */
export function rowsFromRecordings(
  read: () => Promise<RecordedRows>,
  { delay, notRecorded }: How,
): RunQuery {
  return async (sql, { signal }) => {
    if (delay > 0) await wait(delay, signal);
    const found = (await read()).answers.find((answer) => answer.sql === sql);
    if (found === undefined) throw new IntrospectionError(notRecorded(), { kind: 'unavailable' });
    return { columns: found.columns, rows: found.rows };
  };
}
