import type {
  AnalyzedColumn,
  Catalog,
  Locale,
  MappingGenerator,
  Range,
  SqlSession,
} from 'mapping-generator';
import type { Definition } from './definition';
import type { DocumentEdit } from './edits';
import { applyChanges, type Obstacle, type SqlChange } from './select-list';

/** What a command over the columns of a definition looks at. */
export interface Subject {
  generator: MappingGenerator;
  catalog: Catalog | null;
  session: SqlSession | undefined;
  locale: Locale;
  definition: Definition;
}

/** Why nothing is done. `message`: what a server would say of the query that would come of it. */
export type Refusal =
  | { reason: Obstacle | 'key' | 'key_type' | 'unknown_type' | 'out_of_step' | 'changes_others' }
  | { reason: 'message'; message: string };

/** The edits of one step, or why there are none: nothing is guessed. */
export type Outcome = { edits: DocumentEdit[] } | { refused: Refusal };

export const refuse = (reason: Exclude<Refusal['reason'], 'message'>): Outcome => ({
  refused: { reason },
});

const place = (offset: number): Range['start'] => ({ line: 1, column: offset + 1, offset });

export const rangeOf = (from: number, to: number): Range => ({
  start: place(from),
  end: place(to),
});

export const sqlEdits = ({ path }: Definition, changes: readonly SqlChange[]): DocumentEdit[] =>
  changes.map(({ from, to, text }) => ({
    path: `${path}/sql`,
    sql_range: rangeOf(from, to),
    text,
  }));

/** Whether a name has to stand in quotes. */
export const isWord =
  ({ generator }: Pick<Subject, 'generator'>) =>
  (name: string): boolean =>
    !generator.parseSql(`SELECT 1 AS ${name}`).ok;

/** The columns of a query with their types; empty where they are not known. */
export function columnsOf(subject: Subject, sql: string): AnalyzedColumn[] {
  const { generator, catalog, session, locale } = subject;
  return catalog ? generator.analyzeSql(sql, catalog, session, { locale }).columns : [];
}

/** What a server would find in a query; without a catalog only its grammar is looked at. */
function faultOf({ generator, catalog, session, locale }: Subject, sql: string): string | null {
  const { diagnostics } = catalog
    ? generator.analyzeSql(sql, catalog, session, { locale })
    : generator.parseSql(sql, { locale });
  return diagnostics.find(({ severity }) => severity === 'error')?.message ?? null;
}

/**
 * The changes of the query with what else belongs to them, if the query that comes of them returns the columns `names` and a
 * server takes it as well as the one before.
 */
export function tried(
  subject: Subject,
  changes: readonly SqlChange[],
  names: readonly string[],
  further: readonly DocumentEdit[],
): Outcome {
  const { generator, definition } = subject;
  const sql = applyChanges(definition.sql, changes);
  const fault = faultOf(subject, sql);
  if (fault !== null && faultOf(subject, definition.sql) === null)
    return { refused: { reason: 'message', message: fault } };
  const { columns } = generator.parseSql(sql);
  if (columns.map(({ name }) => name).join('\n') !== names.join('\n'))
    return refuse('changes_others');
  return { edits: [...sqlEdits(definition, changes), ...further] };
}
