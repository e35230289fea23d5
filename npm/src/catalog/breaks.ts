import type { AnalysisReport, SqlSession } from '../analysis-types.js';
import { definitionsOf } from '../definitions.js';
import type { Definition } from '../definitions.js';
import { MappingError } from '../errors.js';
import type { MappingGenerator, MappingInput } from '../interface.js';
import type { TableColumn } from '../lineage-types.js';
import { afterChange } from './after-change.js';
import type { BareChange, ColumnChange } from './changes.js';
import { canMean } from './query-words.js';
import type { NamedTable } from './query-words.js';
import { keyOf } from './snapshot.js';
import type { CatalogSnapshot } from './snapshot.js';

export interface DiffOptions {
  /** Says what the queries of the mapping give; needed where there is one. */
  generator?: Pick<MappingGenerator, 'parseSql' | 'catalog' | 'analyzeSql'> | undefined;
  /** For names that the SQL does not qualify; without it, such a name can mean a table of any schema. */
  session?: SqlSession | undefined;
}

interface ReadDefinition extends Definition {
  /** As fully named as the session allows. */
  tables: NamedTable[];
}

/**
 * Finds what of a mapping a change breaks: each query that reads the table is analyzed with that change alone, and what
 * it gives then is compared. A query that the catalog does not suffice for breaks with its tables.
 */
export class BreakFinder {
  readonly #older: CatalogSnapshot;
  readonly #definitions: ReadDefinition[] = [];
  readonly #generator: DiffOptions['generator'];
  readonly #session: SqlSession;
  /** What the queries give as things were. */
  readonly #before = new Map<string, AnalysisReport>();

  constructor(
    mapping: MappingInput | undefined,
    older: CatalogSnapshot,
    { generator, session = {} }: DiffOptions,
  ) {
    this.#older = older;
    this.#generator = generator;
    this.#session = session;
    if (mapping === undefined) return;
    const { parseSql } = required(generator);
    this.#definitions = definitionsOf(mapping).map((definition) => {
      const { tables } = parseSql(definition.sql);
      return { ...definition, tables: tables.map((table) => complete(table, session)) };
    });
  }

  /** The names of all tables that its queries can read, without catalog and schema, in lower case. */
  get tableNames(): Set<string> {
    const tables = this.#definitions.flatMap((definition) => definition.tables);
    return new Set(tables.map(({ name }) => name.toLowerCase()));
  }

  brokenBy(change: BareChange): string[] {
    const concerned = this.#definitions.filter(({ tables }) =>
      tables.some((named) => canMean(named, change.table)),
    );
    switch (change.kind) {
      case 'table_removed':
      case 'table_moved':
        return concerned.map(({ path }) => `${path}/sql`);
      // Trino finds a table in any case.
      case 'table_added':
      case 'table_case_changed':
        return [];
      default:
        return concerned.flatMap((definition) => this.#broken(definition, change));
    }
  }

  #broken(definition: ReadDefinition, change: ColumnChange): string[] {
    const before =
      this.#before.get(definition.path) ?? this.#analyze(definition, this.#tablesOf(definition));
    this.#before.set(definition.path, before);
    const after = this.#analyze(definition, afterChange(this.#tablesOf(definition), change));
    return brokenPlaces(definition, before, after, change);
  }

  #tablesOf({ tables }: ReadDefinition): CatalogSnapshot {
    const isRead = (table: NamedTable): boolean => tables.some((named) => canMean(named, table));
    return { ...this.#older, tables: this.#older.tables.filter(isRead) };
  }

  #analyze({ sql }: ReadDefinition, snapshot: CatalogSnapshot): AnalysisReport {
    const generator = required(this.#generator);
    const catalog = generator.catalog(snapshot, { ttlMs: Infinity });
    try {
      return generator.analyzeSql(sql, catalog, this.#session);
    } finally {
      catalog.dispose();
    }
  }
}

function required(generator: DiffOptions['generator']): NonNullable<DiffOptions['generator']> {
  if (generator) return generator;
  throw new MappingError('bad_argument', 'What breaks in a mapping, a generator has to say');
}

function complete({ catalog, schema, name }: NamedTable, session: SqlSession): NamedTable {
  return {
    catalog: catalog ?? session.catalog ?? null,
    schema: schema ?? session.schema ?? null,
    name,
  };
}

function brokenPlaces(
  { path, columns }: Definition,
  before: AnalysisReport,
  after: AnalysisReport,
  { table, column }: ColumnChange,
): string[] {
  const sql = `${path}/sql`;
  // It is broken as it is.
  if (before.diagnostics.length > 0) return [];
  if (!isKnown(before)) return [sql];
  const outputs = outputsOf(after);
  const isBroken = (output: AnalysisReport['columns'][number]): boolean =>
    after.diagnostics.length > 0
      ? output.sources.some((source) => isColumn(source, keyOf(table), column))
      : outputs.get(output.name) !== meaningOf(output);
  const broken = before.columns.filter(isBroken).map(({ name }) => name);
  const places = broken.flatMap((name) => columns.get(name ?? '') ?? []);
  const isSame =
    after.diagnostics.length === 0 && broken.length === 0 && shapeOf(before) === shapeOf(after);
  return isSame ? [] : [sql, ...places];
}

/** Whether all is known that could change. */
const isKnown = ({ columns }: AnalysisReport): boolean =>
  columns.every(
    ({ name, type, sources_reason: reason }) =>
      name !== null && type !== null && reason === undefined,
  );

function isColumn({ catalog, schema, table, column }: TableColumn, key: string, name: string) {
  return (
    keyOf({ catalog, schema, name: table }) === key && column.toLowerCase() === name.toLowerCase()
  );
}

const outputsOf = ({ columns }: AnalysisReport): Map<string | null, string> =>
  new Map(columns.map((column) => [column.name, meaningOf(column)]));

/** What a column is, whatever the case of names in the catalog. */
const meaningOf = ({ type, sources }: AnalysisReport['columns'][number]): string =>
  JSON.stringify([type, sources]).toLowerCase();

/** What the rest of a query gives: its columns by name, in their order, and what decides about its rows. */
const shapeOf = ({ columns, influences }: AnalysisReport): string =>
  JSON.stringify([columns.map(({ name }) => name), JSON.stringify(influences).toLowerCase()]);
