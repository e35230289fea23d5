import { parquetWriteBuffer, type SchemaElement } from 'hyparquet-writer';
import type { StatementResult } from 'mapping-generator';
import { dayOf, instantOf, microsOf, microsOfDay } from './moments';
import { readTrinoType, type TrinoType } from './trino-type';

// Rows as the Parquet file that a cluster would write of them: what the engine says of it is what it says at a real load.

/** A type that no cluster writes to such a file. */
export class UnwritableType extends Error {
  readonly column: string;
  readonly type: string;

  constructor(column: string, type: string) {
    super(`${column}: ${type}`);
    this.column = column;
    this.type = type;
  }
}

/** The elements of a column, its own first, and how a value of the protocol becomes one of theirs. */
interface Shape {
  elements: SchemaElement[];
  valueOf: (value: unknown) => unknown;
}

type Leaf = Omit<SchemaElement, 'name'>;

const bytesOf = (base64: unknown): Uint8Array =>
  Uint8Array.from(atob(String(base64)), (sign) => sign.charCodeAt(0));

/** The digits of a decimal without its point. */
function unscaled(value: unknown, scale: number): bigint {
  const [whole = '0', fraction = ''] = String(value).split('.');
  return BigInt(whole + fraction.slice(0, scale).padEnd(scale, '0'));
}

const wholeOf = (value: unknown): number => Number(value);
const bigOf = (value: unknown): bigint => BigInt(String(value));
const textOf = (value: unknown): string => String(value);

const text: Leaf = { type: 'BYTE_ARRAY', converted_type: 'UTF8' };

const leaves: Record<string, [Leaf, (value: unknown) => unknown]> = {
  boolean: [{ type: 'BOOLEAN' }, Boolean],
  tinyint: [{ type: 'INT32', converted_type: 'INT_8' }, wholeOf],
  smallint: [{ type: 'INT32', converted_type: 'INT_16' }, wholeOf],
  integer: [{ type: 'INT32' }, wholeOf],
  bigint: [{ type: 'INT64' }, bigOf],
  real: [{ type: 'FLOAT' }, wholeOf],
  double: [{ type: 'DOUBLE' }, wholeOf],
  varchar: [text, textOf],
  char: [text, textOf],
  varbinary: [{ type: 'BYTE_ARRAY' }, bytesOf],
  date: [{ type: 'INT32', converted_type: 'DATE' }, dayOf],
  time: [{ type: 'INT64', converted_type: 'TIME_MICROS' }, (value) => microsOfDay(String(value))],
  timestamp: [{ type: 'INT64', converted_type: 'TIMESTAMP_MICROS' }, microsOf],
  'timestamp with time zone': [{ type: 'INT64', converted_type: 'TIMESTAMP_MICROS' }, instantOf],
  uuid: [{ type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16, logical_type: { type: 'UUID' } }, textOf],
};

function leafOf({ name, numbers }: TrinoType): [Leaf, (value: unknown) => unknown] | null {
  if (name !== 'decimal') return leaves[name] ?? null;
  const [precision = 38, scale = 0] = numbers;
  const stored: Leaf =
    precision <= 18 ? { type: 'INT64' } : { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 16 };
  return [
    { ...stored, converted_type: 'DECIMAL', precision, scale },
    (value) => unscaled(value, scale),
  ];
}

const optional = { repetition_type: 'OPTIONAL' } as const;
const repeated = { repetition_type: 'REPEATED' } as const;

/** Only what is there is made into something else. */
const ifThere =
  (valueOf: (value: unknown) => unknown) =>
  (value: unknown): unknown =>
    value === null || value === undefined ? null : valueOf(value);

function listOf(name: string, element: Shape): Shape {
  return {
    elements: [
      { name, converted_type: 'LIST', num_children: 1, ...optional },
      { name: 'list', num_children: 1, ...repeated },
      ...element.elements,
    ],
    valueOf: ifThere((value) => (value as unknown[]).map(element.valueOf)),
  };
}

function mapOf(name: string, key: Shape, value: Shape): Shape {
  return {
    elements: [
      { name, converted_type: 'MAP', num_children: 1, ...optional },
      { name: 'key_value', num_children: 2, ...repeated },
      ...key.elements,
      ...value.elements,
    ],
    valueOf: ifThere((all) =>
      Object.entries(all as object).map(([each, of]) => ({
        key: key.valueOf(each),
        value: value.valueOf(of),
      })),
    ),
  };
}

function structOf(name: string, fields: readonly (readonly [string, Shape])[]): Shape {
  const valueAt = (row: unknown, index: number, field: string): unknown =>
    Array.isArray(row) ? (row as unknown[])[index] : (row as Record<string, unknown>)[field];
  return {
    elements: [
      { name, num_children: fields.length, ...optional },
      ...fields.flatMap(([, { elements }]) => elements),
    ],
    valueOf: ifThere((row) =>
      Object.fromEntries(
        fields.map(([field, { valueOf }], index) => [field, valueOf(valueAt(row, index, field))]),
      ),
    ),
  };
}

/** Null where there is no way to write it. */
function shapeOf(name: string, type: TrinoType): Shape | null {
  const parts = type.parts.map((part, index) => {
    const usual =
      type.name === 'array'
        ? 'element'
        : type.name === 'map'
          ? index === 0
            ? 'key'
            : 'value'
          : `field${index}`;
    const called = part.name === '' ? usual : part.name;
    return [called, shapeOf(called, part.type)] as const;
  });
  const shapes = parts.flatMap(([called, shape]) =>
    shape === null ? [] : [[called, shape] as const],
  );
  if (shapes.length < parts.length) return null;
  const [first, second] = shapes;
  if (type.name === 'array' && first) return listOf(name, first[1]);
  if (type.name === 'map' && first && second) return mapOf(name, first[1], second[1]);
  if (type.name === 'row' && first) return structOf(name, shapes);
  const leaf = leafOf(type);
  return leaf && { elements: [{ name, ...leaf[0], ...optional }], valueOf: ifThere(leaf[1]) };
}

/** Throws an UnwritableType. */
export function parquetOf({ columns, rows }: StatementResult): Uint8Array {
  const shapes = columns.map(({ name, type }) => {
    const read = readTrinoType(type);
    const shape = read && shapeOf(name, read);
    if (shape === null) throw new UnwritableType(name, type);
    return shape;
  });
  const schema = [
    { name: 'root', num_children: columns.length },
    ...shapes.flatMap(({ elements }) => elements),
  ];
  const columnData = shapes.map(({ valueOf }, index) => ({
    name: columns[index]?.name ?? '',
    data: rows.map((row) => valueOf(row[index])),
  }));
  return new Uint8Array(parquetWriteBuffer({ columnData, schema, codec: 'UNCOMPRESSED' }));
}
