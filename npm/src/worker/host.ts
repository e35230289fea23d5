import type { Catalog, LoadCatalogOptions } from '../analysis-types.js';
import { MappingError } from '../errors.js';
import type { MappingInput, ValidateOptions } from '../interface.js';
import { ask } from '../introspection.js';
import { toInput, WrittenMapping } from '../mapping-text.js';
import { CatalogHandle } from './catalog-handle.js';
import { Channel, type Side } from './channel.js';
import type { CatalogHead, CatalogSource } from './own-requests.js';
import { isPlainObject, type Special } from './packing.js';
import { broken, hold, listen } from './ports.js';
import type { WorkerLike } from './worker-like.js';

/** How many tables of a snapshot are sent at once, so that no message holds the page. */
const tablesAtOnce = 200;

/** The host's side of a worker. */
export class Host implements Side {
  readonly #worker: WorkerLike;
  readonly #channel: Channel;
  readonly #catalogs = new WeakSet();
  readonly #forgotten = new FinalizationRegistry<number>((id) => {
    this.#forget(id);
  });
  #catalogCount = 0;
  #openCalls = 0;
  #hasStarted = false;

  constructor(worker: WorkerLike) {
    this.#worker = worker;
    this.#channel = new Channel((message) => {
      worker.postMessage(message);
    }, this);
    listen(worker, {
      onMessage: (message) => {
        this.#hasStarted = true;
        this.#channel.receive(message);
      },
      onEnd: (reason) => {
        this.#end(broken(reason, this.#hasStarted));
      },
    });
  }

  readonly terminate = (): void => {
    this.#end(
      new MappingError('disposed', 'The worker was ended: loadInWorker() gives another one'),
    );
  };

  /** Asks the worker. */
  async plain(method: string, parameters: unknown[]): Promise<unknown> {
    this.#openCalls += 1;
    hold(this.#worker, true);
    try {
      return await this.#channel.call(method, parameters.map(cancellable));
    } finally {
      this.#openCalls -= 1;
      if (this.#openCalls === 0) hold(this.#worker, false);
    }
  }

  /** Asks about a mapping; what the host lends for it is called here, and its cache stays here. */
  async mapping(method: string, [mapping, ...rest]: unknown[]): Promise<unknown> {
    return this.plain(method, [written(mapping as MappingInput), ...rest.map(askedHere)]);
  }

  /** Makes a catalog that is kept in the worker. */
  async catalog(method: string, [snapshot, given]: unknown[]): Promise<Catalog> {
    const options = (given ?? {}) as LoadCatalogOptions;
    const { ttlMs, now = Date.now, ...rest } = options;
    const id = (this.#catalogCount += 1);
    try {
      const source = await this.#sent(id, method, snapshot, options.signal);
      const time = { ttlMs, now: now() };
      const head = (await this.plain(method, [id, source, time, rest])) as CatalogHead;
      return this.#keep(id, head, options);
    } finally {
      this.#tell('forgetTables', id);
    }
  }

  /** Ends the worker and all that it holds. */
  here(): Promise<void> {
    this.terminate();
    return Promise.resolve();
  }

  serve(method: string): never {
    throw new MappingError('bad_argument', `The host serves no '${method}'`);
  }

  name(value: unknown): Special | undefined {
    if (value instanceof WrittenMapping) return { kind: 'mapping', text: value.text };
    if (value instanceof CatalogHandle && this.#catalogs.has(value)) return value.special;
    if (!isCatalog(value)) return undefined;
    throw new MappingError('bad_argument', 'Expected what catalog(snapshot) of this worker gives');
  }

  make(): undefined {
    return undefined;
  }

  /** A snapshot on its way. What is none is sent as it is: the worker says what is wrong with it. */
  async #sent(
    id: number,
    method: string,
    snapshot: unknown,
    signal: AbortSignal | undefined,
  ): Promise<CatalogSource> {
    if (method === 'catalog' || !isPlainObject(snapshot) || !Array.isArray(snapshot.tables))
      return { head: snapshot };
    const { tables, ...head } = snapshot;
    for (let from = 0; from < tables.length; from += tablesAtOnce) {
      signal?.throwIfAborted();
      await this.plain('tables', [id, tables.slice(from, from + tablesAtOnce)]);
    }
    return { head, tables: id };
  }

  #keep(id: number, head: CatalogHead, options: LoadCatalogOptions): Catalog {
    const handle = new CatalogHandle(id, head, options, () => {
      this.#forget(id);
    });
    this.#catalogs.add(handle);
    this.#forgotten.register(handle, id);
    return handle;
  }

  #forget(id: number): void {
    this.#tell('forgetCatalog', id);
  }

  /** Where the worker is gone, there is nothing left to be told. */
  #tell(method: string, id: number): void {
    this.#channel.call(method, [id]).catch(() => undefined);
  }

  #end(reason: MappingError): void {
    this.#channel.close(reason);
    this.#worker.terminate();
  }
}

/** Functions of the host may end what they are lent to, so there is always a signal beside them. */
function cancellable(parameter: unknown): unknown {
  if (!isPlainObject(parameter) || isCatalog(parameter)) return parameter;
  const lends = Object.values(parameter).some((member) => typeof member === 'function');
  return lends
    ? { ...parameter, signal: parameter.signal ?? new AbortController().signal }
    : parameter;
}

/** Bytes go without what else their buffer holds; an object goes as what the core would be given for it. */
function written(mapping: MappingInput): unknown {
  const { input, source } = toInput(mapping);
  if (typeof input !== 'string') return input.slice();
  return source === 'text' ? input : new WrittenMapping(input);
}

/** With an `introspect` that asks the cache first, and gives nothing but columns. */
function askedHere(parameter: unknown): unknown {
  if (!isPlainObject(parameter) || typeof parameter.introspect !== 'function') return parameter;
  const { introspect, cache, ...rest } = parameter as unknown as ValidateOptions;
  const asked: typeof introspect = (request, { signal }) => {
    const askHost = (ended: AbortSignal) => ask(introspect, request, ended);
    return cache ? cache.resolve(request, askHost, signal) : askHost(signal);
  };
  return { ...rest, introspect: asked };
}

const isCatalog = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'captured_at' in value && 'dispose' in value;
