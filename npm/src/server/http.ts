import { decodeUtf8, readBody } from '../body.js';
import { isMappingError, MappingError } from '../errors.js';
import { limitTime, requireBytes, requireTime, withinText } from '../signals.js';

export type Handler = (request: Request) => Promise<Response>;

export interface HandlerOptions {
  /** Bodies that are longer are refused (413); default 32 MiB, the longest mapping. */
  maxBytes?: number | undefined;
  /** How long a body may be on its way, in ms; default 30,000 (408). Infinity stands for no limit. */
  bodyTimeoutMs?: number | undefined;
  /** Is told what stands behind an answer of 500 and more, which says little of it. What it throws is ignored. */
  onError?: ((error: unknown, request: Request) => unknown) | undefined;
}

/** What is wrong with a part of the request, as in RFC 9457. */
export interface Problem {
  /** JSON pointer as a fragment, `#/node_definitions/0/label`; `#` is the whole. */
  pointer: string;
  detail: string;
}

/** A request's body. `text` is undefined where the bytes are no UTF-8: guessing would change what is stored. */
export interface Body {
  bytes: Uint8Array;
  text: string | undefined;
}

/** After so many seconds a client may try again what could not be checked. */
const retryAfter = '5';

/** Checks what all handlers check; what goes wrong inside is not told to the outside. */
export function handle(
  options: HandlerOptions,
  answer: (body: Body, request: Request) => Promise<Response>,
): Handler {
  const { maxBytes = 32 * 1024 * 1024, bodyTimeoutMs = 30_000, onError } = options;
  requireBytes('maxBytes', maxBytes);
  requireTime('bodyTimeoutMs', bodyTimeoutMs);
  return async (request) => {
    const refused = refusalOfHead(request, maxBytes);
    if (refused) return refused;
    try {
      const body = await bodyOf(request, maxBytes, bodyTimeoutMs);
      if (body instanceof Response) return body;
      return await answer(body, request);
    } catch (error) {
      const response = failure(error);
      if (response.status >= 500 && !request.signal.aborted) tell(onError, error, request);
      return response;
    }
  };
}

function refusalOfHead(request: Request, maxBytes: number): Response | undefined {
  if (request.method !== 'POST') return refusal(405, 'only POST is answered');
  // A form of another origin can send everything but this type without asking first.
  const type = request.headers.get('Content-Type') ?? '';
  if (!/^application\/json\b/i.test(type)) return refusal(415, 'the body must be JSON');
  const isLong = Number(request.headers.get('Content-Length') ?? 0) > maxBytes;
  return isLong ? tooLong() : undefined;
}

async function bodyOf(
  request: Request,
  maxBytes: number,
  timeoutMs: number,
): Promise<Body | Response> {
  const limit = limitTime(request.signal, timeoutMs);
  try {
    const bytes = await readBody(request.body, maxBytes, limit.signal);
    return bytes ? { bytes, text: decodeUtf8(bytes) } : tooLong();
  } catch (error) {
    if (limit.expired) return refusal(408, `the body did not arrive: ${withinText(timeoutMs)}`);
    // Nobody reads the answer any more; 499 is what servers note down for that.
    if (request.signal.aborted) return refusal(499, 'the request was given up');
    throw error;
  } finally {
    limit.release();
  }
}

const tooLong = (): Response => refusal(413, 'the body is too long');

/** An answer in the form in which `fetchIntrospection` expects it, with what is wrong beside it. */
export function refusal(status: number, message: string, errors?: Problem[]): Response {
  return Response.json({ error: { kind: 'unavailable', message }, errors }, { status });
}

/** The platform's envelope, with what is wrong beside it. */
export function platformRefusal(
  { code, message, details, status = 500 }: MappingError,
  errors?: Problem[],
): Response {
  const headers: HeadersInit = status === 503 ? { 'Retry-After': retryAfter } : {};
  return Response.json({ detail: { code, message, details }, errors }, { status, headers });
}

/** A MappingError with a status is an answer, whoever throws it: so the host can say 403 or 404. */
function failure(error: unknown): Response {
  if (error instanceof Refused) return error.response;
  const { status } = isMappingError(error) ? error : {};
  const isAnswer = status !== undefined && status >= 400 && status <= 599;
  return isAnswer ? platformRefusal(error as MappingError) : refusal(500, 'the server failed');
}

/** Ends the handling with an answer. `cause` is what `onError` is told. */
export class Refused extends Error {
  readonly response: Response;

  constructor(response: Response, cause?: unknown) {
    super('refused', { cause });
    this.response = response;
  }
}

function tell(onError: HandlerOptions['onError'], error: unknown, request: Request): void {
  const cause = error instanceof Refused ? error.cause : error;
  try {
    void Promise.resolve(onError?.(cause, request)).catch(() => undefined);
  } catch {
    // A broken logger must not change the answer.
  }
}

/** What the host gave; a MappingError that it returns counts as thrown. */
export function given<Value>(value: Value): Exclude<Value, MappingError> {
  if (isMappingError(value)) throw value;
  return value as Exclude<Value, MappingError>;
}
