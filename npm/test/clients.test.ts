import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { fetchIntrospection, trinoIntrospection } from '../dist/index.js';
import type { FetchIntrospectionOptions, Introspect, TrinoOptions } from '../dist/index.js';
import { failureOf, never, request } from './fake-trino.js';

// What both clients have to bear from the other side.

let respond: (incoming: IncomingMessage, response: ServerResponse) => void;
const seen: IncomingMessage[] = [];
const server = createServer((incoming, response) => {
  seen.push(incoming);
  incoming.resume().on('end', () => {
    if (incoming.method === 'DELETE') response.end();
    else respond(incoming, response);
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen.length = 0;
});

const json = (response: ServerResponse, body: object): void =>
  void response.end(JSON.stringify(body));
const running = (nextUri: string) => ({ id: 'q', nextUri, stats: { state: 'RUNNING' } });
const done = {
  id: 'q',
  columns: [{ name: 'Query Plan', type: 'varchar' }],
  data: [['plan']],
  stats: { state: 'FINISHED' },
};

type Options = Partial<TrinoOptions & FetchIntrospectionOptions>;

/** The same options for either. */
const clients: [string, (options?: Options) => Introspect][] = [
  ['trinoIntrospection', (options) => trinoIntrospection({ url, user: 'ann', ...options })],
  ['fetchIntrospection', (options) => fetchIntrospection(url, options)],
];
const explain = (introspect: Introspect) => introspect(request('explain', 'SELECT 1'), never);

const refusal = (call: () => unknown): unknown => {
  try {
    return call();
  } catch (error) {
    return error;
  }
};
const badArgument = expect.objectContaining({
  name: 'MappingError',
  code: 'bad_argument',
}) as Error;

describe.each(clients)('%s', (_, connect) => {
  it.each([301, 302, 307, 308])('does not follow a redirect (%s)', async (status) => {
    respond = (incoming, response) => {
      if (incoming.url === '/elsewhere') json(response, done);
      else response.writeHead(status, { Location: '/elsewhere' }).end();
    };
    const error = await failureOf(explain(connect({ headers: { 'X-Api-Key': 's3cret' } })));
    expect(error).toMatchObject({ kind: 'unavailable' });
    expect(error.message).toContain('redirects to another address');
    expect(seen.map((incoming) => incoming.url)).not.toContain('/elsewhere');
  });

  it.each<[string, Record<string, string>, string[]]>([
    ['a token', { Authorization: 'Bearer s3cret-t0ken' }, ['s3cret-t0ken', 'Bearer s3cret-t0ken']],
    [
      'a password',
      { Authorization: `Basic ${btoa('ann:p4ssw0rd')}` },
      ['p4ssw0rd', btoa('ann:p4ssw0rd')],
    ],
    ['a cookie', { Cookie: 'a=1; session=s3ssion-1' }, ['s3ssion-1']],
    ['a key with quotes', { 'X-Api-Key': 'k"e\\y1' }, ['k"e\\y1', 'k\\"e\\\\y1', 'k%22e%5Cy1']],
  ])('does not show %s that the other side quotes', async (_name, headers, secrets) => {
    for (const secret of secrets) {
      respond = (_incoming, response) => {
        response.writeHead(403);
        json(response, {
          error: { kind: 'unavailable', message: `Access Denied: with ${secret} for ann` },
        });
      };
      const { message } = await failureOf(explain(connect({ headers })));
      for (const hidden of secrets) expect(message).not.toContain(hidden);
      expect(message).toContain('Access Denied: with …');
    }
  });

  it.each([0, -1, NaN, '60000'])('refuses a time limit of %j', (timeoutMs) => {
    expect(refusal(() => connect({ timeoutMs: timeoutMs as number }))).toEqual(badArgument);
  });

  it.each([Infinity, 3e9, Number.MAX_VALUE])('waits for up to %s ms', async (timeoutMs) => {
    respond = (_incoming, response) => {
      setTimeout(() => {
        json(response, done);
      }, 30);
    };
    expect(await explain(connect({ timeoutMs }))).toBeDefined();
  });

  it('reads no more of an answer than its limit, also of one that was packed', async () => {
    const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024, ' '));
    respond = (_incoming, response) => {
      response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(bomb);
    };
    const maxAnswerBytes = 1024 * 1024;
    const error = await failureOf(explain(connect({ maxAnswerBytes })));
    expect(error).toMatchObject({ kind: 'unavailable' });
    expect(error.message).toContain('has more than 1 MiB');
    expect(seen.length).toBe(1);
    const small = await failureOf(explain(connect({ maxAnswerBytes: 1000 })));
    expect(small.message).toContain('has more than 1000 bytes');
  });

  it('does not guess at what is no UTF-8', async () => {
    respond = (_incoming, response) => {
      response.end(Buffer.from(JSON.stringify(done).replace('plan', 'Pl\u00e4n'), 'latin1'));
    };
    expect((await failureOf(explain(connect()))).message).toContain('is not UTF-8');
  });

  it('cuts a message that has no end', async () => {
    const message = 'x'.repeat(5_000_000);
    respond = (_incoming, response) => {
      response.statusCode = seen.length > 0 && seen[0]!.headers['x-trino-user'] ? 200 : 422;
      const error = { kind: 'query', message, errorType: 'USER_ERROR', errorName: 'SYNTAX_ERROR' };
      json(response, { error, stats: { state: 'FAILED' } });
    };
    const error = await failureOf(explain(connect()));
    expect(error.kind).toBe('query');
    expect(error.message.length).toBeLessThan(11_000);
  });

  it('shows no object for a message', async () => {
    respond = (_incoming, response) => {
      const error = { message: { en: 'no' }, errorType: 'USER_ERROR', errorName: 'SYNTAX_ERROR' };
      json(response, { error, stats: { state: 'FAILED' } });
    };
    expect((await failureOf(explain(connect()))).message).not.toContain('[object');
  });

  it('needs an address', () => {
    expect(refusal(() => fetchIntrospection(undefined as never))).toEqual(badArgument);
    expect(refusal(() => trinoIntrospection(undefined as never))).toEqual(badArgument);
  });
});

