// Every code has a page, and what the page shows is so: its example has that code, and its mended text has it no more.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { diagnosticMessages } from 'mapping-generator';

import { circumstancesAfter, inputOf, reportOn } from '../scripts/run-example.mjs';

const pageOf = (code) =>
  readFileSync(new URL(`../diagnostics/${code}.md`, import.meta.url), 'utf8');

/** The first block of code below a heading. */
const blockOf = (page, heading) =>
  new RegExp(`^## ${heading}$[^]*?^\`\`\`\`\\w+\\n([^]*?)\\n\`\`\`\`$`, 'm').exec(page)?.[1];

const exampleOf = (page) => JSON.parse(/^example: (.*)$/m.exec(page)[1]);

const isInParts = ({ input }) => Array.isArray(input) && typeof input[0] === 'string';

const codesOf = ({ diagnostics }) => new Set(diagnostics.map(({ code }) => code));
const faultsOf = ({ diagnostics }) => diagnostics.filter(({ severity }) => severity !== 'info');

for (const code of Object.keys(diagnosticMessages)) {
  test(code, async () => {
    const page = pageOf(code);
    const example = exampleOf(page);
    // What is repeated a million times stands there once.
    const shown = blockOf(page, 'Example');
    const text = isInParts(example) ? inputOf(example) : shown;
    const report = await reportOn(example, text);
    assert.deepEqual(codesOf(report), new Set([code, ...(example.beside ?? [])]));

    const fixes = report.diagnostics.flatMap(({ fixes: all = [] }) => all);
    const mended = blockOf(page, 'Mended');
    assert.equal(mended !== undefined, fixes.length > 0, 'what has a fix is shown mended');
    if (mended === undefined) return;
    const left = await reportOn(circumstancesAfter(example), mended);
    assert.deepEqual(faultsOf(left), []);
  });
}

test('the mappings of the guides have no faults', async () => {
  for (const file of ['guide/authors.md', 'zh/guide/authors.md']) {
    const guide = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
    const [, mapping] = /^```json\n([^]*?)^```$/m.exec(guide);
    const { status, diagnostics } = await reportOn({ operation: 'check' }, mapping);
    assert.deepEqual([status, diagnostics], ['unchecked', []]);
  }
});
