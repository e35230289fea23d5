import { describe, expect, it } from 'vitest';

import { against, at, complete, slices } from './language-support.js';
import { generator } from './support.js';

describe('codeActions', () => {
  it('offers the fixes of what is found in the range', () => {
    const [sql, offset] = at('SELECT plac|ed2 FROM orders');
    const caret = { line: 1, column: offset + 1, offset };
    const actions = generator.sqlLanguage.codeActions(sql, { start: caret, end: caret }, against());
    expect(actions[0]).toMatchObject({ kind: 'quickfix', edits: [{ text: 'placed' }] });
    const start = { line: 1, column: 1, offset: 0 };
    expect(generator.sqlLanguage.codeActions(sql, { start, end: start }, against())).toEqual([]);
  });

  it('offers refactorings, through the escapes of a mapping', () => {
    const sql = 'SELECT * FROM orders AS \\"o\\"';
    const text = `{"name": "m", "node_definitions": [{"label": "A", "sql": "${sql}"}]}`;
    const offset = text.indexOf('*');
    const star = { line: 1, column: offset + 1, offset };
    const actions = generator.language.codeActions(text, { start: star, end: star }, against());
    const [expand] = actions.filter(({ kind }) => kind === 'refactor');
    expect(expand).toEqual({
      title: "Expand '*' to its columns",
      kind: 'refactor',
      safe: true,
      edits: [
        {
          range: { start: star, end: { line: 1, column: offset + 2, offset: offset + 1 } },
          text: 'order_id, placed',
        },
      ],
    });
  });
});

describe('sqlLanguage.complete', () => {
  it('offers what may stand at the caret, the best first', () => {
    const { items, incomplete } = complete('SELECT o.| FROM orders o');
    expect(items.map(({ text }) => text)).toEqual(['order_id', 'placed']);
    expect(items[1]).toEqual({ label: 'placed', kind: 'column', text: 'placed', detail: 'date' });
    expect(incomplete).toBe(false);
  });

  it('counts in UTF-16 units', () => {
    const { range, items } = complete("SELECT '𝄞ä', pla| FROM orders");
    expect(range).toEqual({
      start: { line: 1, column: 15, offset: 14 },
      end: { line: 1, column: 18, offset: 17 },
    });
    expect(items[0]?.text).toBe('placed');
  });

  it('knows the grammar and the functions without a catalog', () => {
    const { items } = generator.sqlLanguage.complete('SELECT 1 FROM t ', 16);
    expect(items[0]).toEqual({ label: 'WHERE', kind: 'keyword', text: 'WHERE' });
    expect(generator.sqlLanguage.complete('SELECT coal', 11).items[0]).toEqual({
      label: 'coalesce',
      kind: 'function',
      text: 'coalesce(${1})',
    });
  });

  it('takes an offset beyond the text as its end', () => {
    expect(generator.sqlLanguage.complete('SEL', 1e9).items[0]?.text).toBe('SELECT');
  });

  it('can be taken out of its service', () => {
    const { complete: alone } = generator.sqlLanguage;
    expect(alone('SEL', 3).items[0]?.text).toBe('SELECT');
  });
});

describe('sqlLanguage.hover', () => {
  it('says what a column is and what becomes of it', () => {
    expect(generator.sqlLanguage.hover(...at('SELECT o.pla|ced FROM orders o'), against())).toEqual(
      {
        range: {
          start: { line: 1, column: 10, offset: 9 },
          end: { line: 1, column: 16, offset: 15 },
        },
        contents: [
          { kind: 'code', text: 'placed date' },
          { kind: 'code', text: 'hive.sales.orders.placed' },
          { kind: 'text', text: 'RyuGraph: DATE' },
        ],
      },
    );
  });

  it('speaks the language that is asked for', () => {
    const options = { ...against(), locale: 'zh' as const };
    const hover = generator.sqlLanguage.hover(...at('SELECT |placed FROM orders'), options);
    expect(hover?.contents.at(-1)?.text).toBe('RyuGraph：DATE');
  });

  it('is null where there is nothing to say', () => {
    expect(generator.sqlLanguage.hover('SELECT 1', 2)).toBeNull();
  });
});

describe('sqlLanguage.signatureHelp', () => {
  it('knows the argument of a call that is not finished', () => {
    const help = generator.sqlLanguage.signatureHelp(...at("SELECT '𝄞', substr('a', |"));
    expect(help?.activeParameter).toBe(1);
    expect(help?.signatures[help.activeSignature]).toEqual({
      label: 'substr(varchar(x), bigint) → varchar(x)',
      parameters: ['varchar(x)', 'bigint'],
    });
  });

  it('is null outside of calls', () => {
    expect(generator.sqlLanguage.signatureHelp('SELECT 1', 8)).toBeNull();
  });
});

