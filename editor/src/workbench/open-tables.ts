import {
  placeInLiteral,
  type CatalogSnapshot,
  type Diagnostic,
  type MappingGenerator,
  type Span,
  type SqlSession,
  type SqlTable,
} from 'mapping-generator';
import { translatorOf, type Locale } from '../texts/languages';
import { byPlace, place } from './problems';
import { literalsIn, queriesOf } from './query-places';
import type { Outcome, Verdict } from './verdict';
import type { Warehouse } from './warehouse';

// Tables that the catalog here says nothing of: they may be there or not. Who reads the query is told at their names.

const texts = {
  table_without_session: [
    "'{table}' could not be looked up: no catalog and schema are set for names without them",
    '无法查找“{table}”：没有为省略目录和模式的名称设置目录与模式',
  ],
  table_catalog_unknown: [
    "'{table}' could not be looked up: the catalog '{catalog}' is not known here",
    '无法查找“{table}”：此处没有目录“{catalog}”的信息',
  ],
  table_schema_unknown: [
    "'{table}' could not be looked up: the schema '{catalog}.{schema}' is not known here",
    '无法查找“{table}”：此处没有模式“{catalog}.{schema}”的信息',
  ],
} as const;

type OpenTable = keyof typeof texts;

const translator = translatorOf<OpenTable>(texts);

/** The schemas of each catalog that is known, in lower case: Trino does not look at the case. */
function schemasOf({ tables, covers = [] }: CatalogSnapshot): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  for (const { catalog, schema } of [...tables, ...covers]) {
    const schemas = known.get(catalog.toLowerCase()) ?? new Set(['information_schema']);
    if (schema !== undefined) schemas.add(schema.toLowerCase());
    known.set(catalog.toLowerCase(), schemas);
  }
  return known;
}

type Known = ReturnType<typeof schemasOf>;

/** A table's name with what the session adds to it. */
function inSession(
  { catalog, schema, name }: SqlTable,
  session: SqlSession,
): { catalog: string; schema: string; table: string } {
  const table = [catalog, schema, name].filter((part) => part !== null).join('.');
  return {
    catalog: catalog ?? session.catalog ?? '',
    schema: schema ?? session.schema ?? '',
    table,
  };
}

function openOf(
  { catalog, schema }: { catalog: string; schema: string },
  known: Known,
  outcome: Outcome,
): OpenTable | null {
  if (catalog === '' || schema === '') return 'table_without_session';
  const schemas = known.get(catalog.toLowerCase());
  if (schemas === undefined) return 'table_catalog_unknown';
  // Where the schema cannot be there, the check has found a fault.
  return schemas.has(schema.toLowerCase()) || outcome === 'invalid' ? null : 'table_schema_unknown';
}

/** Finds them in the texts of queries. A query is read once, for as long as the mapping has it. */
export class OpenTables {
  readonly #generator: Pick<MappingGenerator, 'parseSql'>;
  #tables = new Map<string, SqlTable[]>();
  #of: { snapshot: CatalogSnapshot; known: Known } | null = null;

  constructor(generator: Pick<MappingGenerator, 'parseSql'>) {
    this.#generator = generator;
  }

  /** Tells of them beside what else is known of `text`, where the cluster has not spoken. */
  tell(
    verdict: Verdict,
    text: string,
    { snapshot = null, session = {} }: Warehouse,
    locale: Locale,
  ): Verdict {
    if (snapshot === null || verdict.ofEarlierText) return verdict;
    const found = this.#find(verdict, text, snapshot, session, locale);
    if (found.size === 0) return verdict;
    const open = [...found.values()].flat();
    const waiting = new Set(
      verdict.results.flatMap(({ kind, name, path }) =>
        kind === 'node' && found.has(path) ? [name] : [],
      ),
    );
    // One cause is one problem: that the key of an edge waits for its node is told by the result of the edge.
    const own = verdict.problems.filter(
      ({ diagnostic: { code, params } }) =>
        code !== 'could_not_check_endpoint' || !waiting.has(params.label),
    );
    const results = verdict.results.map((result) => {
      const [first] = found.get(result.path) ?? [];
      return first && result.outcome === 'unchecked'
        ? { ...result, reason: first.message }
        : result;
    });
    return { ...verdict, results, problems: [...own, ...place(open, text)].sort(byPlace) };
  }

  #find(
    { results }: Verdict,
    text: string,
    snapshot: CatalogSnapshot,
    session: SqlSession,
    locale: Locale,
  ): Map<string, Diagnostic[]> {
    const known = this.#knownOf(snapshot);
    const t = translator(locale);
    const read = new Map<string, SqlTable[]>();
    const found = new Map<string, Diagnostic[]>();
    const open = results.filter(({ outcome, validated }) => outcome !== 'valid' && !validated);
    const queries = open.length === 0 ? new Map<string, string>() : queriesOf(text);
    const literals = literalsIn(text);
    for (const { path, outcome } of open) {
      const sql = queries.get(path) ?? '';
      const tables = read.get(sql) ?? this.#tables.get(sql) ?? this.#generator.parseSql(sql).tables;
      read.set(sql, tables);
      const told = tables.flatMap((table) => {
        const names = inSession(table, session);
        const code = openOf(names, known, outcome);
        return code === null
          ? []
          : [
              diagnosticOf(
                code,
                { text, path: `${path}/sql`, literal: literals(path) },
                table,
                names,
                t(code, names),
              ),
            ];
      });
      if (told.length > 0) found.set(path, told);
    }
    this.#tables = read;
    return found;
  }

  #knownOf(snapshot: CatalogSnapshot): Known {
    if (this.#of?.snapshot !== snapshot) this.#of = { snapshot, known: schemasOf(snapshot) };
    return this.#of.known;
  }
}

interface SqlPlace {
  text: string;
  path: string;
  literal: Span | null;
}

function diagnosticOf(
  code: OpenTable,
  { text, path, literal }: SqlPlace,
  { range }: SqlTable,
  params: Record<string, string>,
  message: string,
): Diagnostic {
  const place =
    literal && placeInLiteral(text, literal, { from: range.start.offset, to: range.end.offset });
  const inText = place && { range: { start: { offset: place.from }, end: { offset: place.to } } };
  return {
    code,
    severity: 'info',
    stage: 'sql_syntax',
    field: 'sql',
    message,
    path,
    params,
    sql_range: range,
    ...inText,
  } as unknown as Diagnostic;
}
