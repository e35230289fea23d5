import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { command, file } from './command.js';
import { FakeTrino, startFakeTrino } from './fake-trino.js';
import { mappingWith } from './support.js';
import { TestAuthority } from './test-authority.js';

// The way to a cluster in a company: https with a certificate of its own authority, and a proxy in between.

const good = file('good.json', mappingWith(1));
const authority = new TestAuthority();
const here = 'IP:127.0.0.1';
const secure = await startFakeTrino(authority.sign(here));
const plain = await startFakeTrino();

const check = (url: string, environment: Record<string, string> = {}) =>
  command(['check', good, '--trino', url, '--user', 'ann', '--timeout', '20'], { environment });
const trusting = { NODE_EXTRA_CA_CERTS: authority.path };
const valid = { status: 0, out: `${good}: valid\n`, error: '' };

describe('the certificate of a cluster', () => {
  it('is taken when NODE_EXTRA_CA_CERTS names who signed it, and credentials are sent', async () => {
    const environment = { ...trusting, MAPPING_GENERATOR_TRINO_TOKEN: 's3cret' };
    expect(await check(secure.url, environment)).toEqual(valid);
    expect(secure.seen[0]!.headers.authorization).toBe('Bearer s3cret');
  });

  it('is refused when nobody is trusted who signed it, and the way out is named', async () => {
    const { status, out } = await check(secure.url);
    expect(status).toBe(2);
    expect(out).toMatch(
      /Could not check: the certificate is refused: .*NODE_EXTRA_CA_CERTS .*\(UNABLE_TO_VERIFY_LEAF_SIGNATURE\)/,
    );
    expect(secure.seen).toEqual([]);
  });

  const past = ['-startdate', '20200101000000Z', '-enddate', '20200102000000Z'];
  const future = ['-startdate', '20980101000000Z', '-enddate', '20980102000000Z'];
  it.each([
    ['it is for another name', authority.sign('DNS:elsewhere')],
    ['it has expired', authority.sign(here, past)],
    ['it is not yet valid', authority.sign(here, future)],
  ])('is refused where %s', async (reason, certificate) => {
    const other = await new FakeTrino(certificate).start();
    const { status, out } = await check(other.url, trusting);
    other.stop();
    expect(status).toBe(2);
    expect(out).toContain(`Could not check: the certificate is refused: ${reason} (`);
    expect(other.seen).toEqual([]);
  });

  it.each([
    ['ddl', good],
    ['suggest', file('query.sql', 'SELECT id FROM t')],
    ['catalog', 'fetch'],
  ])('is told by %s, too', async (...given) => {
    const asked = ['--trino', secure.url, '--user', 'ann', '--timeout', '20'];
    const { status, out, error } = await command([...given, ...asked]);
    expect([status, out]).toEqual([2, '']);
    expect(error).toContain('the certificate is refused');
  });
});

describe('a proxy', () => {
  const tunnels: string[] = [];
  const proxy = createServer((_, response) => response.writeHead(405).end());
  proxy.on('connect', ({ url = '' }, socket, head) => {
    tunnels.push(url);
    const { hostname, port } = new URL(`http://${url}`);
    const through = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      through.write(head);
      through.pipe(socket).pipe(through);
    });
    for (const end of [socket, through]) end.on('error', () => undefined);
  });
  let address = '';
  beforeAll(async () => {
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
  });
  beforeEach(() => {
    tunnels.length = 0;
  });
  afterAll(() => proxy.close());

  it.each(['HTTPS_PROXY', 'https_proxy'])('of %s leads to a cluster with https', async (name) => {
    expect(await check(secure.url, { ...trusting, [name]: address })).toEqual(valid);
    expect([...new Set(tunnels)]).toEqual([new URL(secure.url).host]);
    expect(secure.seen.length).toBeGreaterThan(0);
  });

  it.each(['HTTP_PROXY', 'http_proxy'])('of %s leads to one without', async (name) => {
    expect(await check(plain.url, { [name]: address })).toEqual(valid);
    expect([...new Set(tunnels)]).toEqual([new URL(plain.url).host]);
  });

  it('is left out for who stands in NO_PROXY', async () => {
    const environment = { ...trusting, HTTPS_PROXY: address, NO_PROXY: '127.0.0.1' };
    expect(await check(secure.url, environment)).toEqual(valid);
    expect(tunnels).toEqual([]);
  });

  it('changes nothing about who is trusted', async () => {
    const { status, out } = await check(secure.url, { HTTPS_PROXY: address });
    expect(status).toBe(2);
    expect(out).toContain('the certificate is refused: nobody whom this machine trusts');
    expect(secure.seen).toEqual([]);
  });
});
