import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { command, file, folderOf } from './command.js';
import { startFakeTrino } from './fake-trino.js';
import { checkOf, readFixable } from './fixtures.js';
import { generator, mappingWith } from './support.js';

const server = await startFakeTrino();

const broken = JSON.stringify(mappingWith(1), null, 2).replace('"label"', '"lable"');
const mended = JSON.stringify(mappingWith(1), null, 2);

/** Those that are checked without anything else. */
const plainCases = readFixable()
  .filter(({ request }) => !request.catalog && !request.options?.policy)
  .map((fixture) => checkOf(generator, fixture));
const catalogCases = readFixable().filter(({ request }) => request.catalog);

describe('check --fix', () => {
  it('writes the mended files of all cases, and nothing when it runs again', async () => {
    const name = (at: number) => `${String(at)}.mapping.json`;
    const cwd = folderOf(Object.fromEntries(plainCases.map(({ text }, at) => [name(at), text])));
    const read = () => plainCases.map((_, at) => readFileSync(join(cwd, name(at)), 'utf8'));
    const expected = plainCases.map((each) => readFileSync(each.mended, 'utf8'));
    await command(['check', '--fix', '.'], { cwd });
    expect(read()).toEqual(expected);
    const times = plainCases.map((_, at) => statSync(join(cwd, name(at))).mtimeMs);
    const again = await command(['check', '--fix', '.'], { cwd });
    expect(again.out).not.toContain('applied');
    expect(plainCases.map((_, at) => statSync(join(cwd, name(at))).mtimeMs)).toEqual(times);
    expect(readdirSync(cwd).length).toBe(plainCases.length);
  });

  it.each(catalogCases)('writes the mended file of $name', async (fixture) => {
    const { text, options, catalog, mended: expected } = checkOf(generator, fixture);
    const cwd = folderOf({
      'a.mapping.json': text,
      'catalog.json': catalog,
      'mapping-generator.json': {
        catalog: 'catalog.json',
        catalogMaxAge: 1e6,
        session: options.session ?? {},
      },
    });
    await command(['check', '--fix', 'a.mapping.json'], { cwd });
    expect(readFileSync(join(cwd, 'a.mapping.json'), 'utf8')).toBe(readFileSync(expected, 'utf8'));
  });

  it('says what it did, and judges what it wrote', async () => {
    const path = file('broken.json', broken);
    const before = await command(['check', 'broken.json', '--allow-unchecked']);
    expect(before.status).toBe(1);
    expect(before.out).toContain('broken.json: invalid (1 error, 1 warning; --fix mends 1)');
    const { status, out } = await command(['check', '--fix', 'broken.json', '--allow-unchecked']);
    expect(status).toBe(0);
    expect(out).toBe(
      'broken.json: unchecked (1 fix applied; the cluster was not asked: --trino URL asks it)\n',
    );
    expect(readFileSync(path, 'utf8')).toBe(mended);
  });

  it('has the word of the cluster on what it wrote', async () => {
    const path = file('asked.json', broken);
    const { status, out } = await command([
      'check',
      '--fix',
      'asked.json',
      '--trino',
      server.url,
      '--user',
      'ann',
    ]);
    expect([status, out]).toEqual([0, 'asked.json: valid (1 fix applied)\n']);
    expect(readFileSync(path, 'utf8')).toBe(mended);
  });

  it('keeps the mode of a file, a link, and a byte order mark', async () => {
    const path = file('mode.json', `\ufeff${broken}`);
    chmodSync(path, 0o640);
    const link = file('link.json', '');
    const other = `${link}.link`;
    symlinkSync(path, other);
    await command(['check', '--fix', other]);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(lstatSync(other).isSymbolicLink()).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(`\ufeff${mended}`);
  });

  it('leaves alone what is no UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from(broken.slice(0, -1)), Buffer.from([0xff, 0x7d])]);
    const path = file('latin.json', bytes);
    expect((await command(['check', '--fix', path])).status).toBe(1);
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('is 2 where a file cannot be written, which stays as it is', async () => {
    const cwd = folderOf({ 'a.json': broken });
    // A name that the file beside it would make too long.
    const long = `${'x'.repeat(245)}.json`;
    writeFileSync(join(cwd, long), broken);
    const { status, error } = await command(['check', '--fix', 'a.json', long], { cwd });
    expect(status).toBe(2);
    expect(error).toContain('could not check: name too long');
    expect(readFileSync(join(cwd, long), 'utf8')).toBe(broken);
    expect(readFileSync(join(cwd, 'a.json'), 'utf8')).toBe(mended);
    expect(readdirSync(cwd).sort()).toEqual(['a.json', long]);
  });

  it('mends no standard input', async () => {
    const { status, error } = await command(['check', '--fix', '-'], { input: broken });
    expect([status, error]).toEqual([
      2,
      'mapping-generator: --fix: standard input is no file that could be mended\n',
    ]);
  });

  it('changes the meaning only with --fix-unsafe', async () => {
    const text = mended.replace('SELECT id', 'SELECT \\"id');
    const path = file('unsafe.json', text);
    const safe = await command(['check', '--fix', path]);
    expect(safe.out).toContain('This name in quotes never ends');
    expect(readFileSync(path, 'utf8')).toBe(text);
    const unsafe = await command(['check', '--fix-unsafe', path]);
    expect(unsafe.out).toContain('1 fix applied');
    expect(readFileSync(path, 'utf8')).toBe(text.replace('id,', 'id\\",'));
  });
});
