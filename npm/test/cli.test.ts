import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import AjvOfDraft4 from 'ajv-draft-04';
import * as formats from 'ajv-formats';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';

import type { Report } from '../dist/index.js';
import { command, file, onTerminal } from './command.js';
import { acceptAll, startFakeTrino, nobody, userError } from './fake-trino.js';
import { mappingWith } from './support.js';

const server = await startFakeTrino();

const good = file('good.json', mappingWith(1));
const bad = file(
  'bad.json',
  `{
  "node_definitions": [{
    "label": "Customer",
    "sql": "SELECT id, name FROM analytics.customers",
    "primary_key": { "name": "id", "type": "STRNG" }
  }]
}`,
);
const trino = (url = server.url) => ['--trino', url, '--user', 'ann'];

describe('check', () => {
  it('shows the place with a caret, what helps, and the verdict', async () => {
    const { status, out } = await command(['check', 'bad.json']);
    expect(out)
      .toBe(`bad.json:5:44: error: Unknown type 'STRNG'. Did you mean 'STRING'? [unknown_type_similar]
  5 |     "primary_key": { "name": "id", "type": "STRNG" }
    |                                            ^^^^^^^
  help: Replace with 'STRING'
bad.json: invalid (1 error; --fix mends 1)
`);
    expect(status).toBe(1);
  });

  it('shows where reading ended, too, where a server points at something in front of it', async () => {
    const text = readFileSync(good, 'utf8').replace(
      'FROM t0"',
      'FROM t0 WHERE id IN (SELECT id FORM t1)"',
    );
    const list = file('list.json', text);
    const { out } = await command(['check', list]);
    expect(out).toContain(`${list}:5:48: error: 'FORM' is not understood here. Did you mean FROM?`);
    expect(out).toContain(
      '\n  note: 5:67: The text cannot be read on from here\n  help: Write FROM',
    );
  });

  it('cannot say valid without having asked, unless that is allowed', async () => {
    const asked = await command(['check', good]);
    expect(asked.status).toBe(2);
    expect(asked.out).toContain('unchecked (the cluster was not asked: --trino URL asks it)');
    expect((await command(['check', good, '--allow-unchecked'])).status).toBe(0);
    expect((await command(['check', bad, '--allow-unchecked'])).status).toBe(1);
  });

  it('has the word of the cluster', async () => {
    const { status, out, error } = await command(['check', good, ...trino()]);
    expect([status, error]).toEqual([0, '']);
    expect(out).toBe(`${good}: valid\n`);
    expect(server.seen[0]!.headers['x-trino-user']).toBe('ann');
  });

  it('shows where the cluster refuses', async () => {
    server.say = () =>
      userError('TABLE_NOT_FOUND', "line 2:23: Table 'x.t0' does not exist", 2, 23);
    const { status, out } = await command(['check', 'good.json', ...trino()]);
    expect(status).toBe(1);
    expect(out).toMatch(/^good.json:5:37: error: .*does not exist/);
    expect(out).toContain('"sql": "SELECT id, name FROM t0"');
  });

  it.each([
    ['nobody is there', nobody],
    [
      'the server refuses the user',
      () => {
        server.fault = (_, response) => {
          response.writeHead(401).end();
          return true;
        };
        return Promise.resolve(server.url);
      },
    ],
  ])('does not call a mapping wrong when %s', async (_, address) => {
    const { status, out } = await command(['check', good, ...trino(await address())]);
    expect(status).toBe(2);
    expect(out).toContain('unchecked');
    expect(out).toContain('could be checked');
  });

  it('takes several files, and asks the SQL that they share once', async () => {
    const { status, out } = await command(['check', good, good, bad, ...trino()]);
    expect(status).toBe(1);
    expect(out.match(/: (valid|invalid)/g)).toEqual([': valid', ': valid', ': invalid']);
    expect(server.statements.length).toBe(2);
  });

  it('reads standard input', async () => {
    const { status, out } = await command(['check', '-'], { input: '{"node_definitions": []}' });
    expect(status).toBe(1);
    expect(out).toMatch(/^<stdin>:1:22: error: /);
  });

  it('writes JSON: the reports, each with its file', async () => {
    const { status, out } = await command(['check', 'good.json', 'bad.json', '--format', 'json']);
    const [first, second] = JSON.parse(out) as (Report & { file: string })[];
    expect(status).toBe(1);
    expect([first!.file, first!.status, second!.file, second!.status]).toEqual([
      'good.json',
      'unchecked',
      'bad.json',
      'invalid',
    ]);
    expect(second!.diagnostics[0]!.range!.start).toEqual({ line: 5, column: 44, offset: 150 });
  });

  it('speaks Chinese', async () => {
    const { out } = await command(['check', bad, '--locale', 'zh']);
    expect(out).toMatch(/error: .*[\u4e00-\u9fff]/);
  });

  it('points at the place under wide characters, tabs and in long lines', async () => {
    const long = `{"description":"${'长'.repeat(200)}",\t"node_definitions":[1],"name":"${'x'.repeat(300)}"}`;
    const { out } = await command(['check', '-'], { input: long });
    const [, excerpt = '', carets = ''] = out.split('\n');
    expect(excerpt).toMatch(/^ {2}1 \|….*…$/);
    const wide = (text: string) => text.replace(/长/g, '  ').length;
    const before = excerpt.slice(excerpt.indexOf('|') + 2, excerpt.indexOf('"xxx'));
    expect(wide(before)).toBe(carets.indexOf('^') - carets.indexOf('|') - 2);
    expect(carets).toContain('\t');
  });

  it.each([
    ['no file', ['check']],
    ['a file that is not there', ['check', 'nowhere.json']],
    ['an option that is none', ['check', good, '--fromat', 'json']],
    ['a format that is none', ['check', good, '--format', 'xml']],
    ['an address that is none', ['check', good, ...trino('nowhere')]],
    ['a password in the address', ['check', good, ...trino('http://ann:s3cret@localhost')]],
    ['no user', ['check', good, '--trino', 'http://127.0.0.1:1']],
    ['a role that is none', ['check', good, ...trino(), '--role', 'admin']],
    ['a catalog that is none', ['check', good, '--catalog', bad]],
    ['a catalog that is no JSON', ['check', '--catalog', '-', good]],
    ['standard input twice', ['check', '-', '-']],
    ['no command', []],
    ['a command that is none', ['chek']],
  ])('ends with 2 and a reason for %s', async (_, args) => {
    const { status, out, error } = await command(args);
    expect([status, out]).toEqual([2, '']);
    expect(error).not.toBe('');
    expect(error).not.toContain('    at ');
    expect(error).not.toContain('s3cret');
  });

  it('tells the cluster to stop when it is interrupted', async () => {
    let running!: () => void;
    const interrupt = new Promise<void>((resolve) => (running = resolve));
    server.fault = ({ path }) => {
      if (path.includes('/executing/')) running();
      return path.includes('/executing/') && server.seen.at(-1)!.method === 'GET';
    };
    const { status, error } = await command(['check', good, ...trino()], { interrupt });
    expect([status, error]).toEqual([130, 'mapping-generator: interrupted\n']);
    await expect.poll(() => server.seen.at(-1)!.method).toBe('DELETE');
  });

  it('shows on a terminal how far it is, and leaves only the verdict', async () => {
    server.delay = () => 30;
    const { status, screen } = await onTerminal(
      ['check', file('many.json', mappingWith(9)), ...trino()],
      { NO_COLOR: '1' },
    );
    expect(status).toBe(0);
    expect(screen).toMatch(/\rmany.json: \d of \d+/);
    expect(screen).toMatch(/\r +\rmany.json: valid\r\n$/);
  });

  it('says what it can do', async () => {
    const { status, out } = await command(['check', '--help']);
    expect(status).toBe(0);
    expect(out).toContain('--format <format>');
    expect(out).not.toMatch(/--(token|password) </);
  });
});

