import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { fixAll } from '../dist/index.js';
import type { Report } from '../dist/index.js';
import { checkOf, hasSafeFix, readFixable } from './fixtures.js';
import { generator } from './support.js';

const cases = readFixable();

it('there are cases with safe fixes', () => {
  expect(cases.length).toBeGreaterThan(20);
});

describe.each(cases)('the safe fixes of $name', (fixture) => {
  const { text, options, mended } = checkOf(generator, fixture);
  const check = (next: string) => generator.check(next, options);

  it('give the mended mapping, which has none left', async () => {
    const result = await fixAll(text, check);
    if (process.env.UPDATE_EXPECTED) writeFileSync(mended, result.text);
    expect(result.text).toBe(readFileSync(mended, 'utf8'));
    expect(hasSafeFix(result.report)).toBe(false);
    expect(result.applied).toBeGreaterThan(0);
    expect(result.report).toEqual(check(result.text));
  });

  it('change nothing when they are applied again', async () => {
    const again = await fixAll(readFileSync(mended, 'utf8'), check);
    expect([again.applied, again.text]).toEqual([0, readFileSync(mended, 'utf8')]);
  });
});

describe('all fixes', () => {
  const mapping = (columns: string, types: string[]) =>
    JSON.stringify({
      node_definitions: [
        {
          label: 'Customer',
          sql: `SELECT id, ${columns} FROM customers`,
          primary_key: { name: 'id', type: 'BIGINT' },
          properties: columns.split(', ').map((name, at) => ({ name, type: types[at] })),
        },
      ],
    });
  const check = (text: string) => generator.check(text);

  it('of one mapping are applied, however many there are', async () => {
    const names = Array.from({ length: 100 }, (_, at) => `c${String(at)}`).join(', ');
    const { text, applied } = await fixAll(
      mapping(names, Array<string>(100).fill('varchar')),
      check,
    );
    expect(applied).toBe(101);
    expect(text).toBe(mapping(names, Array<string>(100).fill('STRING')).replace('BIGINT', 'INT64'));
  });

  it('are those that change the meaning, too, where that is wanted', async () => {
    const text = mapping('name', ['STRING'])
      .replace('BIGINT', 'INT64')
      .replace('SELECT id', 'SELECT \\"id\\"');
    const unclosed = text.replace('\\"id\\"', '\\"id');
    expect((await fixAll(unclosed, check)).text).toBe(unclosed);
    const { applied, text: mended } = await fixAll(unclosed, check, { unsafe: true });
    expect([applied, mended]).toEqual([1, text]);
  });

  it('end where fixes go in circles', async () => {
    const fix = (value: number) => ({ title: '', safe: true, edits: [{ path: '/a', value }] });
    const circle = (text: string): Report =>
      ({ diagnostics: [{ fixes: [fix(text.includes('1') ? 2 : 1)] }] }) as unknown as Report;
    expect(['{"a":1}', '{"a":2}']).toContain((await fixAll('{"a":1}', circle)).text);
  });

  it('do not mend again what an answer tells that does not follow the text', async () => {
    const longer = (text: string): Report =>
      ({
        diagnostics: [
          {
            code: 'load_hazard',
            path: '/a',
            params: {},
            fixes: [{ title: '', safe: true, edits: [{ path: '/a', value: `CAST(${text})` }] }],
          },
        ],
      }) as unknown as Report;
    expect((await fixAll('{"a":1}', longer)).applied).toBe(1);
  });

  it('are written with the line ends of the text', async () => {
    const text = mapping('name, city', ['STRING', 'STRING']);
    const lines = JSON.stringify(JSON.parse(text), null, 2).replaceAll('\n', '\r\n');
    const { text: mended } = await fixAll(lines, check, { unsafe: true });
    expect(mended).not.toMatch(/(?<!\r)\n/);
  });
});
