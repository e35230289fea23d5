import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import type { Report } from '../dist/index.js';
import { command, file, folderOf, program } from './command.js';
import { mappingWith } from './support.js';

// What a project's check is made of: its files, its configuration, and what it wants to hear of.

const good = mappingWith(1);
const warned = { ...good, owner: 'ann' };
const allow = '--allow-unchecked';

const verdicts = (out: string): string[] =>
  out.match(/^\S+(?=: (?:valid|invalid|unchecked))/gm) ?? [];

describe('files', () => {
  const cwd = folderOf({
    'a/one.mapping.json': good,
    'a/b/two.mapping.json': good,
    'a/b/other.json': good,
    'a/node_modules/x/three.mapping.json': good,
    'odd[1].mapping.json': good,
    'empty/readme.md': '',
  });
  const checked = async (...files: string[]) => command(['check', allow, ...files], { cwd });

  it('are those of a folder', async () => {
    const { status, out } = await checked('a');
    expect([status, verdicts(out)]).toEqual([0, ['a/b/two.mapping.json', 'a/one.mapping.json']]);
    expect(verdicts((await checked('.')).out).length).toBe(3);
  });

  it('are those that a pattern fits, each once', async () => {
    const { out } = await checked('a/*.json', 'a/**/*.json');
    expect(verdicts(out)).toEqual(['a/one.mapping.json', 'a/b/other.json', 'a/b/two.mapping.json']);
  });

  it('may be called like a pattern', async () => {
    const { status, out } = await checked('odd[1].mapping.json');
    expect([status, verdicts(out)]).toEqual([0, ['odd[1].mapping.json']]);
  });

  it('that are not there are no success, and take nothing from the others', async () => {
    const { status, out, error } = await checked('empty', 'no/*.json', 'a/one.mapping.json');
    expect([status, verdicts(out)]).toEqual([2, ['a/one.mapping.json']]);
    expect(error).toBe(
      'empty: could not check: no file *.mapping.json in it\n' +
        'no/*.json: could not check: it fits no file\n',
    );
  });
});

describe('the configuration', () => {
  const policy = { label: '[a-z]+' };
  const files = {
    'p/mapping-generator.json': {
      files: ['maps/*.json'],
      policy,
      locale: 'zh',
      ignore: ['unknown_field'],
    },
    'p/maps/a.json': warned,
    'p/maps/deep/readme.md': '',
    'p/lax.json': { files: ['maps'], policy: 'policy.json' },
    'p/policy.json': policy,
  };
  const root = folderOf(files);
  const run = (folder: string, ...args: string[]) =>
    command(['check', ...args], { cwd: join(root, folder) });

  it('is found in a folder above, and its paths are relative to it', async () => {
    const here = await run('p');
    expect([here.status, verdicts(here.out)]).toEqual([1, ['maps/a.json']]);
    expect(here.out).toMatch(/policy_pattern/);
    expect(here.out).toMatch(/[\u4e00-\u9fff]/);
    expect(here.out).not.toContain('unknown_field');
    const below = await run('p/maps/deep');
    expect([below.status, verdicts(below.out)]).toEqual([1, ['../a.json']]);
  });

  it('comes behind what the command line says', async () => {
    const { out } = await run('p', '--locale', 'en', '--ignore', 'policy_pattern', 'maps/a.json');
    expect(out).not.toMatch(/[\u4e00-\u9fff]/);
    expect(out).toContain('unknown_field');
    expect(out).not.toContain('policy_pattern');
  });

  it('is another one, or none, where that is said', async () => {
    const other = await run('p', '--config', 'lax.json');
    expect(other.error).toContain('maps: could not check: no file *.mapping.json in it');
    const named = await run('p', '--config', 'lax.json', 'maps/a.json');
    expect(named.out).toMatch(/policy_pattern/);
    expect(named.out).not.toMatch(/[\u4e00-\u9fff]/);
    const none = await run('p', '--no-config', allow, 'maps/a.json');
    expect(none.status).toBe(0);
    expect((await run('p', '--no-config')).error).toContain('no files: ');
  });

  it.each([
    ['no JSON', '{', 'not a configuration: it is not JSON'],
    ['no object', [], 'not a configuration: it is no object'],
    ['a setting that is none', { trino: 'https://x' }, "there is no setting 'trino'"],
    ['a file', { files: 'a.json' }, 'files must be a list of texts'],
    ['a session', { session: { user: 'ann' } }, 'session must be { catalog, schema }, both texts'],
    ['a language', { locale: 'de' }, 'locale must be en or zh'],
    ['an age', { catalogMaxAge: 0 }, 'catalogMaxAge must be a number of hours'],
    ['a limit', { maxWarnings: -1 }, 'maxWarnings must be a number from 0'],
    ['a policy', { policy: { label: '(' } }, '--policy: '],
    ['a code', { ignore: ['no_such_code'] }, "there is no code 'no_such_code'"],
  ])('that is wrong is no verdict: %s', async (_, content, reason) => {
    const cwd = folderOf({ 'mapping-generator.json': content, 'a.json': good });
    const { status, out, error } = await command(['check', 'a.json'], { cwd });
    expect([status, out]).toEqual([2, '']);
    expect(error).toContain(reason);
  });
});

