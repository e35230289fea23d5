import { requireNoPassword } from '../address.js';
import { MappingError } from '../errors.js';
import { Redactor } from '../redaction.js';
import { requireBytes, requireTime } from '../signals.js';

/** How to reach Trino or Starburst, and as whom. */
export interface TrinoOptions {
  /**
   * The coordinator's address: `https://trino.example.com`. A page cannot call Trino itself, since Trino answers no
   * cross-origin request: there, the path of a proxy on the page's own origin, such as `/trino`.
   */
  url: string | URL;
  user: string;
  /** For names that the SQL does not qualify. */
  catalog?: string | undefined;
  schema?: string | undefined;
  /** A bearer token (JWT, OAuth 2), or what gives one: it is called for each question, so that it may renew it. */
  token?: string | (() => string | Promise<string>) | undefined;
  /** By catalog; `system` for the cluster's own roles: `{ system: 'analyst' }`. `ALL` and `NONE` are Trino's words. */
  roles?: Record<string, string> | undefined;
  /** Sent with each request. Like the token, they never appear in an error. */
  headers?: Record<string, string> | undefined;
  /** Default: the global one. What rejects is asked again for some seconds, except with an IntrospectionError. */
  fetch?: typeof fetch | undefined;
  /** For one question with all its requests, in ms; default 60,000. Infinity stands for no limit. */
  timeoutMs?: number | undefined;
  /** The longest answer to one question, with all its pages, in bytes; default 16 MiB. `run` has a limit of its own. */
  maxAnswerBytes?: number | undefined;
}

const defaultAnswerBytes = 16 * 1024 * 1024;

/** What leaves for the server with each request of one question. */
export interface Credentials {
  headers: Headers;
  /** Takes them out of what the server says. */
  redactor: Redactor;
}

/** Checked options, and all that leaves for the server. */
export class Connection {
  readonly timeoutMs: number;
  readonly maxAnswerBytes: number;
  readonly #base: URL;
  /** Of the base, without a slash at its end. */
  readonly #path: string;
  readonly #headers: Headers;
  readonly #secretHeaders: [string, string][];
  readonly #token: TrinoOptions['token'];
  readonly #fetch: typeof fetch | undefined;

  constructor(options: TrinoOptions) {
    // The types say so, but a page in plain JavaScript can pass anything.
    if (!(options as TrinoOptions | undefined)) throw badArgument('options must be given');
    const { timeoutMs = 60_000, maxAnswerBytes = defaultAnswerBytes, headers = {} } = options;
    requireTime('timeoutMs', timeoutMs);
    requireBytes('maxAnswerBytes', maxAnswerBytes);
    this.timeoutMs = timeoutMs;
    this.maxAnswerBytes = maxAnswerBytes;
    this.#base = baseOf(options.url);
    this.#path = this.#base.pathname.replace(/\/+$/, '');
    this.#headers = headersOf(options);
    this.#secretHeaders = Object.entries(headers);
    this.#token = options.token;
    this.#fetch = options.fetch;
  }

  /** As it is at the moment, so that a page that replaces the global one is heard. */
  get send(): typeof fetch {
    return this.#fetch ?? fetch;
  }

  get statementAddress(): string {
    return `${this.#base.origin}${this.#path}/v1/statement`;
  }

  /**
   * Where the answer goes on: the address that the server names, when it lies at the origin that the host has chosen;
   * a gateway may lead to any path there. Behind a proxy Trino names itself as the proxy calls it, or without the path
   * that the proxy takes away: then it is the same place below the address that it is reached by. Nothing is sent to
   * another origin.
   *
   * @throws Error for what is no such address
   */
  follow(nextUri: string): string {
    const next = parsed(nextUri, this.statementAddress);
    if (next?.protocol !== 'http:' && next?.protocol !== 'https:') throw new Error(noAddress);
    const { pathname, search } = next;
    const own = `${this.#path}/`;
    // With another scheme it is the same server, whose proxy ends the encryption.
    const isOwnHost = next.hostname === this.#base.hostname && next.port === this.#base.port;
    const isBelow = own !== '/' && pathname.startsWith(own);
    if (isBelow || (isOwnHost && (own === '/' || !pathname.startsWith('/v1/')))) {
      return `${this.#base.origin}${pathname}${search}`;
    }
    const start = pathname.search(/\/v1\/statement\/|\/v1\/(?!.*\/v1\/statement\/)/);
    if (start < 0) throw new Error(noAddress);
    return `${this.#base.origin}${this.#path}${pathname.slice(start)}${search}`;
  }

  /** Fresh for each question; rejects with a reason that has no secret in it. */
  async credentials(more: Record<string, string> = {}): Promise<Credentials> {
    const headers = new Headers(this.#headers);
    const token = typeof this.#token === 'function' ? await this.#token() : this.#token;
    const bearer: [string, string][] =
      token === undefined ? [] : [['Authorization', `Bearer ${token}`]];
    try {
      for (const [name, value] of [...Object.entries(more), ...bearer]) headers.set(name, value);
    } catch {
      throw new Error('the token is not valid in HTTP');
    }
    return { headers, redactor: new Redactor([...this.#secretHeaders, ...bearer]) };
  }
}

const noAddress = 'the cluster names no address for the rest of its answer';

function baseOf(url: string | URL): URL {
  requireNoPassword(url);
  const here = (globalThis as { location?: { href: string } }).location?.href;
  const address = parsed(String(url), here);
  if (address?.protocol !== 'http:' && address?.protocol !== 'https:') {
    throw badArgument('url must be an http or https address');
  }
  return address;
}

function parsed(url: string, base: string | undefined): URL | undefined {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
}

/** Checked at once: the platform's own error for a bad header quotes its value, which may be a secret. */
function headersOf({ user, catalog, schema, roles, headers: more = {} }: TrinoOptions): Headers {
  if (typeof user !== 'string' || user === '') throw badArgument('user must be given');
  const own: Record<string, string | undefined> = {
    'X-Trino-User': user,
    'X-Trino-Source': 'mapping-generator',
    'X-Trino-Catalog': catalog,
    'X-Trino-Schema': schema,
    'X-Trino-Role': roles && roleHeader(roles),
    // Without them timestamp(6) comes back as timestamp, and number and variant of newer servers as other types.
    'X-Trino-Client-Capabilities': 'PARAMETRIC_DATETIME,NUMBER,VARIANT',
  };
  const headers = new Headers();
  for (const [name, value] of [...Object.entries(own), ...Object.entries(more)]) {
    if (value !== undefined) setHeader(headers, name, value);
  }
  return headers;
}

function setHeader(headers: Headers, name: string, value: string): void {
  try {
    headers.set(name, value);
  } catch {
    throw badArgument('headers: a name or a value is not valid in HTTP');
  }
}

/** `system=ROLE%7Banalyst%7D,hive=ALL` */
function roleHeader(roles: Record<string, string>): string {
  const value = (role: string): string =>
    role === 'ALL' || role === 'NONE' ? role : encodeURIComponent(`ROLE{${role}}`);
  return Object.entries(roles)
    .map(([catalog, role]) => `${roleCatalog(catalog)}=${value(role)}`)
    .join(',');
}

/** The server decodes only the role: with one of these signs in its name, a catalog would give itself other roles. */
function roleCatalog(name: string): string {
  if (/^[^\s,;=%"]+$/.test(name)) return name;
  throw badArgument('roles: a name of a catalog must be one word without , ; = % or quotes');
}

const badArgument = (message: string): MappingError => new MappingError('bad_argument', message);