describe('the outline of a text', () => {
  it('has symbols as a tree', () => {
    const text = 'WITH w AS (SELECT placed FROM orders) SELECT 1 AS one FROM w';
    const symbols = generator.sqlLanguage.symbols(text, against());
    expect(symbols.map(({ name, kind }) => [name, kind])).toEqual([
      ['w', 'named_query'],
      ['one', 'column'],
      ['w', 'relation'],
    ]);
    const [placed, orders] = symbols[0]?.children ?? [];
    expect(placed).toMatchObject({ name: 'placed', kind: 'column', detail: 'date', children: [] });
    expect(orders).toMatchObject({ name: 'orders', kind: 'relation' });
    expect(
      slices(
        text,
        symbols.map(({ range }) => range),
      )[1],
    ).toBe('1 AS one');
    expect(
      slices(
        text,
        symbols.map(({ selectionRange }) => selectionRange),
      )[1],
    ).toBe('one');
  });

  it('folds what spans lines, however they end', () => {
    const text = 'SELECT a,\r\n  b\r\nFROM t';
    const [query, list] = generator.sqlLanguage.foldingRanges(text);
    expect(query?.end).toEqual({ line: 3, column: 7, offset: 22 });
    expect(list?.end).toEqual({ line: 2, column: 4, offset: 14 });
  });

  it('has tokens with their types', () => {
    const text = 'SELECT o.placed FROM orders o';
    const tokens = generator.sqlLanguage.semanticTokens(text, against());
    expect(tokens.map(({ type }) => type)).toEqual([
      'keyword',
      'alias',
      'column',
      'keyword',
      'table',
      'alias',
    ]);
    expect(tokens.at(-1)?.modifiers).toEqual(['declaration']);
    expect(
      slices(
        text,
        tokens.map(({ range }) => range),
      )[2],
    ).toBe('placed');
  });

  it('places tokens by line and column, whatever ends a line and whatever is written in one unit more', () => {
    const text = "SELECT\r\n '𝄞' ä,\r /* a\n b */ 1";
    const tokens = generator.sqlLanguage.semanticTokens(text);
    for (const { range } of tokens) {
      for (const { line, column, offset } of [range.start, range.end]) {
        const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
        expect([line, column]).toEqual([lines.length, (lines.at(-1)?.length ?? 0) + 1]);
      }
    }
    expect(tokens.map(({ type, range }) => [type, ...slices(text, [range])])).toEqual([
      ['keyword', 'SELECT'],
      ['string', "'𝄞'"],
      ['comment', '/* a\n b */'],
      ['number', '1'],
    ]);
  });

  it('gives the tokens of a mapping in the order of its text', () => {
    const text = `{"edge_definitions": [{"sql": "SELECT 1"}], "node_definitions": [{"sql": "SELECT\\n2"}]}`;
    const tokens = generator.language.semanticTokens(text);
    expect(
      slices(
        text,
        tokens.map(({ range }) => range),
      ),
    ).toEqual(['SELECT', '1', 'SELECT', '2']);
  });

  it('hints at types', () => {
    expect(generator.sqlLanguage.inlayHints('SELECT placed FROM orders', against())).toEqual([
      { position: { line: 1, column: 14, offset: 13 }, label: 'date → DATE' },
    ]);
  });
});

describe('names', () => {
  const [text, offset] = at('WITH w AS (SELECT placed AS p FROM orders) SELECT w.|p FROM w');

  it('lead to where they are given, and to where they are used', () => {
    const { definition, references } = generator.sqlLanguage;
    expect(definition(text, offset, against()).map(({ start }) => start.offset)).toEqual([28]);
    const uses = references(text, offset, against());
    expect(uses.map(({ start }) => start.offset)).toEqual([28, 52]);
  });

  it('are renamed together', () => {
    const { prepareRename, rename } = generator.sqlLanguage;
    expect(prepareRename(text, offset, against())).toMatchObject({ placeholder: 'p' });
    const result = rename(text, offset, 'q', against());
    if (!('edits' in result)) throw new Error(result.refused);
    expect(result.edits.map((edit) => edit.text)).toEqual(['q', 'q']);
    expect(
      slices(
        text,
        result.edits.map(({ range }) => range),
      ),
    ).toEqual(['p', 'p']);
  });

  it('are not renamed where that would change a meaning', () => {
    const { prepareRename, rename } = generator.sqlLanguage;
    expect(rename(text, offset, 'select', against())).toEqual({
      refused: "'select' is a reserved word: it needs quotes",
    });
    expect(prepareRename(...at('SELECT pla|ced FROM orders'), against())).toBeNull();
  });
});
