import { BreakFinder } from '../catalog/breaks.js';
import { diffCatalog, groupBy } from '../catalog/diff-catalog.js';
import type { CatalogChange } from '../catalog/changes.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import { limitTime } from '../signals.js';
import type { SchemaCacheSummary } from './control-plane.js';
import type { SchemaCachePreview } from './preview-types.js';
import { logFailure } from './run-context.js';
import type { RunContext } from './run-context.js';
import { suggestionChanges } from './suggestion-changes.js';
import type { SuggestionChange } from './suggestion-changes.js';

const requestsAtOnce = 10;
/** What one line of the log tells; how many more there are, it says as well. */
const mostTold = 100;

/** What a change means to a stored mapping. */
interface ConcernedMapping {
  id: number;
  breaking: CatalogChange[];
  suggestions: SuggestionChange[];
}

/** Reads the warehouse's catalog anew and puts it in the old one's place, or leaves that as it is. */
export async function refreshSchemaCache(context: RunContext): Promise<SchemaCacheSummary> {
  const { controlPlane, logger, operations, signal } = context;
  const stored = await operations.run(signal, () => controlPlane.catalog.current());
  const next = await fetchCatalog(context);
  if (!isSnapshot(next)) throw new Error('what was fetched is no catalog');
  const known = isSnapshot(stored) ? stored : next;
  const changes = known === next ? [] : diffCatalog(known, next);
  // Before the old one is gone: a run that ends in between finds the same differences again.
  const concerned = await findConcerned(known, next, changes, context);
  await operations.run(signal, () => controlPlane.catalog.replace(next));
  if (changes.length > 0)
    logger.info({ changes: told(changes), left_out: leftOut(changes) }, 'schema_cache_changed');
  for (const { id, breaking, suggestions } of concerned) {
    if (breaking.length > 0) {
      const facts = { mapping_id: id, changes: told(breaking), left_out: leftOut(breaking) };
      logger.warn(facts, 'schema_change_breaks_mapping');
    }
    if (suggestions.length > 0) {
      const facts = { suggestions: told(suggestions), left_out: leftOut(suggestions) };
      logger.info({ mapping_id: id, ...facts }, 'mapping_suggestions_changed');
    }
  }
  return { tables: next.tables.length, changes: changes.length };
}

/** What it would replace. */
export async function previewRefresh(context: RunContext): Promise<SchemaCachePreview> {
  const { controlPlane, now, operations, signal } = context;
  const stored = await operations.run(signal, () => controlPlane.catalog.current());
  const mappings = await operations.run(signal, () => controlPlane.mappings.list());
  const known = isSnapshot(stored) ? stored : null;
  return {
    at: now().toISOString(),
    captured_at: known?.captured_at ?? null,
    tables: known?.tables.length ?? 0,
    mappings: mappings.length,
    findings: [],
  };
}

const told = <Item>(items: readonly Item[]): Item[] => items.slice(0, mostTold);
const leftOut = (items: readonly unknown[]): number => Math.max(0, items.length - mostTold);

/** Ends when the scheduler stops or the time is over, also where the host does not look at the signal. */
async function fetchCatalog({ controlPlane, settings, signal }: RunContext): Promise<unknown> {
  signal.throwIfAborted();
  const limit = limitTime(signal, settings.catalogTimeoutMs);
  try {
    return await new Promise((resolve, reject) => {
      limit.signal.addEventListener('abort', () => {
        reject(limit.signal.reason as Error);
      });
      const fetched = controlPlane.catalog.fetch({
        signal: limit.signal,
        concurrency: requestsAtOnce,
      });
      fetched.then(resolve, reject);
    });
  } finally {
    limit.release();
  }
}

/** The types say so, but what is stored or fetched comes from the host. */
function isSnapshot(value: unknown): value is CatalogSnapshot {
  const { captured_at: capturedAt, tables } = (value ?? {}) as Partial<CatalogSnapshot>;
  const isTable = ({ columns }: Partial<CatalogSnapshot['tables'][number]>): boolean =>
    Array.isArray(columns);
  return typeof capturedAt === 'string' && Array.isArray(tables) && tables.every(isTable);
}

/** The stored mappings that a change breaks; of those that it does not break, the ones for whose tables something else is suggested now. */
async function findConcerned(
  stored: CatalogSnapshot,
  next: CatalogSnapshot,
  changes: CatalogChange[],
  context: RunContext,
): Promise<ConcernedMapping[]> {
  const { controlPlane, generator, logger, operations, signal } = context;
  const { mappings } = controlPlane;
  if (changes.length === 0 || !mappings.read) return [];
  const ofTable = groupBy(changes, ({ table }) => table.name.toLowerCase());
  const suggestedOf = suggestionsOf(stored, next, changes, context);
  const concerned: ConcernedMapping[] = [];
  await operations.forEach(
    await operations.run(signal, () => mappings.list()),
    signal,
    async ({ id }) => {
      const mapping = await mappings.read?.(id);
      if (mapping === undefined || mapping === null) return;
      const finder = new BreakFinder(mapping, stored, { generator });
      const names = [...finder.tableNames];
      const breaking = names
        .flatMap((name) => ofTable.get(name) ?? [])
        .map((change) => ({ ...change, breaks: finder.brokenBy(change) }))
        .filter(({ breaks }) => breaks.length > 0);
      const suggestions = breaking.length > 0 ? [] : suggestionsFor(names, suggestedOf);
      if (breaking.length > 0 || suggestions.length > 0)
        concerned.push({ id, breaking, suggestions });
    },
    ({ id }, error) => {
      logFailure(logger, 'check_mapping_failed', { mapping_id: id }, error);
    },
  );
  return concerned;
}

const suggestionsFor = (
  names: readonly string[],
  suggestedOf: Map<string, SuggestionChange[]>,
): SuggestionChange[] => [...new Set(names.flatMap((name) => suggestedOf.get(name) ?? []))];

/** A catalog that the host stored may be one that the core refuses: then nothing is said of suggestions. */
function suggestionsOf(
  stored: CatalogSnapshot,
  next: CatalogSnapshot,
  changes: CatalogChange[],
  { generator, logger }: RunContext,
): Map<string, SuggestionChange[]> {
  try {
    return suggestionChanges(stored, next, changes, generator);
  } catch (error) {
    logFailure(logger, 'suggest_mapping_failed', {}, error);
    return new Map();
  }
}
