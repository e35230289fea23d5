import type { Catalog, CatalogSnapshot, Column, MappingGenerator, Range } from '../dist/index.js';

// What a case of tests/fixtures asks, and what its operations have in common.

export type Outcome =
  | { columns?: Column[] }
  | {
      error: {
        kind: 'query' | 'unavailable';
        message: string;
        line?: number;
        column?: number;
        errorName?: string;
      };
    };

export interface FixtureRequest {
  operation: string;
  /** A text, or a JSON value; absent when `input_file` names a file of bytes beside the request. */
  input?: unknown;
  input_file?: string;
  options?: Record<string, unknown>;
  /** What the cluster says, by the name of the definition. */
  answers?: Record<string, { explain?: Outcome; columns?: Outcome }>;
  /** What the warehouse holds. */
  catalog?: CatalogSnapshot;
}

/** How the answers of a validation come in: how many at once, and which of those that are open first. */
export interface Play {
  concurrency: number;
  order: 'first' | 'last' | 'shuffled';
}

export interface Run {
  generator: MappingGenerator;
  request: FixtureRequest;
  bytes: Uint8Array | undefined;
  play: Play;
}

/** The input as a text. */
export function textOf({ input }: FixtureRequest, bytes: Uint8Array | undefined): string {
  if (bytes) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return typeof input === 'string' ? input : JSON.stringify(input);
}

export const flatten = <Item extends { range: Range }>({
  range: { start, end },
  ...item
}: Item) => ({
  ...item,
  range: [start, end].flatMap(({ line, column, offset }) => [line, column, offset]),
});

/** With the age that the request wants it to have. */
export function catalogOf(
  generator: MappingGenerator,
  { catalog, options }: FixtureRequest,
): Catalog | undefined {
  if (!catalog) return undefined;
  const hours = options?.stale_hours as number | undefined;
  const age = (hours ?? 0) * 3_600_000 + 1;
  return generator.catalog(catalog, { now: () => Date.parse(catalog.captured_at) + age });
}
