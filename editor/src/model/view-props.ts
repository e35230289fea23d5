import type {
  Catalog,
  MappingGenerator,
  Policy,
  SqlSession,
  StatementResult,
} from 'mapping-generator';
import type { DocumentEdit } from '../document/edits';
import type { Locale } from '../texts/languages';
import type { MappingModel } from './model';

export type { DocumentEdit };

/** Makes one undo step of the edits. */
export type EditMapping = (edits: readonly DocumentEdit[], label: string) => void;

/** Asks the cluster for rows; `run` of a `trinoIntrospection(…)` is one. Whatever it throws leaves the question open. */
export type RunSql = (sql: string, context: { signal: AbortSignal }) => Promise<StatementResult>;

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