describe('the rest of an answer', () => {
  const pathsOf = async (base: string, nextUri: string) => {
    respond = (incoming, response) => {
      json(response, incoming.method === 'POST' ? running(nextUri) : done);
    };
    await explain(trinoIntrospection({ url: base, user: 'ann' })).catch(() => undefined);
    return seen.filter(({ method }) => method !== 'DELETE').map((incoming) => incoming.url);
  };
  const next = '/v1/statement/queued/q/y/1?slug=1';

  // By Trino's client protocol a client goes where nextUri leads; the origin stays the one that the host has chosen.
  it.each<[string, string, string, string]>([
    [
      'below a path with /v1/ in it',
      '/api/v1/trino',
      `${url}/api/v1/trino${next}`,
      `/api/v1/trino${next}`,
    ],
    ['where a gateway leads', '', `${url}/backend1${next}`, `/backend1${next}`],
    [
      'where a gateway leads, from below a path',
      '/gate',
      `${url}/backend1${next}`,
      `/backend1${next}`,
    ],
    ['at any path', '', `${url}/next/of/q`, '/next/of/q'],
    ['relative to the statement', '', next, next],
    ['below the path that a proxy takes away', '/trino', `${url}${next}`, `/trino${next}`],
    [
      'behind a proxy that keeps its path',
      '/trino',
      `https://x:8443/trino${next}`,
      `/trino${next}`,
    ],
    ['behind a proxy without its name', '/trino', `https://x:8443${next}`, `/trino${next}`],
    [
      'behind a proxy that ends the encryption',
      '',
      `${url.replace('http', 'https')}/b${next}`,
      `/b${next}`,
    ],
    ['without a password', '', `${url.replace('//', '//eve:pw@')}${next}`, next],
  ])('is asked for %s', async (_, path, nextUri, expected) => {
    expect(await pathsOf(`${url}${path}`, nextUri)).toEqual([`${path}/v1/statement`, expected]);
  });

  it.each([
    'data:text/plain,x',
    'ftp://x/v1/statement/1',
    'http://',
    'https://x.example/y',
    'javascript:1',
  ])('is not asked for at %s, and that is no other error', async (nextUri) => {
    respond = (_incoming, response) => {
      json(response, running(nextUri));
    };
    const error = await failureOf(explain(trinoIntrospection({ url, user: 'ann' })));
    expect(error.message).toBe('the cluster names no address for the rest of its answer');
    expect(seen.length).toBe(1);
  });

  it('is asked for with the cookies that a gateway routes by, and so is its end', async () => {
    respond = (incoming, response) => {
      if (incoming.method === 'POST') {
        response.setHeader('Set-Cookie', [
          'route=b1; Path=/; HttpOnly',
          'other=1; Path=/ui',
          'deep=2; Path=/v1/statement; Max-Age=60',
        ]);
      } else if (incoming.url?.endsWith('/2')) {
        response.setHeader('Set-Cookie', 'route=; Max-Age=0');
      }
      const step = seen.length + 1;
      json(response, step > 4 ? done : running(`${url}/v1/statement/queued/q/y/${String(step)}`));
    };
    await explain(trinoIntrospection({ url, user: 'ann', headers: { Cookie: 'own=0' } }));
    expect(seen.map(({ headers }) => headers.cookie)).toEqual([
      'own=0',
      'own=0; route=b1; deep=2',
      'own=0; deep=2',
      'own=0; deep=2',
    ]);
  });

  it('is not asked for without a pause', async () => {
    respond = (_incoming, response) => {
      json(response, running(`${url}/v1/statement/queued/q/y/1`));
    };
    const error = await failureOf(
      explain(trinoIntrospection({ url, user: 'ann', timeoutMs: 1000 })),
    );
    expect(error.message).toBe('no answer within 1 s');
    expect(seen.length).toBeLessThan(20);
  });

  it('ends at the limit, however many pages it comes in', async () => {
    const data = [['x'.repeat(100_000)]];
    respond = (_incoming, response) => {
      json(response, {
        ...running(`${url}/v1/statement/executing/q/y/1`),
        columns: done.columns,
        data,
      });
    };
    const error = await failureOf(
      explain(trinoIntrospection({ url, user: 'ann', maxAnswerBytes: 1_000_000 })),
    );
    expect(error.message).toBe("the server's answer has more than 1000000 bytes");
    expect(seen.filter(({ method }) => method !== 'DELETE').length).toBeLessThan(12);
  });
});

