const main = require('mapping-generator');
const inline = require('mapping-generator/inline');
require('mapping-generator/server');
require('mapping-generator/jobs');
require('mapping-generator/codemirror');
require('mapping-generator/monaco');
require('mapping-generator/react');
require('mapping-generator/worker');

test.each([
  ['main', main],
  ['inline', inline],
])('the %s entry checks', async (_, { load }) => {
  const generator = await load();
  const text = '{"node_definitions": []}';
  expect(generator.mapType('decimal(12, 2)')).toBe('DOUBLE');
  for (const mapping of [text, new Uint8Array(Buffer.from(text))]) {
    expect(generator.check(mapping).diagnostics[0].range.start.offset).toBe(21);
  }
});
