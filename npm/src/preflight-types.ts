import type { CheckOptions } from './interface.js';
import type { Column, Diagnostic } from './types.js';

// Whether a load into the engine succeeds, found out on the cluster before anything is written.

/** A statement that a preflight asks. */
export interface PreflightCheck {
  id: string;
  /** JSON pointer of the definition. */
  path: string;
  sql: string;
}

export interface PreflightCheckOptions extends CheckOptions {
  /** How many values of each fault are looked up; default 10, none for 0. */
  sampleKeys?: number | undefined;
  /**
   * The types of the tables that will be loaded: of the `columns`, as a validated mapping has them, or as `declared`.
   * Default: of the columns where the catalog knows them, else as declared, which is what `ddl` writes.
   */
  types?: 'columns' | 'declared' | undefined;
  /** What the graph may have at most. More of it is a warning at the definition that has the most; the load would succeed. */
  limits?: LoadLimits | undefined;
}

/** Of all definitions together; whole numbers. */
export interface LoadLimits {
  rows?: number | undefined;
  /**
   * Of the values, about: the widths of the engine's types, the characters of texts, the elements of lists. Neither indexes
   * nor compression are in it.
   */
  bytes?: number | undefined;
}

/**
 * Runs a statement on the cluster to its end and gives all of its rows; `trinoIntrospection(…).run` is one. `check` says what
 * it is about.
 */
export type RunStatement = (
  sql: string,
  context: { signal: AbortSignal; check: Omit<PreflightCheck, 'sql'> },
) => Promise<{ columns: Column[]; rows: unknown[][] }>;

export interface PreflightOptions extends PreflightCheckOptions {
  /** Whatever it throws makes what was asked unchecked, with the reason. */
  run: RunStatement;
  /** Aborting rejects at once with `signal.reason`. */
  signal?: AbortSignal | undefined;
  /** Called whenever something is done; an error that it throws ends the preflight and rejects it. */
  onProgress?: ((progress: PreflightProgress) => void) | undefined;
  /** How many statements may run at once; default 4, at least 1. */
  concurrency?: number | undefined;
}

/** `done` definitions of `total` are counted; it never falls, and at the end they are equal. */
export interface PreflightProgress {
  phase: 'columns' | 'counts' | 'samples' | 'done';
  done: number;
  total: number;
}

export interface PreflightReport {
  /**
   * `clean`: the load succeeds, with the statements of `ddl` and files as the cluster's own writers make them. `dirty`: it
   * fails. `unchecked`: nothing that makes it fail was found, but not everything could be asked.
   */
  status: 'clean' | 'dirty' | 'unchecked';
  /** Nodes, then edges. */
  definitions: CountedDefinition[];
  /** The faults at their places in the mapping, and what loads but as another value than one would think. */
  diagnostics: Diagnostic[];
}

export interface CountedDefinition {
  path: string;
  name: string;
  /** Null where they could not be counted. */
  rows: number | null;
  /** What the values of the rows take, about; where a limit asks for it. */
  bytes?: number;
  faults: LoadFault[];
}

/** What makes the load fail. Trino makes no map with a null key, so that `null_map_key` never comes. */
export type LoadFaultKind =
  | 'null_key'
  | 'duplicate_key'
  | 'dangling_from'
  | 'dangling_to'
  | 'out_of_range'
  | 'not_castable'
  | 'null_map_key'
  | 'empty';

export interface LoadFault {
  kind: LoadFaultKind;
  /** Rows that are concerned. */
  count: number;
  /** Null where it is about the whole result. */
  column: string | null;
  /** Gives the rows, for who wants to look at them. */
  sql: string | null;
  /** Values of the column, as text, each with the number of its rows; the most frequent first. */
  samples: unknown[][];
}
