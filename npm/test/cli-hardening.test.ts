import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdirSync, openSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Log } from 'sarif';

import type { Report } from '../dist/index.js';
import { command, file, program } from './command.js';
import { acceptAll, startFakeTrino, userError } from './fake-trino.js';
import { mappingWith } from './support.js';

// What a command must bear: files that are none, texts that attack the terminal, disks that are full, roles that nobody has.

const server = await startFakeTrino();
const trino = ['--trino', server.url, '--user', 'ann'];
const good = file('good.json', mappingWith(1));
const bad = file('bad.json', '{"node_definitions": [], "nam": 1}');
mkdirSync(join(dirname(good), 'folder'), { recursive: true });

/** What must not reach a terminal or the log of a CI service. */
// eslint-disable-next-line no-control-regex -- it is they that it looks for
const harmful = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

interface Entry extends Report {
  file: string;
  error?: string;
}

describe('a file that cannot be read', () => {
  const files = ['bad.json', 'missing.json', 'folder', 'good.json'];

  it('takes nothing from the others', async () => {
    const { status, out, error } = await command(['check', ...files]);
    expect(status).toBe(1);
    expect(out.match(/^\S+: (?:invalid|unchecked)/gm)).toEqual([
      'bad.json: invalid',
      'good.json: unchecked',
    ]);
    expect(error).toBe(
      'missing.json: could not check: no such file or directory\n' +
        'folder: could not check: no file *.mapping.json in it\n',
    );
  });

  it('has an entry in JSON, with its reason and no verdict', async () => {
    const { status, out } = await command(['check', ...files, '--format', 'json']);
    const entries = JSON.parse(out) as Entry[];
    expect(status).toBe(1);
    expect(entries.map((entry) => [entry.file, entry.status, entry.error])).toEqual([
      ['bad.json', 'invalid', undefined],
      ['missing.json', 'unchecked', 'no such file or directory'],
      ['folder', 'unchecked', 'no file *.mapping.json in it'],
      ['good.json', 'unchecked', undefined],
    ]);
    expect(entries[0]!.diagnostics.length).toBeGreaterThan(0);
    expect(entries[1]).toMatchObject({ valid: false, diagnostics: [] });
  });

  it('is a notification in SARIF, and the run is no success', async () => {
    const { out } = await command(['check', ...files, '--format', 'sarif']);
    const [run] = (JSON.parse(out) as Log).runs;
    const [invocation] = run!.invocations!;
    expect(run!.results!.length).toBeGreaterThan(0);
    expect(invocation).toMatchObject({ executionSuccessful: false });
    expect(invocation!.toolExecutionNotifications!.map(({ message }) => message.text)).toEqual([
      'no such file or directory',
      'no file *.mapping.json in it',
    ]);
  });

  it('is 2 where nothing was found elsewhere', async () => {
    expect((await command(['check', 'missing.json', '--allow-unchecked'])).status).toBe(2);
  });

  it('is told where it is UTF-16', async () => {
    const { status, error } = await command(['check', file('16.json', utf16('{}'))]);
    expect(status).toBe(2);
    expect(error).toContain('the text is UTF-16; it has to be UTF-8');
  });
});

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('texts that attack who reads them', () => {
  const label =
    'A\u001b[2J\u001b]0;pwned\u0007\n::error file=x::pwned ##[error]x ##vso[x]\u202eb\u009b1m';
  const attack = JSON.stringify({ node_definitions: [{ label, sql: 'SELECT 1' }] });

  it.each(['text', 'json', 'sarif'])('are shown as escapes in %s', async (format) => {
    const { out, error } = await command(['check', '-', '--format', format], { input: attack });
    expect(`${out}${error}`).not.toMatch(harmful);
    expect(out).not.toMatch(/^\s*::/m);
    expect(out).not.toMatch(/##(\w*)\[/);
    expect(out).toContain('\\u001b[2J');
    expect(out).toContain('\\u202eb');
  });

  it('cannot come raw in the file either', async () => {
    const raw = attack.replaceAll('\\u001b', '\u001b').replaceAll('\\u0007', '\u0007');
    const { out } = await command(['check', '-'], { input: raw });
    expect(out).not.toMatch(harmful);
    const [, excerpt, carets] = out.split('\n');
    expect(excerpt).toContain('\\u001b');
    expect(excerpt!.indexOf('\\u001b')).toBe(carets!.indexOf('^'));
  });

  it('cannot come from the server', async () => {
    server.say = () => userError('SYNTAX_ERROR', 'line 2:1: a\n::error::\u001b[31mred', 2, 1);
    const { out } = await command(['check', good, ...trino]);
    expect(out).not.toMatch(harmful);
    expect(out).not.toMatch(/^\s*::/m);
    expect(out).toContain('\\u001b[31mred');
  });

  it('cannot be names of files', async () => {
    const { out, error } = await command(['check', '::error::x\u001b.json']);
    expect(`${out}${error}`).toBe(
      '\\u003a:error::x\\u001b.json: could not check: no such file or directory\n',
    );
  });
});

describe('places', () => {
  it('do not count a byte order mark', async () => {
    const text = '{"node_definitions": [], "nam": 1}';
    const [plain, marked] = await Promise.all(
      [text, `\ufeff${text}`].map((input) =>
        command(['check', '-', '--format', 'json'], { input }),
      ),
    );
    expect(JSON.parse(marked!.out)).toEqual(JSON.parse(plain!.out));
    const { out } = await command(['check', '-'], { input: `\ufeff${text}` });
    expect(out).toContain('1:26: ');
  });
});

describe('what stays open has its reason', () => {
  const snapshot = (hours: number) => ({
    captured_at: new Date(Date.now() - hours * 3_600_000).toISOString(),
    tables: [
      {
        catalog: 'c',
        schema: 's',
        name: 't0',
        columns: [
          { name: 'id', type: 'bigint' },
          { name: 'name', type: 'varchar' },
        ],
      },
    ],
  });
  const old = file('old.json', snapshot(25.5));
  const session = ['--session-catalog', 'c', '--session-schema', 's'];

  it('an old catalog says its age, and may be taken all the same', async () => {
    const told = await command(['check', good, '--catalog', old, ...session]);
    expect(told.status).toBe(2);
    expect(told.out).toContain(
      'the catalog is 25 hours old and decides nothing: --catalog-max-age',
    );
    const taken = await command([
      'check',
      good,
      '--catalog',
      old,
      ...session,
      '--catalog-max-age',
      '48',
    ]);
    expect([taken.status, taken.out]).toEqual([0, `${good}: valid\n`]);
  });

  it('the definitions that the catalog leaves open are named', async () => {
    const mapping = mappingWith(2);
    mapping.node_definitions[1]!.sql = 'SELECT id, name FROM elsewhere.s.t';
    const path = file('open.json', mapping);
    const catalog = file('new.json', snapshot(0));
    const { status, out } = await command(['check', path, '--catalog', catalog, ...session]);
    expect(status).toBe(2);
    expect(out.match(/^ {2}note: .*/gm)).toEqual([
      "  note: Node1: sql: Could not check: the catalog 'elsewhere' is not in the snapshot",
    ]);
  });

  it('a role that the cluster does not know is no fault of the mapping', async () => {
    server.say = (statement, { headers }) =>
      headers['x-trino-role'] === undefined
        ? acceptAll(statement)
        : userError('CATALOG_NOT_FOUND', "Catalog 'nope' does not exist");
    const { status, out, error } = await command(['check', good, ...trino, '--role', 'nope=x']);
    expect([status, out]).toEqual([2, '']);
    expect(error).toBe("mapping-generator: --role: Catalog 'nope' does not exist\n");
  });
});

describe('a policy', () => {
  it('makes the rules stricter', async () => {
    const policy = file('policy.json', { label: '[a-z]+' });
    const { status, out } = await command(['check', good, '--policy', policy]);
    expect(status).toBe(1);
    expect(out).toContain("'Node0'");
  });

  it.each([
    ['a bad pattern', { label: '(' }],
    ['no policy', [1]],
    ['another kind of value', { maxProperties: 'x' }],
  ])('is told to be none for %s', async (_, policy) => {
    const path = file('bad-policy.json', policy);
    const { status, out, error } = await command(['check', good, '--policy', path]);
    expect([status, out]).toEqual([2, '']);
    expect(error).toMatch(/^mapping-generator: --policy: /);
  });
});

describe('the way to the cluster', () => {
  it('takes further headers, also from a file', async () => {
    const more = file('headers', 'X-Gateway: b\r\n\nX-Api-Key: s3cret-key\n');
    await command([
      'check',
      good,
      ...trino,
      '--header',
      'X-Team: graph: 1',
      '--header',
      `@${more}`,
    ]);
    expect(server.seen[0]!.headers).toMatchObject({
      'x-team': 'graph: 1',
      'x-gateway': 'b',
      'x-api-key': 's3cret-key',
    });
    const { status, error } = await command(['check', good, ...trino, '--header', 's3cret-key']);
    expect(status).toBe(2);
    expect(error).not.toContain('s3cret');
  });

  it('sends no credentials in the clear', async () => {
    const remote = ['--trino', 'http://trino.example.com', '--user', 'ann', '--timeout', '1'];
    const environment = { MAPPING_GENERATOR_TRINO_TOKEN: 's3cret' };
    const refused = await command(['check', good, ...remote], { environment });
    expect([refused.status, refused.out]).toEqual([2, '']);
    expect(refused.error).toContain('--insecure-http');
    const header = ['--header', 'authorization: Basic s3cret'];
    expect((await command(['check', good, ...remote, ...header])).error).toBe(refused.error);
    const nowhere = ['--trino', 'nowhere', '--user', 'ann'];
    const none = await command(['check', good, ...nowhere], { environment });
    expect(none.error).toBe('mapping-generator: --trino: url must be an http or https address\n');
    const sent = await command(['check', good, ...trino], { environment });
    expect(sent.status).toBe(0);
  });

  it('goes through the proxy that the environment names', async () => {
    const asked: string[] = [];
    const proxy = createServer((request, response) => {
      asked.push(String(request.url));
      response.writeHead(502).end();
    }).listen(0, '127.0.0.1');
    proxy.on('connect', (request, socket) => {
      asked.push(String(request.url));
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
    });
    await new Promise((resolve) => proxy.once('listening', resolve));
    const address = `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
    const remote = ['--trino', 'https://trino.invalid', '--user', 'ann', '--timeout', '20'];
    const { status, out, error } = await command(['check', good, ...remote], {
      environment: { HTTPS_PROXY: address },
    });
    proxy.close();
    // Nothing is said of the library, and what the proxy said is not lost.
    expect([status, error]).toEqual([2, '']);
    expect(out).toContain('Could not check: fetch failed (Proxy response (502)');
    expect(asked[0]).toBe('trino.invalid:443');
  });
});

describe('the end', () => {
  it('is 2 on a full disk, whatever was found', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [program, 'check', bad], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^mapping-generator: standard output cannot be written: .*\n$/);
  });

  it('is 2 where nobody reads on, and nothing is said of it', async () => {
    const many = file('many.json', { node_definitions: Array<number>(200).fill(1) });
    const script = `"$0" "$1" check ${Array<string>(30).fill('"$2"').join(' ')}; echo "ended with $?" >&2`;
    const { stderr } = spawnSync(
      'bash',
      ['-c', `{ ${script}; } | head -c 1`, process.execPath, program, many],
      { encoding: 'utf8' },
    );
    expect(stderr).toBe('ended with 2\n');
  });

  it('keeps what was found before an interruption', async () => {
    let running!: () => void;
    const interrupt = new Promise<void>((resolve) => (running = resolve));
    server.fault = ({ path }) => {
      if (path.includes('/executing/')) running();
      return path.includes('/executing/') && server.seen.at(-1)!.method === 'GET';
    };
    const { status, out, error } = await command(['check', 'bad.json', good, ...trino], {
      interrupt,
    });
    expect([status, error]).toEqual([130, 'mapping-generator: interrupted\n']);
    expect(out).toContain('bad.json: invalid');
    await expect.poll(() => server.seen.at(-1)!.method).toBe('DELETE');
  });

  it.each(['ddl', 'suggest', 'catalog fetch'])('of %s cancels on the cluster', async (name) => {
    let running!: () => void;
    const interrupt = new Promise<void>((resolve) => (running = resolve));
    server.fault = ({ path }) => {
      if (path.includes('/executing/')) running();
      return path.includes('/executing/') && server.seen.at(-1)!.method === 'GET';
    };
    const given = { ddl: [good], suggest: [file('q.sql', 'SELECT 1 AS a')], 'catalog fetch': [] }[
      name
    ]!;
    const { status, error } = await command([...name.split(' '), ...given, ...trino], {
      interrupt,
    });
    expect([status, error]).toEqual([130, 'mapping-generator: interrupted\n']);
    await expect.poll(() => server.seen.at(-1)!.method).toBe('DELETE');
  });
});
