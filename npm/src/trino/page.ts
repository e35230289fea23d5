import { faultText } from '../patience.js';
import type { Reply } from '../patience.js';
import type { Column } from '../types.js';
import type { TrinoError } from './errors.js';
import { refusalOf } from './refusal.js';

/** A part of an answer. `columns` and `data` come in any page, `columns` also in several. */
export interface Page {
  stats: { state?: unknown };
  nextUri?: string;
  columns?: Column[];
  data?: unknown[][];
  error?: TrinoError;
}

export const notTrino = "the server's answer is not Trino's";

/** @throws Error with the reason why it is no page; `maxBytes` was the limit for all of them */
export function pageOf(reply: Reply, maxBytes: number): Page {
  if (reply.fault) throw new Error(`the server's answer ${faultText(reply.fault, maxBytes)}`);
  if (reply.status !== 200) throw new Error(refusalOf(reply));
  let page: unknown;
  try {
    page = JSON.parse(reply.text);
  } catch {
    throw new Error(/^\s*</.test(reply.text) ? `${notTrino} (a web page)` : notTrino);
  }
  if (!isPage(page)) throw new Error(notTrino);
  return page;
}

/** A page that cannot be told from the last one of a query that succeeded would make a mapping valid. */
function isPage(value: unknown): value is Page {
  const { stats, nextUri, columns, data, error } = (value ?? {}) as Record<string, unknown>;
  return (
    isObject(stats) &&
    (nextUri === undefined || typeof nextUri === 'string') &&
    (columns === undefined || (Array.isArray(columns) && columns.every(isColumn))) &&
    (data === undefined || (Array.isArray(data) && data.every(Array.isArray))) &&
    (error === undefined || isObject(error))
  );
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

function isColumn(value: unknown): boolean {
  const { name, type } = (value ?? {}) as Record<string, unknown>;
  return typeof name === 'string' && typeof type === 'string';
}