describe('--ignore', () => {
  const bad = file('type.json', JSON.stringify(good).replace('INT64', 'LONGTEXT9'));
  const warning = file('warned.json', warned);

  it('leaves out the findings of a code', async () => {
    const { out } = await command(['check', warning, '--ignore', 'unknown_field']);
    expect(out).not.toContain('[unknown_field]');
    expect(out).toContain('1 ignored');
  });

  it('makes nothing valid: a mapping whose errors are ignored is unchecked', async () => {
    const codes = ['--ignore', 'unknown_type,key_type', '--ignore', 'unknown_type_similar'];
    const { status, out } = await command(['check', bad, ...codes, '--format', 'json']);
    const [report] = JSON.parse(out) as (Report & { ignored: number })[];
    expect(status).toBe(2);
    expect(report).toMatchObject({
      status: 'unchecked',
      valid: false,
      hasErrors: false,
      ignored: 1,
      diagnostics: [],
    });
    expect((await command(['check', bad, ...codes, allow])).status).toBe(0);
  });

  it('takes no code that there is not', async () => {
    const { status, error } = await command(['check', warning, '--ignore', 'unknown_fild']);
    expect(status).toBe(2);
    expect(error).toContain("there is no code 'unknown_fild'");
  });
});

describe('the catalog and the session of the configuration', () => {
  const columns = [
    { name: 'id', type: 'bigint' },
    { name: 'name', type: 'varchar' },
  ];
  const cwd = folderOf({
    'mapping-generator.json': {
      catalog: 'catalog.json',
      session: { catalog: 'hive', schema: 'sales' },
    },
    'catalog.json': {
      captured_at: '2026-01-01T00:00:00Z',
      tables: [{ catalog: 'hive', schema: 'sales', name: 't0', columns }],
    },
    'good.json': good,
    'query.sql': 'SELECT id, name FROM t0',
  });

  it('count for suggest', async () => {
    const { out } = await command(['suggest', 'query.sql'], { cwd });
    expect(JSON.parse(out)).toMatchObject({ primary_key: { name: 'id', type: 'INT64' } });
    expect((await command(['suggest', 'query.sql', '--no-config'], { cwd })).status).toBe(2);
  });

  it('count for lineage', async () => {
    const { out } = await command(['lineage', 'good.json'], { cwd });
    expect(out).toContain('  id ← hive.sales.t0.id\n');
    const { status, error } = await command(['lineage', 'good.json', '--no-config'], { cwd });
    expect([status, error]).toEqual([2, 'mapping-generator: --catalog FILE is missing\n']);
  });
});

describe('--max-warnings and --quiet', () => {
  const warning = file('two.json', { ...warned, team: 'x' });

  it.each([
    [2, 0],
    [1, 1],
    [0, 1],
  ])('two warnings are too many for %i: exit status %i', async (most, expected) => {
    const { status, error } = await command(['check', warning, allow, '--max-warnings', `${most}`]);
    expect(status).toBe(expected);
    expect(error).toBe(
      expected === 0
        ? ''
        : `mapping-generator: too many warnings: 2, and --max-warnings is ${most}\n`,
    );
  });

  it('counts them also where they are not shown, but not where they are ignored', async () => {
    const quiet = await command(['check', warning, allow, '--quiet', '--max-warnings', '0']);
    expect(quiet.status).toBe(1);
    expect(quiet.out).not.toContain('unknown_field');
    const ignored = ['--ignore', 'unknown_field', '--max-warnings', '0'];
    expect((await command(['check', warning, allow, ...ignored])).status).toBe(0);
    expect((await command(['check', warning, '--max-warnings', '-1'])).status).toBe(2);
  });

  it('shows errors and what is not valid', async () => {
    const bad = file('quiet.json', { node_definitions: [], nam: 1 });
    const { out } = await command(['check', bad, '--quiet']);
    expect(out).toContain('no_nodes');
    expect(out).not.toContain('unknown_field');
    expect(out).toContain('invalid (1 error)');
  });
});

