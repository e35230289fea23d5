import type { Catalog } from '../analysis-types.js';
import type { CatalogSnapshot, CatalogTable } from '../catalog/snapshot.js';
import { MappingError } from '../errors.js';
import type { LoadOptions, MappingGenerator } from '../interface.js';
import { WrittenMapping } from '../mapping-text.js';
import { nodeModule } from '../node.js';
import { Channel, type Message, type Side } from './channel.js';
import type { CatalogHead, CatalogSource, CatalogTime, Ready } from './own-requests.js';
import type { Special } from './packing.js';

type AnyFunction = (...parameters: unknown[]) => unknown;

/** The worker's side: a generator, and the catalogs that the host made. */
class Served implements Side {
  readonly #load: (options: LoadOptions) => Promise<MappingGenerator>;
  readonly #catalogs = new Map<number, Catalog>();
  /** Of snapshots that are on their way. */
  readonly #tables = new Map<number, CatalogTable[]>();
  #generator: MappingGenerator | undefined;

  constructor(load: (options: LoadOptions) => Promise<MappingGenerator>) {
    this.#load = load;
  }

  /** What only the two sides say to each other; all else is asked of the generator. */
  readonly #own: Readonly<Record<string, AnyFunction | undefined>> = {
    start: async (options): Promise<Ready> => {
      this.#generator = await this.#load(options as LoadOptions);
      return { validPrimaryKeyTypes: this.#generator.validPrimaryKeyTypes };
    },
    tables: (id, tables) => {
      const known = this.#tables.get(id as number) ?? [];
      this.#tables.set(id as number, known.concat(tables as CatalogTable[]));
    },
    forgetTables: (id) => void this.#tables.delete(id as number),
    catalog: (id, source, time) =>
      this.#keep(
        id as number,
        this.#started.catalog(this.#snapshotOf(source as CatalogSource), clockOf(time)),
      ),
    loadCatalog: async (id, source, time, options) =>
      this.#keep(
        id as number,
        await this.#started.loadCatalog(this.#snapshotOf(source as CatalogSource), {
          ...(options as object),
          ...clockOf(time),
        }),
      ),
    forgetCatalog: (id) => {
      this.#catalogs.get(id as number)?.dispose();
      this.#catalogs.delete(id as number);
    },
  };

  serve(method: string, parameters: unknown[]): unknown {
    const own = this.#own[method];
    if (own) return own(...parameters);
    // `check`, or `language.hover`
    const target = method
      .split('.')
      .reduce<unknown>(
        (from, name) => (from as Record<string, unknown>)[name],
        this.#started,
      ) as AnyFunction;
    return target(...parameters);
  }

  name(): undefined {
    return undefined;
  }

  make(special: Special): unknown {
    if (special.kind === 'mapping') return new WrittenMapping(special.text);
    if (special.kind !== 'catalog') return undefined;
    const catalog = this.#catalogs.get(special.id);
    if (!catalog) throw new MappingError('disposed', 'The catalog was disposed of');
    // Its age is by the host's clock.
    return Object.create(catalog, { staleHours: { value: special.staleHours } }) as Catalog;
  }

  get #started(): MappingGenerator {
    if (this.#generator) return this.#generator;
    throw new MappingError('load_failed', 'The worker has not started');
  }

  #snapshotOf({ head, tables }: CatalogSource): CatalogSnapshot {
    if (tables === undefined) return head as CatalogSnapshot;
    return { ...(head as object), tables: this.#tables.get(tables) ?? [] } as CatalogSnapshot;
  }

  #keep(id: number, catalog: Catalog): CatalogHead {
    this.#catalogs.set(id, catalog);
    return { captured_at: catalog.captured_at, size: catalog.size };
  }
}

function clockOf(time: unknown): { ttlMs?: number; now: () => number } {
  const { ttlMs, now } = time as CatalogTime;
  return { ...(ttlMs === undefined ? {} : { ttlMs }), now: () => now };
}

interface Scope {
  postMessage(message: unknown): void;
}

/** Answers the side that started the worker. `load` gives the generator. */
export function serveGenerator(load: (options: LoadOptions) => Promise<MappingGenerator>): void {
  const threads = nodeModule('node:worker_threads') as
    | {
        parentPort:
          (Scope & { on(event: 'message', listener: (data: Message) => void): void }) | null;
      }
    | undefined;
  const port = threads?.parentPort ?? (globalThis as unknown as Scope);
  const channel = new Channel((message) => {
    port.postMessage(message);
  }, new Served(load));
  if (threads?.parentPort) {
    threads.parentPort.on('message', (data) => {
      channel.receive(data);
    });
  } else {
    addEventListener('message', ({ data }: MessageEvent<Message>) => {
      channel.receive(data);
    });
  }
}
