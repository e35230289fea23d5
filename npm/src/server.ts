import { isIntrospectionError, MappingError } from './errors.js';
import type {
  Introspect,
  IntrospectRequest,
  MappingGenerator,
  ScopedIntrospectionCache,
  ValidateOptions,
} from './interface.js';
import type { PreflightOptions } from './preflight-types.js';
import { given, handle, platformRefusal, refusal, Refused } from './server/http.js';
import type { Body, Handler, HandlerOptions } from './server/http.js';
import { problemsOf } from './server/problems.js';
import { requireValid, unavailable } from './snapshot.js';
import type { Report } from './types.js';

export type { Handler, HandlerOptions, Problem } from './server/http.js';
export type { MappingProblem } from './server/problems.js';

// The host's side, in the terms of the Fetch API: each handler takes a Request and gives a Response, as edge runtimes
// and most frameworks want it. Nothing here decides who may ask: mount it behind the host's own check of the user.

/** An {@link Introspect} that may act for the user of the request. The request's body has been read. */
export type HandlerIntrospect = (
  question: IntrospectRequest,
  context: { signal: AbortSignal; request: Request },
) => ReturnType<Introspect>;

/**
 * Answers what `fetchIntrospection` asks, usually with a `trinoIntrospection`: one for all, or that of the user.
 *
 * Where the cluster cannot be asked, an IntrospectionError's message is passed on; that of any other error only goes to
 * `onError`.
 *
 * @example
 * createIntrospectionHandler((question, context) => clusterAs(userOf(context.request))(question, context));
 */
export function createIntrospectionHandler(
  introspect: HandlerIntrospect,
  options: HandlerOptions = {},
): Handler {
  return handle(options, async ({ text }, request) => {
    const question = readQuestion(text);
    const { signal } = request;
    try {
      return Response.json((await introspect(question, { signal, request })) ?? {});
    } catch (error) {
      throw new Refused(answerTo(error), error);
    }
  });
}

/** Not 503: whoever asks would try again, and the cluster was given its time already. */
function answerTo(error: unknown): Response {
  if (!isIntrospectionError(error)) return refusal(500, 'the cluster could not be asked');
  const { kind, message, line, column, errorName } = error;
  if (kind !== 'query') return refusal(500, message);
  return Response.json({ error: { kind, message, line, column, errorName } }, { status: 422 });
}

/** How a mapping is validated for a request. */
export type PlatformValidation = Omit<ValidateOptions, 'signal' | 'onProgress'>;

/** What the platform's handlers need: a generator, and how to ask the cluster. */
export interface PlatformOptions extends HandlerOptions {
  generator: MappingGenerator;
  /**
   * For all, or for each request: then the introspection acts for its user, whose cache is a scope of the common one.
   * A cache without a scope serves only the introspection, the function itself, that filled it.
   *
   * @example
   * validate: (request) => ({ introspect: clusterAs(userOf(request)), cache: cache.scope(userOf(request)) })
   */
  validate: PlatformValidation | ((request: Request) => Given<PlatformValidation>);
}

/** Something of the host's, at once or later. A MappingError with a `status`, thrown or given, is the answer: 403, 404. */
export type Given<Value> = Value | MappingError | Promise<Value | MappingError>;

export interface MappingHandlerOptions extends PlatformOptions {
  store: (text: string, report: Report, request: Request) => unknown;
  /** Mappings with more definitions are refused (413): each asks the cluster twice. Default 1000. */
  maxDefinitions?: number | undefined;
}

/**
 * Creates a mapping: the body is its JSON text. A valid one is given to `store`, whose result is the answer (201). One
 * that is not valid is refused with the platform's `VALIDATION_FAILED` (400), where the cluster could not be asked with
 * `STARBURST_UNAVAILABLE` (503); `errors` beside it lists what was found: `[{ pointer, detail, code, range }]`.
 */
export function createMappingHandler(options: MappingHandlerOptions): Handler {
  const { generator, store, maxDefinitions = 1000 } = options;
  return handle(options, async ({ text, bytes }, request) => {
    if (text === undefined) return refusalOf(generator, generator.check(bytes));
    if (definitionsIn(text, maxDefinitions) > maxDefinitions) {
      return refusal(413, `the mapping has more than ${String(maxDefinitions)} definitions`);
    }
    const report = await validated(options, text, request);
    if (report.status === 'invalid') return refusalOf(generator, report);
    if (report.status === 'unchecked') throw refused(unavailable(report), report);
    return Response.json(given(await store(text, report, request)) ?? {}, { status: 201 });
  });
}

export interface SnapshotHandlerOptions extends PlatformOptions {
  /** Finds the stored mapping that the body, or the request's address, asks for. Undefined: there is none (404). */
  mappingOf: (text: string, request: Request) => Given<string | null | undefined>;
  create: (mapping: string, report: Report, request: Request) => unknown;
}

/**
 * Creates a snapshot: `mappingOf` finds the stored mapping that the body asks for. It is validated as things are now;
 * where it no longer holds, the answer is `STARBURST_ERROR` (400), where the cluster could not be asked
 * `STARBURST_UNAVAILABLE` (503), each with `errors` beside it. Otherwise `create` starts the snapshot, and its result is
 * the answer (201).
 */
