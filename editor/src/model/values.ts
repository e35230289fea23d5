/** What JSON has no form of is written as it reads. */
const plain = (_name: string, value: unknown): unknown =>
  typeof value === 'bigint' ? String(value) : value;

/** A value of a row as text; null where there is none. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value, plain);
}
