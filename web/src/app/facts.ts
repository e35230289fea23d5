import { type AnalyzedColumn, type CatalogTable, MappingError, type MappingGenerator, offsetInLiteral, placeInLiteral, Places, type Span, type SqlReport } from 'mapping-generator';
import { textOfLiteral } from './fixes';
import { columnsOfItem, itemsOf, type Item } from './select-list';
import type { State } from './state';
import { translator, type Translate } from './texts';
import type { Warehouse } from './warehouse';

/** What is known of a column or a table, at the place in the text that names it. */
export interface Fact extends Span {
  title: string;
  lines: string[];
}

/** For a reader that is told instead of shown. */
export function sentenceOf({ title, lines }: Fact): string {
  return `${title}: ${lines.join(' · ')}`;
}

type Told = Pick<Fact, 'title' | 'lines'>;

/** A query, and what its names are looked up in. */
interface Query {
  generator: MappingGenerator;
  warehouse: Warehouse;
  sql: string;
  t: Translate;
}

// More would hide the text.
const mostColumns = 40;

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function graphType(generator: MappingGenerator, type: string): string | null {
  try {
    return generator.mapComplexType(type);
  } catch (error) {
    if (error instanceof MappingError) return null;
    throw error;
  }
}

function typeLine({ type, reason = '' }: AnalyzedColumn, { generator, t }: Query): string {
  if (type === null) return t('factTypeUnknown', { reason });
  const loaded = graphType(generator, type);
  return loaded === null ? t('factNoGraphType', { type }) : t('factType', { type, loaded });
}

function sourceName({ source }: AnalyzedColumn): string | null {
  return source === undefined ? null : [source.catalog, source.schema, source.table, source.column].join('.');
}

function tellColumn(column: AnalyzedColumn, query: Query): Told {
  const { t } = query;
  const source = sourceName(column);
  const origin = source === null ? t('factComputed') : t('factSource', { source });
  // Of what has no certain type it is not certain either where it comes from.
  return { title: column.name ?? '?', lines: [typeLine(column, query), ...(column.type === null ? [] : [origin])] };
}

function listed(columns: readonly Pick<AnalyzedColumn, 'name' | 'type'>[], t: Translate): string[] {
  const lines = columns.slice(0, mostColumns).map(({ name, type }) => `${name ?? '?'} ${type ?? '?'}`);
  const left = columns.length - lines.length;
  return left > 0 ? [...lines, t('factMore', { count: left })] : lines;
}

const nameOf = ({ catalog, schema, name }: CatalogTable): string => `${catalog}.${schema}.${name}`;

/** The table of the warehouse that a query names. */
function findTable(table: SqlReport['tables'][number], { snapshot, session }: Warehouse): CatalogTable | undefined {
  const catalog = table.catalog ?? session.catalog ?? '';
  const schema = table.schema ?? session.schema ?? '';
  return snapshot.tables.find(
    (known) => same(known.catalog, catalog) && same(known.schema, schema) && same(known.name, table.name),
  );
}

/** The word around an offset, as SQL writes names without quotes. */
function wordAt(sql: string, offset: number): Span {
  const from = offset - (/\w*$/.exec(sql.slice(0, offset))?.[0].length ?? 0);
  const to = offset + (/^\w*/.exec(sql.slice(offset))?.[0].length ?? 0);
  return { from, to };
}

/** The columns of a name in the tables that the query reads. */
function namesakes(word: string, parsed: SqlReport, { warehouse }: Query): string[] {
  return parsed.tables.flatMap((named) => {
    const table = findTable(named, warehouse);
    const column = table?.columns.find(({ name }) => same(name, word));
    return table === undefined || column === undefined ? [] : [`${nameOf(table)}.${column.name} ${column.type}`];
  });
}

const holds = ({ from, to }: Span, offset: number): boolean => from <= offset && offset <= to;

function factOfTable(query: Query, parsed: SqlReport, offset: number): Fact | null {
  for (const named of parsed.tables) {
    const place = { from: named.range.start.offset, to: named.range.end.offset };
    const table = holds(place, offset) ? findTable(named, query.warehouse) : undefined;
    if (table) return { ...place, title: nameOf(table), lines: listed(table.columns, query.t) };
  }
  return null;
}

/** What the query returns for an item of its select list. */
function factOfItem(query: Query, item: Item, columns: readonly AnalyzedColumn[], parts: string[]): Fact | null {
  const { t } = query;
  const { from, to, isStar } = item;
  const [first] = columns;
  if (first === undefined) return null;
  if (isStar) return { from, to, title: t('factStar', { count: columns.length }), lines: listed(columns, t) };
  const { title, lines } = tellColumn(first, query);
  // Of an expression also what it is made of.
  return { from, to, title, lines: first.source === undefined ? [...lines, ...parts] : lines };
}

function factInSql(query: Query, offset: number): Fact | null {
  const { generator, warehouse, sql } = query;
  const parsed = generator.parseSql(sql);
  const table = factOfTable(query, parsed, offset);
  if (table !== null) return table;
  const word = wordAt(sql, offset);
  const title = sql.slice(word.from, word.to);
  const lines = namesakes(title, parsed, query);
  const items = itemsOf(sql, parsed);
  const index = items.findIndex((item) => holds(item, offset));
  const item = items[index];
  const { columns } = generator.analyzeSql(sql, warehouse.catalog, warehouse.session);
  const fact = item ? factOfItem(query, item, columnsOfItem(items, index, columns), lines) : null;
  return fact ?? (lines.length === 0 ? null : { ...word, title, lines });
}

/** What the query gives for a key's or property's name. */
function tellName(name: string, query: Query): Told | null {
  const { generator, warehouse, sql, t } = query;
  const { columns } = generator.analyzeSql(sql, warehouse.catalog, warehouse.session);
  const column = columns.find((returned) => returned.name === name);
  if (column) return tellColumn(column, query);
  const names = columns.map((returned) => returned.name ?? '?');
  return names.length === 0 ? null : { title: name, lines: [t('factNotReturned', { columns: names.join(', ') })] };
}

const namePath = /^(\/(?:node|edge)_definitions\/\d+)\/(?:(?:primary_key|properties\/\d+)\/(?:name|type)|from_key|to_key)$/;

function factOfName(text: string, places: Places, path: string, queryOf: (sql: string) => Query): Fact | null {
  const base = namePath.exec(path)?.[1];
  const read = (at: string): string | null => {
    const place = places.find(at);
    return place && textOfLiteral(text.slice(place.from, place.to));
  };
  const name = read(path.replace(/\/type$/, '/name'));
  const sql = base === undefined ? null : read(`${base}/sql`);
  const place = places.find(path);
  const told = name === null || sql === null ? null : tellName(name, queryOf(sql));
  return told && place && { ...place, ...told };
}

/** What is known of what stands at a place of the text; null: nothing, or there is no catalog to know it from. */
export function factAt(generator: MappingGenerator, { text, locale, warehouse }: State, position: number): Fact | null {
  if (warehouse === null) return null;
  const queryOf = (sql: string): Query => ({ generator, warehouse, sql, t: translator(locale) });
  const places = new Places(text);
  const path = places.pathAt(position);
  if (!path.endsWith('/sql')) return factOfName(text, places, path, queryOf);
  const literal = places.find(path);
  const sql = literal && textOfLiteral(text.slice(literal.from, literal.to));
  if (literal === null || sql === null) return null;
  const fact = factInSql(queryOf(sql), offsetInLiteral(text, literal, position));
  return fact && { ...fact, ...placeInLiteral(text, literal, fact) };
}
