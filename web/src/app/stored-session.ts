import type { SqlSession } from 'mapping-generator';

const key = 'mapping-editor.session';

/** The catalog and schema that the author chose; null: none was, and those of the warehouse hold. */
export function readSession(): SqlSession | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as SqlSession | null;
  } catch {
    // Storage is switched off.
    return null;
  }
}

export function storeSession(session: SqlSession): void {
  try {
    localStorage.setItem(key, JSON.stringify(session));
  } catch {
    // Storage is switched off: the choice holds for this visit.
  }
}

/** A session as a part of an address. */
export function sessionQuery({ catalog, schema }: SqlSession): string {
  const query = new URLSearchParams({ ...(catalog && { catalog }), ...(schema && { schema }) }).toString();
  return query && `?${query}`;
}
