import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { fetchIntrospection, IntrospectionError, MappingError } from '../dist/index.js';
import type { IntrospectRequest } from '../dist/index.js';

const request: IntrospectRequest = {
  kind: 'columns',
  sql: "SELECT 'ä' AS id",
  definition: { kind: 'node', name: 'Customer', index: 0 },
};
const context = { signal: new AbortController().signal };

let server: Server;
let url: string;
let respond: (request: IncomingMessage, body: string, response: ServerResponse) => void;

beforeAll(async () => {
  server = createServer((incoming, response) => {
    let body = '';
    incoming.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    incoming.on('end', () => {
      respond(incoming, body, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/introspect`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const reply = (status: number, body: unknown): void => {
  respond = (_, __, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
};

const failure = async (): Promise<IntrospectionError> => {
  const error: unknown = await fetchIntrospection(url)(request, context).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(IntrospectionError);
  return error as IntrospectionError;
};

describe('wire format', () => {
  it('posts the request as JSON with the headers', async () => {
    let seen: unknown;
    respond = (incoming, body, response) => {
      const { method, headers } = incoming;
      seen = {
        method,
        type: headers['content-type'],
        token: headers.authorization,
        body: JSON.parse(body) as unknown,
      };
      response.end(JSON.stringify({ columns: [{ name: 'id', type: 'varchar(1)' }] }));
    };
    const introspect = fetchIntrospection(new URL(url), { headers: { Authorization: 'Bearer t' } });
    expect(await introspect(request, context)).toEqual({
      columns: [{ name: 'id', type: 'varchar(1)' }],
    });
    expect(seen).toEqual({
      method: 'POST',
      type: 'application/json',
      token: 'Bearer t',
      body: request,
    });
  });

  it('takes a 4xx with an error of kind query for the cluster’s refusal', async () => {
    const error = {
      kind: 'query',
      message: "Table 'x' does not exist",
      line: 2,
      column: 7,
      errorName: 'TABLE_NOT_FOUND',
    };
    reply(422, { error });
    expect(await failure()).toMatchObject(error);
  });

  it.each<[number, unknown, string]>([
    [500, { error: { kind: 'query', message: 'broken' } }, 'broken'],
    [400, { error: { kind: 'unavailable', message: 'no permission' } }, 'no permission'],
    [401, '', 'the back end answered 401'],
    [404, '<html>', 'the back end answered 404'],
    [503, { error: 'down' }, 'the back end answered 503'],
    [200, '<html>', 'the back end answered 200 without JSON'],
    [200, 'null', 'the back end answered 200 without JSON'],
    [204, '', 'the back end answered 204'],
  ])('takes %s %j for no answer', async (status, body, message) => {
    reply(status, body);
    expect(await failure()).toMatchObject({ kind: 'unavailable', message });
  });
});

describe('limits', () => {
  it('gives up after the time-out, also in the middle of the answer', async () => {
    respond = (_, __, response) => {
      response.writeHead(200).write('{');
    };
    const introspect = fetchIntrospection(url, { timeoutMs: 50 });
    await expect(introspect(request, context)).rejects.toMatchObject({
      kind: 'unavailable',
      message: 'no answer within 0.05 s',
    });
  });

  it('ends with the signal', async () => {
    const controller = new AbortController();
    const closed = new Promise((resolve) => {
      respond = (incoming) => {
        incoming.socket.on('close', resolve);
        controller.abort();
      };
    });
    const answer = fetchIntrospection(url)(request, { signal: controller.signal });
    await expect(answer).rejects.toMatchObject({ kind: 'unavailable' });
    await closed;
  });

  it('says that nobody is there', async () => {
    await expect(fetchIntrospection('http://127.0.0.1:1/')(request, context)).rejects.toMatchObject(
      { kind: 'unavailable' },
    );
  });

  it('uses the fetch that it is given', async () => {
    const answers: typeof fetch = () => Promise.resolve(Response.json({ columns: [] }));
    expect(await fetchIntrospection('/api', { fetch: answers })(request, context)).toEqual({
      columns: [],
    });
  });
});

describe('secrets', () => {
  it.each(['https://ann:s3cret@host/api', 'https:ann:s3cret@host', ' http://s3cret@host?x'])(
    'refuses an address with a password: %s',
    (address) => {
      let thrown: unknown;
      try {
        fetchIntrospection(address);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toMatchObject({ code: 'bad_argument' });
      expect(String(thrown)).not.toContain('s3cret');
    },
  );

  it('takes an address with an @ elsewhere', () => {
    for (const address of ['/@api', 'https://host/@ann', 'https://host?mail=a@b', '//host/a@b']) {
      expect(() => fetchIntrospection(address)).not.toThrow();
    }
  });

  it('never shows a header in an error', async () => {
    const headers = { Authorization: 'Bearer s3cret\n' };
    let thrown: unknown;
    try {
      fetchIntrospection(url, { headers: { 'X-Key': 's3cret\u0000' } });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(MappingError);
    expect((thrown as MappingError).code).toBe('bad_argument');
    expect(JSON.stringify([String(thrown), (thrown as MappingError).cause ?? null])).not.toContain(
      's3cret',
    );
    reply(500, 'x');
    const introspect = fetchIntrospection(url, { headers });
    const error: unknown = await introspect(request, context).catch((reason: unknown) => reason);
    expect(`${String(error)} ${JSON.stringify(error)}`).not.toContain('s3cret');
  });
});
