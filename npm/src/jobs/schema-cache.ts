import { BreakFinder } from '../catalog/breaks.js';
import { diffCatalog, groupBy } from '../catalog/diff-catalog.js';
import type { CatalogChange } from '../catalog/changes.js';
import type { CatalogSnapshot } from '../catalog/snapshot.js';
import { limitTime } from '../signals.js';
import type { SchemaCacheSummary } from './control-plane.js';
import { logFailure } from './run-context.js';
import type { RunContext } from './run-context.js';

const requestsAtOnce = 10;
/** What one line of the log tells; how many more there are, it says as well. */
const mostTold = 100;

interface BrokenMapping {
  id: number;
  changes: CatalogChange[];
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
  const broken = await findBroken(known, changes, context);
  await operations.run(signal, () => controlPlane.catalog.replace(next));
  if (changes.length > 0) logger.info(told(changes), 'schema_cache_changed');
  for (const mapping of broken) {
    logger.warn(
      { mapping_id: mapping.id, ...told(mapping.changes) },
      'schema_change_breaks_mapping',
    );
  }
  return { tables: next.tables.length, changes: changes.length };
}

function told(changes: CatalogChange[]): Record<string, unknown> {
  return { changes: changes.slice(0, mostTold), left_out: Math.max(0, changes.length - mostTold) };
}

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

/** The stored mappings that a change concerns, with those changes. */
async function findBroken(
  stored: CatalogSnapshot,
  changes: CatalogChange[],
  context: RunContext,
): Promise<BrokenMapping[]> {
  const { controlPlane, generator, logger, operations, signal } = context;
  const { mappings } = controlPlane;
  if (changes.length === 0 || !mappings.read) return [];
  const ofTable = groupBy(changes, ({ table }) => table.name.toLowerCase());
  const broken: BrokenMapping[] = [];
  await operations.forEach(
    await operations.run(signal, () => mappings.list()),
    signal,
    async ({ id }) => {
      const mapping = await mappings.read?.(id);
      if (mapping === undefined || mapping === null) return;
      const finder = new BreakFinder(mapping, stored, { generator });
      const concerned = [...finder.tableNames].flatMap((name) => ofTable.get(name) ?? []);
      const breaking = concerned
        .map((change) => ({ ...change, breaks: finder.brokenBy(change) }))
        .filter(({ breaks }) => breaks.length > 0);
      if (breaking.length > 0) broken.push({ id, changes: breaking });
    },
    ({ id }, error) => {
      logFailure(logger, 'check_mapping_failed', { mapping_id: id }, error);
    },
  );
  return broken;
}
