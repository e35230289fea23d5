import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

import { apiReport, entries, reportFile } from '../scripts/api-report.mjs';

// Nothing of the public surface comes, goes or changes unannounced.

const report = readFileSync(reportFile, 'utf8');
const advice =
  'The public surface is another one: `npm run api` writes it down, a changeset says what changed and why';

it('is the public surface that is committed', { timeout: 180_000 }, () => {
  expect(apiReport(), advice).toBe(report);
});

/** What stands in the namespace of an entry, by the name that the report has it under. */
function namesOf(entry: string): Map<string, string> {
  const [, listed = ''] =
    new RegExp(`^declare namespace ${entry} \\{\n    export \\{\n([^}]*)`, 'm').exec(report) ?? [];
  const names = listed.match(/\S[^,\n]*/g) ?? [];
  return new Map(
    names.map((name) => {
      const [own = '', told = own] = name.split(' as ');
      return [told, own];
    }),
  );
}

const values = new Set(
  Array.from(report.matchAll(/^(?:const|function|class) (\w+)/gm), ([, name]) => name),
);

const require = createRequire(import.meta.url);

// The script of a worker gives nothing, and serves whoever imports it.
const files = entries
  .filter(({ name }) => name !== 'workerEntry')
  .flatMap(({ name, javaScript }) => javaScript.map((file) => ({ name, file })));

it.each(files)('lists what $file gives', async ({ name, file }) => {
  const address = new URL(`../${file}`, import.meta.url);
  const given = (
    file.endsWith('.cjs')
      ? require(address.pathname)
      : await import(/* @vite-ignore */ address.href)
  ) as object;
  const listed = [...namesOf(name)].filter(([, own]) => values.has(own)).map(([told]) => told);
  expect(listed.length).toBeGreaterThan(0);
  expect(Object.keys(given).sort()).toEqual(listed.sort());
});

it('has a namespace for each entry with types', () => {
  expect(namesOf('workerEntry')).toEqual(new Map());
  for (const { name } of entries) expect(report).toContain(`\ndeclare namespace ${name} {`);
});
