import type { EngineRows } from './protocol';

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const day = 10;

/** A time as the engine writes it; one without hours is a day, where the type does not say. */
function timeText(time: Date, type: string): string {
  if (Number.isNaN(time.getTime())) return '';
  const text = time.toISOString();
  const isDay =
    type === 'DATE' || (!type.startsWith('TIMESTAMP') && text.endsWith('T00:00:00.000Z'));
  return isDay ? text.slice(0, day) : text.slice(0, -1).replace('T', ' ');
}

function bytesText(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `\\x${byte.toString(16).padStart(2, '0').toUpperCase()}`).join(
    '',
  );
}

/** A value as the page shows it: what JSON has no form of is written as it reads. */
export function shownValue(given: unknown, type = ''): unknown {
  // Some numbers come as objects.
  const value = given instanceof Number ? given.valueOf() : given;
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  if (value instanceof Date) return timeText(value, type);
  if (value instanceof Uint8Array) return bytesText(value);
  if (Array.isArray(value))
    return value.map((item) => shownValue(item, type.replace(/\[\d*\]$/, '')));
  if (isPlain(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [name, shownValue(each)]),
    );
  return value;
}

export const shownRow = (row: readonly unknown[], columns: EngineRows['columns']): unknown[] =>
  row.map((value, index) => shownValue(value, columns[index]?.type));