describe('hooks for pre-commit', () => {
  const repository = fileURLToPath(new URL('../..', import.meta.url));
  const hooks = readFileSync(join(repository, '.pre-commit-hooks.yaml'), 'utf8');
  const entries = Array.from(hooks.matchAll(/entry: (.*)/g), ([, entry = '']) => entry);

  /** As pre-commit does: the script of its clone, in the repository of the user, with the files that changed. */
  const run = (entry: string, cwd: string, path: string, file: string) => {
    const [script = '', ...args] = entry.split(' ');
    const env = { PATH: path };
    return spawnSync(join(repository, script), [...args, file], { cwd, env, encoding: 'utf8' });
  };
  const files = { 'good.mapping.json': mappingWith(1), 'broken.mapping.json': '{' };
  const withNode = `${dirname(process.execPath)}:/usr/bin:/bin`;

  it.each(entries)('%s runs what the project has', (entry) => {
    const cwd = folderOf({ ...files, 'node_modules/.bin/x': '' });
    symlinkSync(program, join(cwd, 'node_modules/.bin/mapping-generator'));
    expect(run(entry, cwd, withNode, 'good.mapping.json').status).toBe(0);
    expect(run(entry, cwd, withNode, 'broken.mapping.json').status).toBeGreaterThan(0);
  });

  it('run what the machine has, where the project has none', () => {
    const folder = folderOf({});
    symlinkSync(program, join(folder, 'mapping-generator'));
    const path = `${folder}:${withNode}`;
    expect(run(entries[0]!, folderOf(files), path, 'good.mapping.json').status).toBe(0);
  });

  it.each(entries)('%s says what is missing, with no program to ask with', (entry) => {
    const cwd = folderOf(files);
    const { status, stderr } = run(entry, cwd, cwd, 'good.mapping.json');
    expect([status, stderr]).toEqual([
      2,
      'mapping-generator is not installed here: npm install --save-dev mapping-generator\n',
    ]);
  });

  it('are for mappings', () => {
    expect(entries.length).toBe(3);
    expect(hooks.match(/language: .*/g)).toEqual(Array(3).fill('language: script'));
    expect(hooks.match(/files: .*/g)).toEqual(Array(3).fill('files: \\.mapping\\.json$'));
  });
});

describe('--watch', () => {
  it('checks again what changed, until it is interrupted', async () => {
    const cwd = folderOf({ 'maps/a.mapping.json': good, 'mapping-generator.json': {} });
    const write = (name: string, text: string) => () => {
      writeFileSync(join(cwd, name), text);
    };
    const { out, error, status } = await command(['check', '--watch', 'maps'], {
      cwd,
      steps: [
        [/a.mapping.json: unchecked/, /watching/, write('maps/a.mapping.json', '{}')],
        [/a.mapping.json: invalid/, undefined, write('maps/b.mapping.json', JSON.stringify(good))],
        [/b.mapping.json: unchecked/, undefined, write('mapping-generator.json', '{')],
        [undefined, /not a configuration/, write('mapping-generator.json', '{"locale": "zh"}')],
        [/[\u4e00-\u9fff]/, undefined, 'interrupt'],
      ],
    });
    expect([status, error.split('\n').at(-2)]).toEqual([130, 'mapping-generator: interrupted']);
    expect(out.indexOf('unchecked')).toBeLessThan(out.indexOf('invalid'));
  });

  it('has nothing to watch in standard input', async () => {
    const { status, error } = await command(['check', '--watch', '-']);
    expect([status, error]).toEqual([
      2,
      'mapping-generator: --watch: standard input does not change\n',
    ]);
  });
});
