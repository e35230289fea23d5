import { requireNoPassword } from '../address.js';
import { MappingError } from '../errors.js';

/** How to reach Trino or Starburst, and as whom. */
export interface TrinoOptions {
  /**
   * The coordinator's address: `https://trino.example.com`. A page cannot call Trino itself, since Trino answers no
   * cross-origin request: there, the path of a proxy on the page's own origin, such as `/trino`.
   */
  url: string | URL;
  user: string;
  /** For names that the SQL does not qualify. */
  catalog?: string;
  schema?: string;
  /** A bearer token (JWT, OAuth 2), or what gives one: it is called for each question, so that it may renew it. */
  token?: string | (() => string | Promise<string>);
  /** By catalog; `system` for the cluster's own roles: `{ system: 'analyst' }`. `ALL` and `NONE` are Trino's words. */
  roles?: Record<string, string>;
  /** Sent with each request. Like the token, they never appear in an error. */
  headers?: Record<string, string>;
  /** Default: the global one. */
  fetch?: typeof fetch;
  /** For one question with all its requests, in ms; default 60,000. */
  timeoutMs?: number;
}

/** Checked options, and all that leaves for the server. */
export class Connection {
  readonly timeoutMs: number;
  readonly #base: string;
  readonly #headers: Headers;
  readonly #token: TrinoOptions['token'];
  readonly #fetch: typeof fetch | undefined;
  readonly #secrets: Set<string>;

  constructor(options: TrinoOptions) {
    const { timeoutMs = 60_000, token, fetch: send, headers = {} } = options;
    if (!(timeoutMs > 0)) throw badArgument('timeoutMs must be a number of milliseconds above 0');
    this.timeoutMs = timeoutMs;
    this.#base = baseOf(options.url);
    this.#headers = headersOf(options);
    this.#token = token;
    this.#fetch = send;
    // `Bearer …`, `Basic …`: the secret is the last word.
    this.#secrets = new Set(Object.values(headers).flatMap((value) => [value, lastWord(value)]));
  }

  /** As it is at the moment, so that a page that replaces the global one is heard. */
  get send(): typeof fetch {
    return this.#fetch ?? fetch;
  }

  get statementAddress(): string {
    return `${this.#base}/v1/statement`;
  }

  /**
   * Where the answer goes on: what Trino says, at the address that it is reached by. Behind a proxy Trino names itself
   * as the proxy calls it, and nothing may be sent to anyone but the server that the host has chosen.
   */
  follow(nextUri: string): string {
    const { pathname, search } = new URL(nextUri, this.statementAddress);
    const start = pathname.indexOf('/v1/');
    if (start < 0) throw new Error('the cluster names no address for the rest of its answer');
    return `${this.#base}${pathname.slice(start)}${search}`;
  }

  /** Fresh for each question; rejects with a reason that has no secret in it. */
  async headers(more: Record<string, string> = {}): Promise<Headers> {
    const headers = new Headers(this.#headers);
    const token = typeof this.#token === 'function' ? await this.#token() : this.#token;
    try {
      for (const [name, value] of Object.entries(more)) headers.set(name, value);
      if (token !== undefined) headers.set('Authorization', `Bearer ${token}`);
    } catch {
      throw new Error('the token is not valid in HTTP');
    }
    if (token !== undefined) this.#secrets.add(token);
    return headers;
  }

  /** The text without any secret: a server may quote what it was sent. */
  redact(text: string): string {
    let redacted = text;
    for (const secret of this.#secrets) {
      // A header such as `1` is no secret, and taking it out would garble the message.
      if (secret.length >= 4) redacted = redacted.replaceAll(secret, '…');
    }
    return redacted;
  }
}

const lastWord = (text: string): string => text.trim().split(/\s+/).at(-1) ?? '';

function baseOf(url: string | URL): string {
  requireNoPassword(url);
  const here = (globalThis as { location?: { href: string } }).location?.href;
  const text = String(url);
  const address = canParse(text, here) ? new URL(text, here) : undefined;
  if (address?.protocol !== 'http:' && address?.protocol !== 'https:') {
    throw badArgument('url must be an http or https address');
  }
  return `${address.origin}${address.pathname.replace(/\/+$/, '')}`;
}

function canParse(url: string, base: string | undefined): boolean {
  try {
    return new URL(url, base).href !== '';
  } catch {
    return false;
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
    .map(([catalog, role]) => `${catalog}=${value(role)}`)
    .join(',');
}

const badArgument = (message: string): MappingError => new MappingError('bad_argument', message);
