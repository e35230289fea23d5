import { firstWords, withoutTerminator } from '../sql-text.js';

// The statements in which a definition's SQL is asked about. The SQL stands on lines of its own, so that columns of the
// server's places are those of the SQL, and a comment at its end cannot swallow what follows.

export interface Question {
  statement: string;
  /** Lines before the SQL. */
  linesBefore: number;
  /** The SQL as it is asked about. */
  sql: string;
  /** SQL that the statement calls by name, handed over beside it. */
  prepared?: string;
}

/** The name of the prepared statement; it lives for one request. */
export const preparedName = 'definition';

/** What is left of the author's text when the semicolons at its end are taken off. */
export const bareSql = withoutTerminator;

/** With these words a query begins, and nothing else does. */
const queryWords = new Set(['SELECT', 'WITH', 'VALUES', 'TABLE', '(']);

/** Whether it is a query, if it is anything. */
export function beginsQuery(sql: string): boolean {
  const [word = ''] = firstWords(sql, 1);
  return queryWords.has(word);
}

/**
 * Would the cluster run it? The type is spelled out, although it is the default: behind a bare EXPLAIN, a text that
 * begins with ANALYZE is carried out, and one that begins with a parenthesis is taken for EXPLAIN's options. What is
 * no query is only analysed: some connectors create the table of a CREATE TABLE while it is planned.
 */
export function explainQuestion(sql: string): Question {
  const type = beginsQuery(sql) ? 'DISTRIBUTED' : 'VALIDATE';
  return { statement: `EXPLAIN (TYPE ${type})\n${sql}`, linesBefore: 1, sql };
}

/** What begins so is a query only as a whole: it may not stand in parentheses. */
const wholeStatements = new Set(['WITH FUNCTION', 'WITH SESSION']);

/** Which columns does it return? Only for SQL that EXPLAIN has accepted: any other may close the parenthesis itself. */
export function columnsQuestion(sql: string): Question {
  if (wholeStatements.has(firstWords(sql, 2).join(' '))) return describeQuestion(sql);
  return { statement: `SELECT * FROM (\n${sql}\n) LIMIT 0`, linesBefore: 1, sql };
}

/**
 * The same, without anything around the SQL. It is handed over in a header, whose length servers limit: so this is asked
 * only where the SQL may not stand in parentheses.
 */
export function describeQuestion(sql: string): Question {
  return { statement: `DESCRIBE OUTPUT ${preparedName}`, linesBefore: 0, sql, prepared: sql };
}
