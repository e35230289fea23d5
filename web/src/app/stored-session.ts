import type { SqlSession } from 'mapping-generator';
import { readStored, store } from './stored';

const key = 'mapping-editor.session';

/** The catalog and schema that the author chose; null: none was, and those of the warehouse hold. */
export function readSession(): SqlSession | null {
  try {
    return JSON.parse(readStored(key) ?? 'null') as SqlSession | null;
  } catch {
    // Something else has written there.
    return null;
  }
}

export function storeSession(session: SqlSession): void {
  store(key, JSON.stringify(session));
}

/** A session as a part of an address. */
export function sessionQuery({ catalog, schema }: SqlSession): string {
  const query = new URLSearchParams({
    ...(catalog && { catalog }),
    ...(schema && { schema }),
  }).toString();
  return query && `?${query}`;
}
