import {
  createIntrospectionCache,
  fetchIntrospection,
  diffCatalog,
  fetchCatalog,
  load,
  MappingError,
  searchCatalog,
  trinoIntrospection,
} from 'mapping-generator';
import type { CatalogChange, Introspect, Report, ValidateOptions } from 'mapping-generator';
import { load as loadInline } from 'mapping-generator/inline';
import { useMappingDiagnostics } from 'mapping-generator/react';
import { loadInWorker } from 'mapping-generator/worker';
import type { Promisified, WorkerGenerator } from 'mapping-generator/worker';

const introspect: Introspect = async (
  request,
  { signal },
): Promise<{ columns?: { name: string; type: string }[] } | void> => {
  if (signal.aborted) return;
  return request.kind === 'columns'
    ? { columns: [{ name: request.sql, type: 'bigint' }] }
    : undefined;
};
const options: ValidateOptions = {
  introspect,
  cache: createIntrospectionCache({ ttlMs: 1000 }),
  concurrency: 2,
};

export async function use(mapping: string): Promise<Report> {
  const generator = await load({ wasmUrl: new URL('file:///core.wasm') });
  const inline: typeof generator = await loadInline({ wasmModule: new Uint8Array(8) });
  try {
    return await generator.validate(mapping, {
      ...options,
      introspect: fetchIntrospection('/introspect'),
    });
  } catch (error) {
    if (error instanceof MappingError && error.status === 503) return inline.check(mapping);
    throw error;
  }
}

export async function drift(mapping: string): Promise<CatalogChange[]> {
  const introspection = trinoIntrospection({
    url: 'http://localhost',
    user: 'ann',
    token: () => 't',
  });
  const old = await fetchCatalog({ introspection, schemas: ['tpch.tiny'] });
  const now = await fetchCatalog({ url: 'http://localhost', user: 'ann' });
  console.log(searchCatalog(now, 'customer', { limit: 1 })[0]?.path);
  const generator = await load();
  return diffCatalog(old, now, mapping, { generator, session: { catalog: 'tpch' } });
}

export async function later(text: string): Promise<(string | undefined)[]> {
  const worker: WorkerGenerator = await loadInWorker({ wasmUrl: '/core.wasm' });
  const asked: Promisified<Pick<typeof worker, 'check'>> = worker;
  const { items } = await worker.language.complete(text, 0);
  const types: readonly string[] = worker.validPrimaryKeyTypes;
  worker.terminate();
  return [...items.map(({ detail }) => detail), (await asked.check(text)).status, types[0]];
}

export const problems = (text: string) =>
  useMappingDiagnostics(text, { generator: load(), locale: 'zh' }).diagnostics;
