import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

// What the list of heuristics names is there: a test of that file with these words.

const root = join(import.meta.dirname, '../..');
const list = readFileSync(join(root, 'docs/guide/heuristics.md'), 'utf8');

const rows = Array.from(
  list.matchAll(/^\| (\d+) \| (.+?) \| (.+?) \| (holds|open) \| (.+?) \|$/gm),
  ([, number = '', , , standing = '', shown = '']) => ({
    number: Number(number),
    standing,
    shown,
  }),
);

describe('the list of heuristics', () => {
  it('has fifty, of which forty-eight hold at least', () => {
    expect(rows.map(({ number }) => number)).toEqual(
      Array.from({ length: 50 }, (_, index) => index + 1),
    );
    expect(rows.filter(({ standing }) => standing === 'holds').length).toBeGreaterThanOrEqual(49);
  });

  it.each(rows.filter(({ standing }) => standing === 'holds'))(
    'names a test for $number',
    ({ shown }) => {
      const [, file = '', title = ''] = /^`(.+)` (.+)$/.exec(shown) ?? [];
      const source = readFileSync(
        join(root, file.startsWith('browser/') ? `tests/${file}` : file),
        'utf8',
      );
      expect(source).toContain(title);
    },
  );
});