export function createSnapshotHandler(options: SnapshotHandlerOptions): Handler {
  const { mappingOf, create } = options;
  return handle(options, async (body, request) => {
    const mapping = given(await mappingOf(jsonIn(body), request)) ?? undefined;
    if (mapping === undefined) {
      throw new MappingError('MAPPING_NOT_FOUND', 'The mapping does not exist', { status: 404 });
    }
    const report = await validated(options, mapping, request);
    try {
      requireValid(report);
    } catch (error) {
      throw refused(error as MappingError, report);
    }
    return Response.json(given(await create(mapping, report, request)) ?? {}, { status: 201 });
  });
}

export interface PreflightHandlerOptions extends HandlerOptions {
  generator: MappingGenerator;
  /**
   * For all, or for each request: then `run` acts for its user.
   *
   * @example
   * preflight: (request) => ({ run: clusterAs(userOf(request)).run })
   */
  preflight: PlatformPreflight | ((request: Request) => Given<PlatformPreflight>);
  /** Mappings with more definitions are refused (413): each is scanned. Default 1000. */
  maxDefinitions?: number | undefined;
}

/** How a preflight is made for a request. */
export type PlatformPreflight = Omit<PreflightOptions, 'signal' | 'onProgress'>;

/**
 * Finds out whether the load of a mapping will succeed: the body is its JSON text, the answer the PreflightReport, whatever
 * its status is. One whose structure is not valid is refused with the platform's `VALIDATION_FAILED` (400).
 */
export function createPreflightHandler(options: PreflightHandlerOptions): Handler {
  const { generator, preflight, maxDefinitions = 1000 } = options;
  return handle(options, async ({ text, bytes }, request) => {
    const checked = generator.check(text ?? bytes);
    if (text === undefined || checked.stages[0]?.status !== 'passed') {
      return refusalOf(generator, checked);
    }
    if (definitionsIn(text, maxDefinitions) > maxDefinitions) {
      return refusal(413, `the mapping has more than ${String(maxDefinitions)} definitions`);
    }
    const own = typeof preflight === 'function' ? given(await preflight(request)) : preflight;
    return Response.json(await generator.preflight(text, { ...own, signal: request.signal }));
  });
}

const refused = (error: MappingError, report: Report): Refused =>
  new Refused(platformRefusal(error, problemsOf(report)), error);

function refusalOf(generator: MappingGenerator, report: Report): Response {
  const { detail, status = 400 } = generator.toErrorResponse(report) ?? {};
  return Response.json({ detail, errors: problemsOf(report) }, { status });
}

async function validated(
  { generator, validate }: PlatformOptions,
  mapping: string,
  request: Request,
): Promise<Report> {
  const { signal } = request;
  if (typeof validate !== 'function') return generator.validate(mapping, { ...validate, signal });
  const own = given(await validate(request));
  const { introspect, cache } = own as { cache?: Partial<ScopedIntrospectionCache> } & typeof own;
  // What one user's introspection was told must not serve another's.
  const scoped = cache?.scope?.(introspect) ?? cache;
  return generator.validate(mapping, { ...own, ...(scoped && { cache: scoped }), signal });
}

/** Shorter than any definition that the cluster would be asked about. */
const shortestDefinition = 50;

/** How many definitions a text has, or 0 where they cannot be too many: then nothing of it need be read here. */
function definitionsIn(text: string, most: number): number {
  if (text.length < most * shortestDefinition) return 0;
  try {
    const { node_definitions: nodes, edge_definitions: edges } = JSON.parse(text) as {
      node_definitions?: unknown;
      edge_definitions?: unknown;
    };
    return [nodes, edges].reduce(
      (sum: number, list) => sum + (Array.isArray(list) ? list.length : 0),
      0,
    );
  } catch {
    // No JSON: nothing of it is asked.
    return 0;
  }
}

/** The body's text, which is JSON unless the request has none. */
function jsonIn({ text }: Body): string {
  const wrong = (detail: string): Refused =>
    new Refused(refusal(400, `the body is no JSON`, [{ pointer: '#', detail }]));
  if (text === undefined) throw wrong('The text is not UTF-8');
  if (text === '') return text;
  try {
    JSON.parse(text);
  } catch (error) {
    throw wrong((error as Error).message);
  }
  return text;
}

type Check = [
  pointer: string,
  detail: string,
  holds: (question: Partial<IntrospectRequest>) => boolean,
];

const questionChecks: Check[] = [
  [
    '#/kind',
    "must be 'explain' or 'columns'",
    ({ kind }) => kind === 'explain' || kind === 'columns',
  ],
  ['#/sql', 'must be a text', ({ sql }) => typeof sql === 'string'],
  ['#/definition', 'must have kind, name and index', ({ definition }) => isDefinition(definition)],
];

function readQuestion(text: string | undefined): IntrospectRequest {
  const body = jsonIn({ text, bytes: new Uint8Array() });
  const value = (body === '' ? {} : JSON.parse(body)) as Partial<IntrospectRequest> | null;
  const wrong = questionChecks
    .filter(([, , holds]) => !holds(value ?? {}))
    .map(([pointer, detail]) => ({ pointer, detail }));
  if (wrong.length > 0) throw new Refused(refusal(400, 'the body is no question', wrong));
  const { kind, sql, definition } = value as IntrospectRequest;
  const { kind: of, name, index } = definition;
  return { kind, sql, definition: { kind: of, name, index } };
}

function isDefinition(value: unknown): boolean {
  const { kind, name, index } = (value ?? {}) as Record<string, unknown>;
  return (
    (kind === 'node' || kind === 'edge') &&
    typeof name === 'string' &&
    Number.isSafeInteger(index) &&
    (index as number) >= 0
  );
}