describe('credentials', () => {
  it.each<[string, string[], Record<string, string>, string]>([
    [
      'a token in the environment',
      [],
      { MAPPING_GENERATOR_TRINO_TOKEN: 's3cret' },
      'Bearer s3cret',
    ],
    ['a token in a file', ['--token-file', file('token', 's3cret\n')], {}, 'Bearer s3cret'],
    [
      'a password in the environment',
      [],
      { MAPPING_GENERATOR_TRINO_PASSWORD: 's3cret' },
      `Basic ${Buffer.from('ann:s3cret').toString('base64')}`,
    ],
  ])('come from %s, and are never shown', async (_, args, environment, header) => {
    server.say = (_statement, { headers }) =>
      userError('SYNTAX_ERROR', `line 2:1: ${String(headers.authorization)}`, 2, 1);
    const { out, error } = await command(['check', good, ...trino(), ...args], { environment });
    expect(server.seen[0]!.headers.authorization).toBe(header);
    expect(`${out}${error}`).not.toContain('s3cret');
    expect(`${out}${error}`).not.toContain(header);
  });
});

describe('SARIF', () => {
  const schemaFile = createRequire(import.meta.url).resolve(
    '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
  );
  // Its patterns were written before the stricter expressions that ajv prefers.
  const ajv = new AjvOfDraft4({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')) as object);
  const sarif = async (...args: string[]): Promise<Log> => {
    const { out } = await command(['check', ...args, '--format', 'sarif']);
    const log: unknown = JSON.parse(out);
    validate(log);
    expect(validate.errors ?? []).toEqual([]);
    return log as Log;
  };

  it('is valid, and says where and what', async () => {
    const [run] = (await sarif('good.json', './bad.json')).runs;
    expect(run!.results).toMatchObject([
      {
        ruleId: 'unknown_type_similar',
        level: 'error',
        message: { text: "Unknown type 'STRNG'. Did you mean 'STRING'?" },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'bad.json' },
              region: { startLine: 5, startColumn: 44, endLine: 5, endColumn: 51 },
            },
            logicalLocations: [{ fullyQualifiedName: '/node_definitions/0/primary_key/type' }],
          },
        ],
      },
    ]);
    expect(run!.tool.driver.rules!.map(({ id }) => id)).toEqual(['unknown_type_similar']);
  });

  it('is valid for paths, places and findings of every kind', async () => {
    server.say = (statement) =>
      statement.includes('FROM t1')
        ? userError('SYNTAX_ERROR', 'line 2:1: no', 2, 1)
        : acceptAll(statement);
    const mapping = mappingWith(3);
    mapping.node_definitions[2]!.label = 'Node1';
    const odd = file('ä b#1.json', mapping);
    const two = file('two.json', mappingWith(2));
    const [run] = (await sarif(odd, two, file('empty.json', ''), ...trino())).runs;
    expect(run!.results!.length).toBeGreaterThan(2);
    expect(run!.artifacts![0]!.location!.uri).toMatch(/^file:\/\/\/.*\/%C3%A4%20b%231\.json$/);
  });

  it('does not look clean when the cluster did not answer', async () => {
    const [run] = (await sarif(good, ...trino(await nobody()))).runs;
    expect(run!.invocations![0]!.executionSuccessful).toBe(false);
  });
});
