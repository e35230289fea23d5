// Options that are not there may be undefined: under exactOptionalPropertyTypes that is a type of its own.
import {
  createIntrospectionCache,
  fetchCatalog,
  fetchIntrospection,
  isMappingError,
  load,
  trinoIntrospection,
} from 'mapping-generator';
import type { CheckOptions, Locale, ValidateOptions } from 'mapping-generator';
import { createMappingHandler } from 'mapping-generator/server';

const { TOKEN: token } = process.env;

export async function use(signal: AbortSignal | undefined, locale: Locale | undefined) {
  const generator = await load({ wasmUrl: token, wasmModule: undefined });
  const introspect = trinoIntrospection({
    url: 'http://localhost',
    user: 'ann',
    token,
    catalog: token,
    roles: undefined,
    timeoutMs: undefined,
  });
  const page = fetchIntrospection('/api', { headers: undefined, timeoutMs: undefined });
  const cache = createIntrospectionCache({ ttlMs: undefined });
  const check: CheckOptions = { locale, policy: { label: token }, session: { catalog: token } };
  const options: ValidateOptions = { ...check, introspect, signal, cache: cache.scope('ann') };
  await fetchCatalog({ introspection: introspect, signal, schemas: undefined });
  const bytes = [new ArrayBuffer(1), new DataView(new ArrayBuffer(1))];
  for (const mapping of bytes) generator.check(mapping, check);
  await generator.validate('{}', { ...options, introspect: page });
  return createMappingHandler({
    generator,
    validate: (request) => ({
      ...options,
      introspect,
      locale: request.headers.has('x') ? 'zh' : locale,
    }),
    store: () => undefined,
    onError: (error) => console.log(isMappingError(error) && error.code),
    maxBytes: undefined,
  });
}
