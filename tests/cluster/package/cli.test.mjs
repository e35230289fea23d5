import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { server } from './support.mjs';

const program = fileURLToPath(new URL('../../../npm/dist/cli.cjs', import.meta.url));
const samples = fileURLToPath(new URL('../../../samples/tpch/', import.meta.url));
const broken = readdirSync(`${samples}broken`).map((file) => `broken/${file}`);

/** Runs the command line among the samples, with the real server. */
const command = (...args) =>
  new Promise((resolve) => {
    const all = [program, ...args, '--trino', server, '--user', 'ann'];
    const options = { cwd: samples, env: { PATH: process.env.PATH } };
    execFile(process.execPath, all, options, (error, out, said) =>
      resolve({ status: error?.code ?? 0, out, said }),
    );
  });

describe('the command line on a real server', () => {
  it('finds the sample valid', async () => {
    const { status, out } = await command('check', 'mapping.json');
    assert.deepEqual([status, out], [0, 'mapping.json: valid\n']);
  });

  it('finds the broken ones invalid, or warns, each at a place in its own text', async () => {
    const { status, out } = await command('check', ...broken, '--format', 'json');
    assert.equal(status, 1);
    for (const { file, status: verdict, diagnostics } of JSON.parse(out)) {
      assert.notEqual(verdict, 'unchecked', file);
      assert.ok(diagnostics.length > 0, file);
      const text = readFileSync(samples + file, 'utf8');
      for (const { range } of diagnostics) assert.ok(range.end.offset <= text.length, file);
    }
  });

  it('writes statements with the types of the columns', async () => {
    const { status, out } = await command('ddl', 'mapping.json');
    assert.equal(status, 0);
    assert.match(out, /type_words STRING\[\]/);
  });

  it('reads the catalog', async () => {
    const { status, out } = await command('catalog', 'fetch', '--schema', 'tpch.tiny');
    assert.equal(status, 0);
    assert.equal(JSON.parse(out).tables.length, 8);
  });
});
