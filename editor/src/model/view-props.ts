import type { Catalog, MappingGenerator, Policy, Range, SqlSession, StatementResult } from 'mapping-generator';
import type { Locale } from '../texts/languages';
import type { MappingModel } from './model';

/** One change of the mapping's text, by JSON pointer. All edits of a step are of the text before it. */
export type DocumentEdit =
  | { path: string; value: unknown }
  | { path: string; key: string }
  | { path: string; sql_range: Range; text: string }
  | { path: string; remove: true }
  | { path: string; moveTo: number };

/** Makes one undo step of the edits. */
export type EditMapping = (edits: readonly DocumentEdit[], label: string) => void;

/** Asks the cluster for rows. */
export type RunSql = (sql: string, signal?: AbortSignal) => Promise<StatementResult>;

/** What every view of a mapping is given. A view holds no copy of what it edits. */
export interface ViewProps {
  model: MappingModel;
  /** The path of a definition. */
  selected: string | null;
  select: (path: string | null) => void;
  edit: EditMapping;
  generator: MappingGenerator;
  catalog: Catalog | null;
  session: SqlSession | undefined;
  policy?: Policy | undefined;
  /** Null: there is no cluster to ask. */
  run: RunSql | null;
  readOnly: boolean;
  locale: Locale;
}
