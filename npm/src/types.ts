import type { DiagnosticCode, DiagnosticParams } from './generated/diagnostic-codes.js';

export type { DiagnosticCode, DiagnosticParams };

// The values that cross the module's boundary. Wire objects keep the platform's snake_case.

// `mapping.schema.json` is made of these declarations, their comments and tags, by scripts/schemas.mjs.

/**
 * @pattern ^[A-Za-z][A-Za-z0-9_]*$
 * @maxLength 64
 */
type Name = string;

/** @minLength 1 */
type Sql = string;

/**
 * @pattern ^P(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?$
 * @examples ["P30D", "PT12H"]
 */
type Duration = string;

/** The graph mapping that an author writes. */
export interface Mapping {
  /** The address of a JSON Schema, for editors; nothing else reads it. */
  $schema?: string;
  /**
   * 1–255 letters, digits, spaces, `-`, `_`, `.`
   *
   * @pattern ^[\p{L}\p{Nd} ._-]{1,255}$
   */
  name?: string;
  /**
   * At most 4000 characters.
   *
   * @maxLength 4000
   */
  description?: string;
  /** How long after it was made the mapping is deleted: an ISO 8601 duration such as `P30D`. */
  ttl?: Duration;
  /** How long after it was used last: an ISO 8601 duration such as `PT12H`. */
  inactivity_timeout?: Duration;
  /**
   * At least one: edges need nodes.
   *
   * @minItems 1
   */
  node_definitions: NodeDefinition[];
  /** Between the nodes; the labels that they name are defined above. */
  edge_definitions?: EdgeDefinition[];
}

/** A table of nodes, and the query whose rows they are. */
export interface NodeDefinition {
  /** A letter, then letters, digits and underscores; unique among the nodes. */
  label: Name;
  /** A Trino query: the key first, then the properties, in the order in which they are listed. */
  sql: Sql;
  /** The column that names a node. */
  primary_key: KeyDefinition;
  /** The columns behind the key, in the order of the query. */
  properties?: PropertyDefinition[];
}

/** A table of edges from the nodes of one label to those of another, and the query whose rows they are. */
export interface EdgeDefinition {
  /**
   * A capital letter, then capitals, digits and underscores; unique among the edges.
   *
   * @pattern ^[A-Z][A-Z0-9_]*$
   * @maxLength 64
   */
  type: string;
  /** The label that the edges begin at. */
  from_node: Name;
  /** The label that they end at. */
  to_node: Name;
  /** A Trino query: from_key, to_key, then the properties. */
  sql: Sql;
  /** The query's first column, which holds the key of the node that the edge begins at. */
  from_key: Name;
  /** The query's second column, which holds the key of the node that it ends at. */
  to_key: Name;
  /** The columns behind the keys, in the order of the query. */
  properties?: PropertyDefinition[];
}

export interface KeyDefinition {
  /** The query's first column. */
  name: Name;
  /**
   * One of the types that can be a key.
   *
   * @pattern ^(STRING|INT64|DATE|UUID)$
   */
  type: string;
}

export interface PropertyDefinition {
  /** A column of the query. */
  name: Name;
  /**
   * A RyuGraph type or a family.
   *
   * @pattern ^(STRING|INT64|INT32|INT16|INT8|DOUBLE|FLOAT|DATE|TIMESTAMP|BOOL|BLOB|UUID|LIST|MAP|STRUCT)$
   */
  type: string;
}

/** A column of a query's result; `type` as the server prints it: `decimal(12, 2)`. */
export interface Column {
  name: string;
  type: string;
}

/** A column of a graph table; `type` is RyuGraph's full form: `MAP(STRING, INT32)[]`. */
export interface ColumnSchema {
  name: string;
  type: string;
}

export interface NodeSchema {
  label: string;
  primary_key: ColumnSchema;
  properties: ColumnSchema[];
}

export interface EdgeSchema {
  type: string;
  from_node: string;
  to_node: string;
  from_key: ColumnSchema;
  to_key: ColumnSchema;
  properties: ColumnSchema[];
}

/** `unchecked` is neither: nothing wrong was found, but not everything could be looked at. */
export type Status = 'valid' | 'invalid' | 'unchecked';

/**
 * Whether the engine will take the rows, as far as columns and types tell. A valid mapping may be bound to fail: a DECIMAL
 * property, a column that no property names. `unknown` where not all columns are known.
 */
export type LoadVerdict = 'expected' | 'will_fail' | 'unknown';

export type Stage = 'structure' | 'sql_syntax' | 'column_inference' | 'schema' | 'type_mapping';

export type Severity = 'error' | 'warning' | 'info';

