import type { Catalog, SqlSession } from './analysis-types.js';

// What columns are made of, in the words of OpenLineage.

/** A column of a table, as the server names it. */
export interface TableColumn {
  catalog: string;
  schema: string;
  table: string;
  column: string;
}

/** A column whose values are in those of another one, as a Trino server finds them; views are not looked into. */
export interface ColumnSource extends TableColumn {
  /**
   * `IDENTITY`: its values are taken over; `AGGREGATION`: an aggregation of many of them is on the way;
   * `TRANSFORMATION`: anything else. Of several ways the strongest counts: aggregation, transformation, identity.
   */
  transformation: 'IDENTITY' | 'TRANSFORMATION' | 'AGGREGATION';
}

/** A column that decides which rows and values there are. */
export interface ColumnInfluence extends TableColumn {
  /**
   * `FILTER`: WHERE, HAVING, FILTER; `JOIN`: ON, USING; `SORT`: ORDER BY; `WINDOW`: PARTITION BY and ORDER BY of a
   * window; `CONDITIONAL`: conditions of CASE and IF, and of COALESCE all values but the last.
   */
  subtype: 'FILTER' | 'JOIN' | 'GROUP_BY' | 'SORT' | 'WINDOW' | 'CONDITIONAL';
}

export interface LineageOptions {
  catalog: Catalog;
  /** What table names that say less than catalog, schema and table are looked up in. */
  session?: SqlSession | undefined;
}

/** Where what a mapping puts into a graph comes from. */
export interface MappingLineage {
  nodes: (DefinitionLineage & { label: string })[];
  edges: (DefinitionLineage & { type: string })[];
}

export interface DefinitionLineage {
  /** Those that the query returns; behind them those that the definition names and the query is not known to return. */
  columns: ColumnLineage[];
  /** Of all queries that the result is made of, each once. */
  influences: ColumnInfluence[];
}

export interface ColumnLineage {
  name: string;
  sources: ColumnSource[];
  /** Whether these are all sources. */
  certain: boolean;
}

/** A dataset of an OpenLineage event with its facet of column lineage, version 1-2-0. */
export interface OpenLineageDataset {
  namespace: string;
  /** The label of a node or the type of an edge. */
  name: string;
  facets: { columnLineage: OpenLineageFacet };
}

export interface OpenLineageFacet {
  _producer: string;
  _schemaURL: string;
  fields: Record<string, { inputFields: OpenLineageField[] }>;
  /** What decides about the rows of the whole. */
  dataset: OpenLineageField[];
}

export interface OpenLineageField {
  namespace: string;
  /** `catalog.schema.table` */
  name: string;
  field: string;
  transformations: OpenLineageTransformation[];
}

export interface OpenLineageTransformation {
  type: 'DIRECT' | 'INDIRECT';
  subtype: ColumnSource['transformation'] | ColumnInfluence['subtype'];
  description: string;
  masking: boolean;
}
