import { isMappingError, messageOf } from '../errors.js';
import type { LoadOptions, MappingGenerator } from '../interface.js';
import { nodeModule } from '../node.js';
import { Host } from './host.js';
import { generatorMethods, languageMethods, services } from './methods.js';
import type { Ready } from './own-requests.js';
import { broken } from './ports.js';
import type { WorkerLike } from './worker-like.js';
import type { Promisified } from './promisified.js';

/** A generator in a worker: the same interface, answered later. */
export interface WorkerGenerator extends Promisified<MappingGenerator> {
  /** Ends the worker at once; what is asked, and whatever is asked later, is rejected with `disposed`. */
  readonly terminate: () => void;
}

export interface WorkerOptions extends LoadOptions {
  /**
   * A worker whose script is `mapping-generator/worker-entry`, for bundlers that do not find the package's own: of a page or
   * of Node's `worker_threads`. It belongs to the generator from then on.
   */
  worker?: WorkerLike | undefined;
}

export type LoadInWorker = (options?: WorkerOptions) => Promise<WorkerGenerator>;

/** Makes an entry's `loadInWorker`; `startOwn` starts the package's own worker. */
export function createLoadInWorker(startOwn: () => WorkerLike): LoadInWorker {
  return async ({ worker, wasmUrl, wasmModule } = {}) => {
    const host = new Host(worker ?? started(startOwn));
    try {
      const options = { wasmUrl: wasmUrl && absolute(wasmUrl), wasmModule };
      return generatorOf(host, (await host.plain('start', [options])) as Ready);
    } catch (error) {
      host.terminate();
      throw error;
    }
  };
}

function started(startOwn: () => WorkerLike): WorkerLike {
  try {
    return startOwn();
  } catch (error) {
    throw isMappingError(error) ? error : broken(messageOf(error), false);
  }
}

/** A worker's own place is another one than that of its page. */
function absolute(wasmUrl: string | URL): string {
  if (nodeModule('node:fs')) return String(wasmUrl);
  const { document, location } = globalThis as {
    document?: { baseURI: string };
    location?: { href: string };
  };
  return new URL(wasmUrl, document?.baseURI ?? location?.href).href;
}

function generatorOf(host: Host, ready: Ready): WorkerGenerator {
  const methods = (
    names: typeof generatorMethods | typeof languageMethods,
    prefix: string,
  ): object =>
    Object.fromEntries(
      Object.entries(names).map(([name, way]) => [
        name,
        (...parameters: unknown[]) => host[way](prefix + name, parameters),
      ]),
    );
  const languages = services.map((service) => [service, methods(languageMethods, `${service}.`)]);
  return {
    ...methods(generatorMethods, ''),
    ...(Object.fromEntries(languages) as object),
    validPrimaryKeyTypes: Object.freeze(ready.validPrimaryKeyTypes),
    terminate: host.terminate,
  } as WorkerGenerator;
}