/** The verdict on a mapping. */
export interface Report {
  /** True only when every stage passed for every definition. */
  valid: boolean;
  status: Status;
  /** What `valid` does not say: whether the load will succeed as far as columns and types tell. */
  load: LoadVerdict;
  /** Whether a diagnostic is an error. A mapping that is `unchecked` is not valid, but it may have none. */
  hasErrors: boolean;
  /** In the order of the definitions, whatever the order of the answers. */
  node_results: NodeResult[];
  edge_results: EdgeResult[];
  /** Every finding, at most 200 and a last one that says how many were left out. */
  diagnostics: Diagnostic[];
  /** The five stages in their order. */
  stages: StageResult[];
}

export interface NodeResult {
  label: string;
  valid: boolean;
  /** `field: message` of the definition's first failure, in the platform's words (always English). */
  error: string | null;
  /** Of a valid one. Frozen: reports share those that have not changed. */
  schema: NodeSchema | null;
}

export interface EdgeResult {
  type: string;
  valid: boolean;
  error: string | null;
  /** Of a valid one, as a node's. */
  schema: EdgeSchema | null;
}

export interface StageResult {
  stage: Stage;
  status: 'passed' | 'failed' | 'unchecked';
}

/**
 * One finding: what is wrong, where, why, and how to mend it. `code` tells which `params` there are.
 *
 * @example
 * if (diagnostic.code === 'unknown_type_similar') offer(diagnostic.params.suggestion);
 */
export type Diagnostic = { [Code in DiagnosticCode]: DiagnosticOf<Code> }[DiagnosticCode];

export interface DiagnosticOf<Code extends DiagnosticCode> extends FindingOf<Code> {
  /** Where the code is explained. */
  docs: string;
}

/** As the core says it. */
export interface FindingOf<Code extends DiagnosticCode> {
  code: Code;
  severity: Severity;
  stage: Stage;
  /** Within the definition: `primary_key.type`, `properties[2].name`. */
  field: string;
  /** In the language that was asked for. */
  message: string;
  /** The facts of the message, for those who word it themselves. */
  params: DiagnosticParams[Code];
  /** JSON pointer into the mapping: `/node_definitions/0/label`. */
  path: string;
  /** In the JSON text; absent when the mapping was handed over as an object. */
  range?: Range;
  /** In the definition's SQL. */
  sql_range?: Range;
  related?: RelatedPlace[];
  fixes?: Fix[];
}

/** Another place that matters to a finding: the first of two equal names, or where the SQL cannot be read on. */
export interface RelatedPlace {
  message: string;
  path: string;
  range?: Range;
  sql_range?: Range;
}

export interface Fix {
  title: string;
  /** A safe fix says better what was meant; any other changes the meaning and wants the author's eye. */
  safe: boolean;
  edits: Edit[];
}

/**
 * One change; `path` is a JSON pointer. `value` replaces the JSON value there, or is added where there is none. `key` renames
 * the member with that value, which keeps its value and its place: `{ path: '/node_definitions/0/lable', key: 'label' }`.
 * `text` replaces `sql_range` within the SQL there. `remove` takes the member or the item out, with its comma. In an array
 * `insert` puts a value in front of the item there, and `moveTo` gives an item the index that it has afterwards. All edits of
 * a fix are of the text that was checked.
 */
export type Edit =
  | { path: string; value: unknown }
  | { path: string; key: string }
  | { path: string; sql_range: Range; text: string }
  | { path: string; remove: true }
  | { path: string; insert: unknown }
  | { path: string; moveTo: number };

/** Half open: `end` is the first place behind it. */
export interface Range {
  start: Position;
  end: Position;
}

/**
 * As editors count: line and column from 1, offset from 0; column and offset in UTF-16 units. Lines of a mapping's text end
 * with `\n`, `\r\n` or `\r`; those of SQL with `\n` alone, as a Trino server counts them.
 */
export interface Position {
  line: number;
  column: number;
  offset: number;
}

/** What the platform's API answers for a mapping that is not valid. */
export interface ErrorResponse {
  status: 400;
  detail: {
    code: 'VALIDATION_FAILED';
    message: 'Mapping validation failed';
    details: {
      node_results: { label: string; valid: boolean; error: string | null }[];
      edge_results: { type: string; valid: boolean; error: string | null }[];
    };
  };
}

/**
 * Stricter rules of one platform. The strings are RE2 patterns that a whole name must match. A bad pattern, or a value of
 * another kind, is the `MappingError` `bad_policy`, which names the field and the reason.
 */
export interface Policy {
  label?: string | undefined;
  edgeType?: string | undefined;
  property?: string | undefined;
  /** Words that no label, edge type or property may be, in any case. */
  reserved?: string[] | undefined;
  /** For each definition. */
  maxProperties?: number | undefined;
}

/** The language of a diagnostic's `message`. */
export type Locale = 'en' | 'zh';
