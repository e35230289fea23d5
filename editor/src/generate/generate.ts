import {
  type AnalysisReport,
  type Column,
  type EdgeDefinition,
  type MappingGenerator,
  type NodeDefinition,
  type NodeSchema,
  Places,
  type PropertyDefinition,
  type SuggestedColumn,
  type SuggestedEdge,
  type SuggestedNode,
} from 'mapping-generator';
import { changesOf, type TextChange } from '../workbench/fixes';
import { parseMapping, type DefinitionKind } from '../workbench/known';
import type { Locale } from '../texts/languages';
import type { Warehouse } from '../workbench/warehouse';

/** What the author asks for, and what was chosen instead of the suggestion; empty: nothing was. */
export interface DraftRequest {
  kind: DefinitionKind;
  sql: string;
  name: string;
  from: string;
  to: string;
  locale: Locale;
}

/** A definition made from a query. */
export interface Draft {
  kind: DefinitionKind;
  definition: NodeDefinition | EdgeDefinition;
  /** The columns with the warehouse's own types, the keys first; none where they are not known. */
  columns: SuggestedColumn[];
  /** Other names, the best first. */
  alternatives: string[];
  /** Why the endpoints were chosen. */
  reasons: string[];
  warnings: string[];
  /** What is wrong with the query. */
  fault: string | null;
  /** Null where the columns' types are known; else why they are not, as far as that is known. */
  reasonsOfUnknown: string[] | null;
}

/** The query's columns, where all of them are known. */
function knownColumns({ columns }: AnalysisReport): Column[] | undefined {
  const known = columns.flatMap(({ name, type }) =>
    name === null || type === null ? [] : [{ name, type }],
  );
  return known.length > 0 && known.length === columns.length ? known : undefined;
}

/**
 * A column that RyuGraph has no type for is declared as what its CAST makes of it, so that the check says where to write
 * it. A type that is not known stays empty: the author has to say it.
 */
function declare({
  name,
  type,
  cast,
}: Pick<SuggestedColumn, 'name' | 'type' | 'cast'>): PropertyDefinition {
  return { name, type: type ?? (cast === undefined ? '' : 'STRING') };
}

const nothing: PropertyDefinition = { name: '', type: '' };

function nodeOf(
  { label }: SuggestedNode,
  { sql, name }: DraftRequest,
  columns: PropertyDefinition[],
): NodeDefinition {
  const [key = nothing, ...properties] = columns;
  return { label: name || label, sql, primary_key: key, properties };
}

function edgeOf(
  suggested: SuggestedEdge,
  { sql, name, from, to }: DraftRequest,
  columns: PropertyDefinition[],
): EdgeDefinition {
  const [fromKey = nothing, toKey = nothing, ...properties] = columns;
  return {
    type: name || suggested.type,
    from_node: from || suggested.from_node,
    to_node: to || suggested.to_node,
    sql,
    from_key: fromKey.name,
    to_key: toKey.name,
    properties,
  };
}

/** The columns of which no more than a name is known. */
function withoutTypes(columns: { name: string | null }[]): SuggestedColumn[] {
  return columns.flatMap(({ name }) =>
    name === null ? [] : [{ name, type: null, source_type: '' }],
  );
}

/** Semicolons behind a query, which a mapping may not have, come along when it is pasted. */
const bare = (sql: string): string => sql.trim().replace(/(?:\s*;)+$/, '');

function analyze(
  generator: MappingGenerator,
  warehouse: Warehouse,
  { sql, locale }: DraftRequest,
): AnalysisReport {
  if (warehouse.catalog !== null)
    return generator.analyzeSql(sql, warehouse.catalog, warehouse.session, { locale });
  const { diagnostics, columns, tables } = generator.parseSql(sql, { locale });
  const named = columns.map(({ name }) => ({ name, type: null, sources: [] }));
  return { diagnostics, tables, certain: false, reasons: [], columns: named, influences: [] };
}

/** A definition for a query; `nodes` are those that an edge can lead to. */
export function draftOf(
  generator: MappingGenerator,
  warehouse: Warehouse,
  nodes: NodeSchema[],
  asked: DraftRequest,
): Draft {
  const request = { ...asked, sql: bare(asked.sql) };
  const { kind, sql } = request;
  const analysis = analyze(generator, warehouse, request);
  const known = knownColumns(analysis);
  const node = generator.suggestNode(sql, known);
  const suggested = kind === 'node' ? node : generator.suggestEdge(sql, known, { nodes });
  const written = analysis.columns.length > 0 ? analysis.columns : generator.parseSql(sql).columns;
  const columns = node.primary_key ? [node.primary_key, ...node.properties] : withoutTypes(written);
  const declared = columns.map(declare);
  return {
    kind,
    definition:
      'label' in suggested
        ? nodeOf(suggested, request, declared)
        : edgeOf(suggested, request, declared),
    columns,
    alternatives: suggested.alternatives,
    reasons: 'reasons' in suggested ? suggested.reasons.map(({ reason }) => reason) : [],
    warnings: suggested.warnings,
    fault: analysis.diagnostics[0]?.message ?? null,
    reasonsOfUnknown: known === undefined ? analysis.reasons : null,
  };
}

/** A mapping with this definition alone, where there is nothing yet. */
function beginningOf(
  kind: DefinitionKind,
  definition: NodeDefinition | EdgeDefinition,
  text: string,
): { changes: TextChange[]; path: string } {
  const list = `${kind}_definitions`;
  const insert = `${JSON.stringify({ node_definitions: [], [list]: [definition] }, null, 2)}\n`;
  return { changes: [{ from: 0, to: text.length, insert }], path: `/${list}/0` };
}

/** The changes that add a definition behind the others, and the place where it will be; null where the text is no mapping. */
export function insertionOf(
  kind: DefinitionKind,
  definition: NodeDefinition | EdgeDefinition,
  text: string,
): { changes: TextChange[]; path: string } | null {
  if (text.trim() === '') return beginningOf(kind, definition, text);
  if (parseMapping(text) === null) return null;
  const list = `/${kind}_definitions`;
  const places = new Places(text);
  let index = 0;
  while (places.find(`${list}/${index}`) !== null) index += 1;
  const edit =
    places.find(list) === null
      ? { path: list, value: [definition] }
      : { path: `${list}/-`, value: definition };
  const changes = changesOf({ title: '', safe: true, edits: [edit] }, text);
  return changes.length === 0 ? null : { changes, path: `${list}/${index}` };
}
