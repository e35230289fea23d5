import { IntrospectionError } from '../errors.js';
import type { Question } from './statements.js';

/** What Trino says when a query failed; its `failureInfo` holds a Java stack and is never shown. */
export interface TrinoError {
  message?: unknown;
  errorName?: unknown;
  errorType?: unknown;
  errorLocation?: { lineNumber?: unknown; columnNumber?: unknown } | null;
}

/** A place in the author's SQL, from 1; columns in code points. */
interface Place {
  line: number;
  column: number;
}

// Trino files these under the user's errors, but another user, or the same one later, may be answered otherwise: they
// are no word on the SQL.
const notAboutSql = new Set([
  'ABANDONED_QUERY',
  'ADMINISTRATIVELY_KILLED',
  'CATALOG_UNAVAILABLE',
  'INCOMPATIBLE_CLIENT',
  'INVALID_SESSION_PROPERTY',
  'PERMISSION_DENIED',
  'QUERY_REJECTED',
  'ROLE_NOT_FOUND',
  'TRANSACTION_CONFLICT',
  'USER_CANCELED',
]);

/** The error of a question: `query` where the SQL was refused, `unavailable` where the cluster could not tell. */
export function errorOf(error: TrinoError, question: Question): IntrospectionError {
  const { errorType } = error;
  const errorName = textOr(error.errorName);
  const said = textOr(error.message) ?? errorName ?? 'the cluster gave no reason';
  if (errorType !== 'USER_ERROR' || notAboutSql.has(errorName ?? '')) {
    return new IntrospectionError(said, { kind: 'unavailable', errorName });
  }
  const [prefix, line, column] = /^line (\d+):(\d+): /.exec(said) ?? [];
  const { lineNumber = line, columnNumber = column } = error.errorLocation ?? {};
  const place = placeInSql({ line: Number(lineNumber), column: Number(columnNumber) }, question);
  const text = prefix === undefined ? said : said.slice(prefix.length);
  const message = place ? `line ${place.line}:${place.column}: ${text}` : text;
  return new IntrospectionError(message, { kind: 'query', errorName, ...place });
}

/** Whatever speaks Trino's protocol may say anything. */
const textOr = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Takes the statement around the SQL out of a place. What lies outside of the SQL is moved to its start or end. */
function placeInSql({ line, column }: Place, { sql, linesBefore }: Question): Place | undefined {
  if (!(line >= 1 && column >= 1)) return undefined;
  if (line <= linesBefore) return { line: 1, column: 1 };
  const lines = sql.split('\n');
  const last = lines.at(-1) ?? '';
  const behind = line - linesBefore > lines.length;
  if (behind) return { line: lines.length, column: Array.from(last).length + 1 };
  return { line: line - linesBefore, column };
}