describe('the reason of a refusal', () => {
  // The bodies and headers of the real server (476), of its proxies, and of common gateways.
  it.each<[string, number, Record<string, string>, string, string]>([
    [
      'a password without encryption',
      401,
      { 'WWW-Authenticate': 'Basic realm="Trino"' },
      'Password not allowed for insecure authentication',
      'Password not allowed for insecure authentication',
    ],
    [
      'OAuth 2',
      401,
      {
        'WWW-Authenticate':
          'Bearer x_redirect_server="https://t/oauth2/token/initiate/1", x_token_server="https://t/oauth2/token/1"',
      },
      'Unauthorized',
      'OAuth 2',
    ],
    [
      'an old token',
      401,
      { 'WWW-Authenticate': 'Bearer error="invalid_token", error_description="The token expired"' },
      '',
      'The token expired',
    ],
    [
      'long headers',
      431,
      {},
      '<h1>Bad Message 431</h1><pre>reason: Request Header Fields Too Large</pre>',
      'headers are too long',
    ],
    [
      'a long cookie',
      400,
      {},
      '<html><head><title>400 Request Header Or Cookie Too Large</title>',
      'Request Header Or Cookie Too Large',
    ],
    ['a gateway in JSON', 403, {}, '{"message": "no subscription"}', 'no subscription'],
    ['a gateway with details', 429 + 1, {}, '{"error": {"message": "quota"}}', 'quota'],
    [
      'a bad header',
      400,
      {},
      'Invalid X-Trino-Session header\n\tat io.trino.Secret',
      'Invalid X-Trino-Session header',
    ],
  ])('is passed on: %s', async (_, status, headers, body, expected) => {
    respond = (_incoming, response) => {
      response.writeHead(status, headers).end(body);
    };
    const error = await failureOf(explain(trinoIntrospection({ url, user: 'ann' })));
    expect(error).toMatchObject({ kind: 'unavailable' });
    expect(error.message).toContain(expected);
    expect(error.message).not.toContain('io.trino');
  });
});

describe('roles', () => {
  it.each(['hive=ALL,system', 'a b', 'a%2C', '', 'x;y'])('are of one catalog: %j', (name) => {
    expect(
      refusal(() => trinoIntrospection({ url, user: 'ann', roles: { [name]: 'admin' } })),
    ).toEqual(badArgument);
  });
});

describe('memory', () => {
  const texts = (count: number, length: number) =>
    Array.from({ length: count }, (_, index) => `SELECT ${String(index)} -- ${'x'.repeat(length)}`);
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };

  it('does not grow with the texts that were accepted, or with the tokens', async () => {
    respond = (_incoming, response) => {
      json(response, done);
    };
    let count = 0;
    const token = () => `${'t'.repeat(100_000)}${String((count += 1))}`;
    const send: typeof fetch = () => Promise.resolve(Response.json(done));
    const introspect = trinoIntrospection({ url, user: 'ann', token, fetch: send });
    const before = heap();
    for (const sql of texts(100, 500_000)) await introspect(request('explain', sql), never);
    expect(heap() - before).toBeLessThan(20_000_000);
  });
});
