import { expect, test } from 'vitest';
import { load } from 'mapping-generator';
import { load as loadInline } from 'mapping-generator/inline';
import 'mapping-generator/server';
import 'mapping-generator/jobs';
import 'mapping-generator/monaco';
import 'mapping-generator/codemirror';
import 'mapping-generator/react';
import { loadInWorker } from 'mapping-generator/worker';

test.each([
  ['main', load],
  ['inline', loadInline],
  ['worker', loadInWorker],
])('the %s entry checks', async (_, start) => {
  const generator = await start();
  const text = '{"node_definitions": []}';
  expect(await generator.mapType('decimal(12, 2)')).toBe('DOUBLE');
  for (const mapping of [text, new TextEncoder().encode(text)]) {
    const { diagnostics } = await generator.check(mapping);
    expect(diagnostics[0].range.start.offset).toBe(21);
  }
});
