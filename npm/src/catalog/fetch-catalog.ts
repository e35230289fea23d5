import { IntrospectionError, MappingError } from '../errors.js';
import { trinoIntrospection } from '../trino/introspection.js';
import type { TrinoIntrospection } from '../trino/introspection.js';
import type { TrinoOptions } from '../trino/connection.js';
import { forEachOf } from './for-each-of.js';
import type { CatalogCover, CatalogSnapshot, CatalogTable } from './snapshot.js';

export interface FetchCatalogOptions {
  /** `catalog.schema`, or `catalog` for all of its schemas, in any case; by default all that the user may see. */
  schemas?: string[] | undefined;
  /** How many schemas are read at once; default 4, at most 10. */
  concurrency?: number | undefined;
  signal?: AbortSignal | undefined;
  /** `done` never falls within a phase; `total` is constant there. */
  onProgress?:
    ((progress: { phase: 'schemas' | 'columns'; done: number; total: number }) => void) | undefined;
  /** The clock; default the computer's. */
  now?: (() => Date) | undefined;
}

/** What to read with: an introspection that is there already, or how to reach the cluster. */
export type CatalogSource = { introspection: TrinoIntrospection } | TrinoOptions;

const mostAtOnce = 10;

interface Schema {
  catalog: string;
  /** Undefined: every schema of the catalog. */
  schema: string | undefined;
}

/**
 * Reads which tables and columns a warehouse has, from its information_schema. All or nothing: a schema that could not
 * be read would look like one whose tables are gone. Rejects with an IntrospectionError, or with `signal.reason`.
 *
 * @example
 * const snapshot = await fetchCatalog({ url, user: 'ann', schemas: ['hive.sales', 'tpch'] });
 */
export async function fetchCatalog(
  options: CatalogSource & FetchCatalogOptions,
): Promise<CatalogSnapshot> {
  const reader = new CatalogReader(options);
  options.signal?.throwIfAborted();
  const captured = (options.now?.() ?? new Date()).toISOString();
  const places = await reader.places(options.schemas);
  const schemas = await reader.schemas(places);
  const tables = await reader.tables(schemas);
  return {
    captured_at: captured,
    covers: coversOf(places, schemas, tables),
    tables: tables.flat(),
  };
}

/** What was asked for and, since no table names them, the schemas without tables. */
function coversOf(places: Schema[], schemas: Schema[], tables: CatalogTable[][]): CatalogCover[] {
  const empty = schemas.filter((_, index) => tables[index]?.length === 0);
  const covers = new Map<string, CatalogCover>();
  for (const { catalog, schema } of [...places, ...empty]) {
    const cover = schema === undefined ? { catalog } : { catalog, schema };
    covers.set(JSON.stringify(cover), cover);
  }
  return [...covers.values()];
}

class CatalogReader {
  readonly #introspection: TrinoIntrospection;
  readonly #options: FetchCatalogOptions;

  constructor(options: CatalogSource & FetchCatalogOptions) {
    this.#options = options;
    this.#introspection =
      'introspection' in options ? options.introspection : trinoIntrospection(options);
  }

  async places(wanted: string[] | undefined): Promise<Schema[]> {
    return wanted?.map(toSchema) ?? (await this.#catalogs());
  }

  /** The schemas to read, those of whole catalogs one by one. */
  async schemas(places: Schema[]): Promise<Schema[]> {
    const found = await this.#each('schemas', places, async (place, signal) => {
      if (place.schema !== undefined) return [place];
      const rows = await this.#rows(
        `SELECT schema_name FROM ${quoted(place.catalog)}.information_schema.schemata
         WHERE schema_name <> 'information_schema' ORDER BY 1`,
        signal,
      );
      return rows.map(([schema = '']) => ({ catalog: place.catalog, schema }));
    });
    return found.flat();
  }

  /** Those of each schema. */
  tables(schemas: Schema[]): Promise<CatalogTable[][]> {
    return this.#each('columns', schemas, (schema, signal) => this.#tablesOf(schema, signal));
  }

  async #catalogs(): Promise<Schema[]> {
    const rows = await this.#rows('SHOW CATALOGS', this.#options.signal);
    // What the cluster says about itself is nobody's data.
    const own = rows.map(([catalog = '']) => catalog).filter((catalog) => catalog !== 'system');
    return own.map((catalog) => ({ catalog, schema: undefined }));
  }

  async #tablesOf({ catalog, schema = '' }: Schema, signal: AbortSignal): Promise<CatalogTable[]> {
    const metadata = `${quoted(catalog)}.information_schema`;
    // A table whose columns the cluster cannot list is there all the same.
    const rows = await this.#rows(
      `SELECT t.table_name, c.column_name, c.data_type, t.table_type FROM ${metadata}.tables AS t
       LEFT JOIN ${metadata}.columns AS c ON c.table_schema = t.table_schema AND c.table_name = t.table_name
       WHERE t.table_schema = ${literal(schema)} ORDER BY t.table_name, c.ordinal_position`,
      signal,
    );
    if (rows.length === 0) await this.#requireSchema(metadata, catalog, schema, signal);
    const tables = new Map<string, CatalogTable>();
    for (const [name = '', column = '', type = '', kind] of rows) {
      let table = tables.get(name);
      if (!table) {
        table = { catalog, schema, name, columns: [] };
        if (kind === 'VIEW') table.kind = 'view';
        tables.set(name, table);
      }
      if (column !== '') table.columns.push({ name: column, type });
    }
    return [...tables.values()];
  }

  /** An empty schema and a misspelled one look the same. */
  async #requireSchema(
    metadata: string,
    catalog: string,
    schema: string,
    signal: AbortSignal,
  ): Promise<void> {
    const statement = `SELECT 1 FROM ${metadata}.schemata WHERE schema_name = ${literal(schema)}`;
    if ((await this.#rows(statement, signal)).length > 0) return;
    throw new IntrospectionError(`Schema '${catalog}.${schema}' does not exist`, {
      kind: 'query',
      errorName: 'SCHEMA_NOT_FOUND',
    });
  }

  async #rows(statement: string, signal: AbortSignal | undefined): Promise<string[][]> {
    const { rows } = await this.#introspection.run(statement, signal ? { signal } : {});
    return rows.map((row) => row.map((value) => (typeof value === 'string' ? value : '')));
  }

  #each<Item, Result>(
    phase: 'schemas' | 'columns',
    items: Item[],
    read: (item: Item, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result[]> {
    const { concurrency = 4, signal, onProgress } = this.#options;
    const total = items.length;
    return forEachOf(items, read, {
      concurrency: Math.min(mostAtOnce, Math.max(1, concurrency)) || 1,
      signal,
      onDone: (done) => onProgress?.({ phase, done, total }),
    });
  }
}

/** `catalog.schema`, or a catalog alone. Names are in lower case, as in every information_schema. */
function toSchema(text: string): Schema {
  const [catalog = '', ...rest] = text.toLowerCase().split('.');
  const schema = rest.length > 0 ? rest.join('.') : undefined;
  if (catalog === '' || schema === '') {
    throw new MappingError('bad_argument', `schemas: '${text}' is no catalog.schema`);
  }
  return { catalog, schema };
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;
