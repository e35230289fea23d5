import { describe, expect, it } from 'vitest';

import { fetchIntrospection, IntrospectionError, trinoIntrospection } from '../dist/index.js';
import type { TrinoOptions } from '../dist/index.js';
import {
  acceptAll,
  failureOf,
  startFakeTrino,
  never,
  nobody,
  request,
  userError,
} from './fake-trino.js';
import type { Fault } from './fake-trino.js';
import { generator, mappingWith, settle } from './support.js';

const server = await startFakeTrino();

const connect = (options: Partial<TrinoOptions> = {}) =>
  trinoIntrospection({ url: server.url, user: 'ann', ...options });

const explain = (sql: string, options: Partial<TrinoOptions> = {}) =>
  connect(options)(request('explain', sql), never);

describe('a cluster that cannot answer', () => {
  const garbage =
    (status: number, body: string): Fault =>
    (_, response) => {
      response.writeHead(status).end(body);
      return true;
    };

  it.each<[string, Fault, string]>([
    ['401', garbage(401, 'Unauthorized'), 'the cluster does not know the user or the token (401)'],
    ['403', garbage(403, '<html>'), 'the cluster refuses the user (403)'],
    ['404', garbage(404, 'gone'), 'the cluster does not know the query, or is not at this address'],
    ['406', garbage(406, '<html>'), 'http-server.process-forwarded=true'],
    ['500', garbage(500, 'at io.trino'), 'the cluster answered 500'],
    [
      'a role that is denied',
      garbage(500, 'Denied: Access Denied: Cannot set role x\n\tat io'),
      'Access Denied: Cannot set role x',
    ],
    ['a page', garbage(200, '<!doctype html>'), "the server's answer is not Trino's (a web page)"],
    [
      'half of an answer',
      garbage(200, '{"id": "1", "stats": {"st'),
      "the server's answer is not Trino's",
    ],
    ['other JSON', garbage(200, '{"ok": true}'), "the server's answer is not Trino's"],
    ['null', garbage(200, 'null'), "the server's answer is not Trino's"],
    [
      'an end without success',
      garbage(200, '{"id": "1", "stats": {}}'),
      "the server's answer is not Trino's",
    ],
    [
      'columns without names',
      garbage(200, '{"id":"1","stats":{"state":"FINISHED"},"columns":[1]}'),
      "not Trino's",
    ],
    [
      'success without a plan',
      garbage(200, '{"id":"1","stats":{"state":"FINISHED"}}'),
      'the cluster showed no plan',
    ],
    [
      'a redirect',
      (_, response) => {
        response.writeHead(307, { Location: 'http://127.0.0.1:1/' }).end();
        return true;
      },
      'the cluster redirects to another address',
    ],
  ])('is unchecked after %s', async (_, fault, message) => {
    server.fault = fault;
    const report = await generator.validate(mappingWith(1), { introspect: connect() });
    expect(report.status).toBe('unchecked');
    expect(report.node_results[0]!.error).toMatch(/^sql: Could not check: /);
    expect(report.node_results[0]!.error).toContain(message);
  });

  it('does not take a question without columns for an answer', async () => {
    server.say = (statement) => (statement.startsWith('EXPLAIN ') ? acceptAll(statement) : {});
    const error = await failureOf(connect()(request('columns', 'SELECT 1'), never));
    expect(error).toMatchObject({ kind: 'unavailable', message: 'the cluster showed no columns' });
  });

  it('ends at the time limit when nothing comes, and cancels what it knows of', async () => {
    server.fault = ({ method }) => method === 'GET';
    // Enough for the statement to be known to the cluster, whatever else the machine does.
    const error = await failureOf(explain('SELECT 1', { timeoutMs: 2000 }));
    expect(error).toMatchObject({ kind: 'unavailable', message: 'no answer within 2 s' });
    while (server.seen.at(-1)!.method !== 'DELETE') await settle();
    const last = server.seen.at(-1)!;
    expect(last.method).toBe('DELETE');
    expect(last.path).toMatch(/^\/v1\/statement\/queued\//);
    expect(last.headers['x-trino-user']).toBe('ann');
  });

  it('waits for a busy server until the time limit, and says why it had to', async () => {
    server.fault = garbage(503, 'starting');
    const error = await failureOf(explain('SELECT 1', { timeoutMs: 1500 }));
    expect(error.message).toBe('the cluster is busy (503), no answer within 1.5 s');
    expect(server.seen.length).toBeGreaterThan(2);
  });

  it.each([429, 502, 503, 504])('asks again after %s, where it was', async (status) => {
    const busy = new Set(['POST', 'GET']);
    server.fault = ({ method }, response) => {
      if (!busy.delete(method)) return false;
      response.writeHead(status, { 'Retry-After': '0.01' }).end();
      return true;
    };
    await explain('SELECT 1');
    expect(server.seen.map(({ method }) => method)).toEqual(['POST', 'POST', 'GET', 'GET', 'GET']);
  });

  it('asks again when the connection breaks in the middle of an answer', async () => {
    let breaks = 2;
    server.fault = ({ method }, response) => {
      if (method === 'POST' || (breaks -= 1) < 0) return false;
      response.writeHead(200, { 'Content-Length': '1000' }).write('{"id"');
      setTimeout(() => response.destroy(), 5);
      return true;
    };
    await explain('SELECT 1');
    expect(server.seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET', 'GET']);
  });

  it('asks once where a fetch of the host says itself that nobody can be asked', async () => {
    let asked = 0;
    const refuse = () => {
      asked += 1;
      return Promise.reject(new IntrospectionError('no way there', { kind: 'unavailable' }));
    };
    const introspect = fetchIntrospection('http://localhost/', { fetch: refuse });
    for (const answer of [
      explain('SELECT 1', { fetch: refuse }),
      introspect(request('explain', 'SELECT 1'), never),
    ]) {
      expect((await failureOf(answer)).message).toBe('no way there');
    }
    expect(asked).toBe(2);
  });

  it('says that nobody is there, with the reason', async () => {
    const error = await failureOf(explain('SELECT 1', { url: await nobody() }));
    expect(error.message).toContain('fetch failed (ECONNREFUSED)');
  });

  it('does not wait for each definition of a large mapping when the server is down', async () => {
    const started = performance.now();
    const introspect = connect({ url: await nobody() });
    const report = await generator.validate(mappingWith(500), { introspect });
    expect(report.status).toBe('unchecked');
    expect(report.node_results.every(({ error }) => error!.includes('ECONNREFUSED'))).toBe(true);
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it('asks a server again that has come back', async () => {
    server.fault = () => true;
    const introspect = connect({ timeoutMs: 1500 });
    const ask = (sql: string) => introspect(request('explain', sql), never);
    for (const sql of ['SELECT 1', 'SELECT 2', 'SELECT 3']) await failureOf(ask(sql));
    server.reset();
    expect((await failureOf(ask('SELECT 4'))).message).toContain('no answer within 1.5 s');
    expect(server.seen).toEqual([]);
    await new Promise((resume) => setTimeout(resume, 2100));
    expect(await ask('SELECT 5')).toEqual({});
    expect(await ask('SELECT 6')).toEqual({});
  });
});

describe('abort', () => {
  it('makes the server stop working on the query', async () => {
    const controller = new AbortController();
    server.fault = ({ path }) => path.includes('/executing/');
    const answer = connect()(request('explain', 'SELECT 1'), { signal: controller.signal });
    const failure = failureOf(answer);
    while (!server.seen.some(({ path }) => path.includes('/executing/'))) await settle();
    controller.abort(new Error('left the page'));
    expect(await failure).toMatchObject({ kind: 'unavailable' });
    while (server.seen.at(-1)!.method !== 'DELETE') await settle();
    expect(server.seen.at(-1)!.path).toMatch(/^\/v1\/statement\/executing\//);
  });

  it('sends nothing when it comes first', async () => {
    const signal = AbortSignal.abort(new Error('early'));
    await failureOf(connect()(request('explain', 'SELECT 1'), { signal }));
    expect(server.seen).toEqual([]);
  });
});

describe('secrets', () => {
  it('never appear in a report, whatever the server quotes', async () => {
    const echo: Fault = ({ headers }, response) => {
      response.writeHead(500).end(`Access Denied: ${JSON.stringify(headers)}`);
      return true;
    };
    const options = {
      token: 's3cret-t0ken',
      headers: { 'X-Key': 's3cret-key', 'X-Basic': 'Basic s3cret-basic' },
    };
    for (const fault of [echo, () => false]) {
      server.fault = fault;
      server.say = (_, { headers }) =>
        userError('SYNTAX_ERROR', `line 2:1: ${JSON.stringify(headers)} s3cret-basic`, 2, 1);
      const introspect = connect(options);
      const report = await generator.validate(mappingWith(1), { introspect });
      expect(report.valid).toBe(false);
      expect(JSON.stringify(report)).not.toContain('s3cret');
      const error = await failureOf(introspect(request('explain', 'SELECT 1'), never));
      expect(`${String(error.stack)}${JSON.stringify(error.cause ?? null)}`).not.toContain(
        's3cret',
      );
    }
  });

  it('do not appear when the token is not fit for a header', async () => {
    const error = await failureOf(explain('SELECT 1', { token: 's3cret\u0000' }));
    expect(error.message).toBe('the token is not valid in HTTP');
    expect(error.cause).toBeUndefined();
  });
});
