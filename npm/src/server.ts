import { isIntrospectionError, MappingError, messageOf } from './errors.js';
import type {
  Introspect,
  IntrospectRequest,
  MappingGenerator,
  ValidateOptions,
} from './interface.js';
import type { Report } from './types.js';

// The host's side, in the terms of the Fetch API: each handler takes a Request and gives a Response, as edge runtimes
// and most frameworks want it. Nothing here decides who may ask: mount it behind the host's own check of the user.

export type Handler = (request: Request) => Promise<Response>;

export interface HandlerOptions {
  /** Bodies that are longer are refused; default 32 MiB, the longest mapping. */
  maxBytes?: number;
}

const defaultMaxBytes = 32 * 1024 * 1024;

/**
 * Answers what `fetchIntrospection` asks, usually with a `trinoIntrospection`.
 *
 * @example
 * const handler = createIntrospectionHandler(trinoIntrospection({ url, user }));
 */
export function createIntrospectionHandler(
  introspect: Introspect,
  options: HandlerOptions = {},
): Handler {
  return handle(options, async (text, { signal }) => {
    const question = readQuestion(text);
    try {
      return Response.json((await introspect(question, { signal })) ?? {});
    } catch (error) {
      const refused = isIntrospectionError(error) && error.kind === 'query';
      const kind = refused ? 'query' : 'unavailable';
      const { line, column, errorName } = refused ? error : {};
      // Not 503: whoever asks would try again, and the cluster was given its time already.
      return Response.json(
        { error: { kind, message: messageOf(error), line, column, errorName } },
        { status: refused ? 422 : 500 },
      );
    }
  });
}

/** What the platform's handlers need: a generator, and how to ask the cluster. */
export interface PlatformOptions extends HandlerOptions {
  generator: MappingGenerator;
  validate: Omit<ValidateOptions, 'signal' | 'onProgress'>;
}

/**
 * Creates a mapping: the body is its JSON text. A mapping that is not valid is refused with the platform's
 * `VALIDATION_FAILED`; a valid one is given to `store`, whose result is the answer (201).
 */
export function createMappingHandler(
  options: PlatformOptions & { store: (text: string, report: Report) => unknown },
): Handler {
  const { generator, validate, store } = options;
  return handle(options, async (text, { signal }) => {
    const report = await generator.validate(text, { ...validate, signal });
    const refusal = generator.toErrorResponse(report);
    if (refusal) return Response.json({ detail: refusal.detail }, { status: refusal.status });
    return Response.json((await store(text, report)) ?? {}, { status: 201 });
  });
}

/**
 * Creates a snapshot: `mappingOf` finds the stored mapping that the body asks for. It is validated as things are now;
 * where it no longer holds, the answer is `STARBURST_ERROR` (400), where the cluster could not be asked
 * `STARBURST_UNAVAILABLE` (503). Otherwise `create` starts the snapshot, and its result is the answer (201).
 */
export function createSnapshotHandler(
  options: PlatformOptions & {
    mappingOf: (text: string) => Promise<string> | string;
    create: (mapping: string, report: Report) => unknown;
  },
): Handler {
  const { generator, validate, mappingOf, create } = options;
  return handle(options, async (text, { signal }) => {
    const mapping = await mappingOf(text);
    try {
      const report = await generator.validateForSnapshot(mapping, { ...validate, signal });
      return Response.json((await create(mapping, report)) ?? {}, { status: 201 });
    } catch (error) {
      if (!(error instanceof MappingError) || error.status === undefined) throw error;
      const { code, message, details, status } = error;
      return Response.json({ detail: { code, message, details } }, { status });
    }
  });
}

/** Checks what all handlers check; what goes wrong inside is not told to the outside. */
function handle(
  { maxBytes = defaultMaxBytes }: HandlerOptions,
  answer: (text: string, request: Request) => Promise<Response>,
): Handler {
  return async (request) => {
    if (request.method !== 'POST') return refusal(405, 'only POST is answered');
    // A form of another origin can send everything but this type without asking first.
    const type = request.headers.get('Content-Type') ?? '';
    if (!/^application\/json\b/i.test(type)) return refusal(415, 'the body must be JSON');
    try {
      const text = await readBody(request, maxBytes);
      if (text === undefined) return refusal(413, 'the body is too long');
      return await answer(text, request);
    } catch (error) {
      if (error instanceof MappingError && error.code === 'bad_request') {
        return refusal(400, error.message);
      }
      return refusal(500, 'the server failed');
    }
  };
}

const refusal = (status: number, message: string): Response =>
  Response.json({ error: { kind: 'unavailable', message } }, { status });

/** Undefined for a body that is longer than allowed, of which no more is read. */
async function readBody(request: Request, maxBytes: number): Promise<string | undefined> {
  if (Number(request.headers.get('Content-Length') ?? 0) > maxBytes) return undefined;
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (!part || part.done) return text + decoder.decode();
    bytes += part.value.length;
    if (bytes > maxBytes) {
      await reader?.cancel();
      return undefined;
    }
    text += decoder.decode(part.value, { stream: true });
  }
}

function readQuestion(text: string): IntrospectRequest {
  const wrong = new MappingError('bad_request', 'the body is no question');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong;
  }
  const { kind, sql, definition } = (value ?? {}) as Partial<IntrospectRequest>;
  if ((kind !== 'explain' && kind !== 'columns') || typeof sql !== 'string') throw wrong;
  if (typeof definition !== 'object') throw wrong;
  return { kind, sql, definition };
}
