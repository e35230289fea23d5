import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { functionTexts } from '../dist/function-texts.js';
import { applyEdits } from '../dist/index.js';
import type { CatalogSnapshot, Mapping, Range } from '../dist/index.js';
import { generator } from './support.js';

const snapshot: CatalogSnapshot = {
  captured_at: '2026-11-23T00:00:00Z',
  tables: [
    {
      catalog: 'hive',
      schema: 'sales',
      name: 'orders',
      columns: [
        { name: 'order_id', type: 'bigint' },
        { name: 'placed', type: 'date' },
      ],
    },
  ],
};
const session = { catalog: 'hive', schema: 'sales' };

/** A text and the place of its `|`. */
function at(marked: string): [text: string, offset: number] {
  const offset = marked.indexOf('|');
  return [marked.slice(0, offset) + marked.slice(offset + 1), offset];
}

function against() {
  return { catalog: generator.catalog(snapshot), session };
}

function complete(marked: string) {
  return generator.sqlLanguage.complete(...at(marked), against());
}

/** The parts of a text at ranges. */
function slices(text: string, ranges: Range[]) {
  return ranges.map(({ start, end }) => text.slice(start.offset, end.offset));
}

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

describe('language.hover', () => {
  const mapping: Mapping = {
    node_definitions: [
      {
        label: 'Order',
        sql: 'SELECT o.order_id AS "o""id", o.* FROM orders o',
        primary_key: { name: 'o"id', type: 'INT64' },
        properties: [
          { name: 'placed', type: 'DATE' },
          { name: 'palced', type: 'DATE' },
        ],
      },
    ],
  };
  const text = JSON.stringify(mapping);
  const hover = (behind: string) =>
    generator.language.hover(text, text.indexOf(behind) + behind.length, against());

  it('tells of a key or a property what the query says of its column', () => {
    const told = ['placed date', 'hive.sales.orders.placed', 'RyuGraph: DATE'];
    const property = hover('{"name":"pl');
    expect(property?.contents.map(({ text: row }) => row)).toEqual(told);
    expect(slices(text, property ? [property.range] : [])).toEqual(['"placed"']);
    const type = hover('"placed","type":"');
    expect(type?.contents.map(({ text: row }) => row)).toEqual(told);
    expect(hover('"primary_key":{"name":"o')?.contents[1]?.text).toBe('hive.sales.orders.order_id');
  });

  it('tells what the query returns where it has no such column', () => {
    expect(hover('{"name":"pa')?.contents).toEqual([
      { kind: 'code', text: 'o"id bigint\norder_id bigint\nplaced date' },
    ]);
  });

  it('says why a type is not known', () => {
    const unknown = text.replace('orders o', 'elsewhere.t.orders o');
    const told = generator.language.hover(unknown, unknown.indexOf('"o\\"id"') + 2, against());
    expect(told?.contents[0]).toEqual({ kind: 'code', text: 'o"id ?' });
    expect(told?.contents[1]?.text).toMatch(/not known/);
  });

  it('tells of a label the table that it makes', () => {
    expect(hover('"label":"O')?.contents).toEqual([
      {
        kind: 'code',
        text: 'CREATE NODE TABLE `Order`(`o"id` INT64 PRIMARY KEY, placed DATE, palced DATE);',
      },
    ]);
    const edge = `{"node_definitions": ${JSON.stringify(mapping.node_definitions)}, "edge_definitions": [
      {"type": "HAS", "from_node": "Order", "to_node": "Order", "sql": "SELECT 1"}]}`;
    const at = (behind: string) =>
      generator.language.hover(edge, edge.indexOf(behind) + behind.length)?.contents[0]?.text;
    expect(at('"type": "H')).toBe('CREATE REL TABLE HAS(FROM `Order` TO `Order`);');
    expect(at('"from_node": "O')).toMatch(/^CREATE NODE TABLE `Order`/);
  });

  it('is null where there is nothing to say', () => {
    expect(generator.language.hover('{"node_definitions": [', 3)).toBeNull();
  });
});

describe('describeFunctions', () => {
  const rows = readFileSync('../core/analysis/functions/functions.tsv', 'utf8')
    .trimEnd()
    .split('\n');
  const names = new Set(rows.slice(1).map((row) => row.split('\t')[0] ?? ''));
  const forms = readFileSync('../core/language/forms.cpp', 'utf8').matchAll(/^ {4}\{"(\w+)"/gm);

  it('has a sentence for every function and every form, in both languages', () => {
    const wanted = [...names].filter((name) => !name.startsWith('$'));
    for (const name of [...wanted, ...[...forms].map(([, form = '']) => form)]) {
      expect(functionTexts[name]?.en, name).toMatch(/^[-A-Z0-9].*\.$/);
      expect(functionTexts[name]?.zh, name).toMatch(/[\u4e00-\u9fff].*。$/);
    }
    expect(wanted.length).toBeGreaterThan(390);
  });

  it('puts them into hovers, completions and signatures', () => {
    const asked = () => ({
      hover: generator.sqlLanguage.hover('SELECT lower(1)', 8)?.contents.at(-1)?.text,
      form: generator.sqlLanguage.hover('SELECT CAST(1 AS date)', 8)?.contents.at(-1)?.text,
      item: complete('SELECT low| FROM orders').items.find(({ label }) => label === 'lower')
        ?.documentation,
      signature: generator.sqlLanguage.signatureHelp('SELECT lower(', 13)?.signatures[0]
        ?.documentation,
    });
    const lower = functionTexts.lower?.en;
    expect(asked().item).toBeUndefined();
    expect(asked().hover).not.toBe(lower);
    generator.describeFunctions(functionTexts);
    expect(asked()).toEqual({
      hover: lower,
      form: functionTexts.cast?.en,
      item: lower,
      signature: lower,
    });
    const zh = generator.sqlLanguage.hover('SELECT lower(1)', 8, { locale: 'zh' });
    expect(zh?.contents.at(-1)?.text).toBe(functionTexts.lower?.zh);
    generator.describeFunctions({});
    expect(asked().signature).toBeUndefined();
  });
});

describe('codeActions in broken JSON', () => {
  const mended = (marked: string, locale?: 'zh') => {
    const [text, offset] = at(marked);
    const place = { line: 1, column: 1, offset };
    const actions = generator.language.codeActions(text, { start: place, end: place }, { locale });
    const [action] = actions;
    return action && [action.title, applyEdits(text, action.edits)];
  };

  it('puts in a comma, takes one out, and closes a string', () => {
    expect(mended('{"name": "m"|\n "description": ""}')).toEqual([
      'Put in the missing comma',
      '{"name": "m",\n "description": ""}',
    ]);
    expect(mended('{"node_definitions": [{}| {}]}')?.[1]).toBe('{"node_definitions": [{}, {}]}');
    expect(mended('{"name": "m"|,}', 'zh')).toEqual(['删除多余的逗号', '{"name": "m"}']);
    expect(mended('{"name": |"m,\n "description": ""}')).toEqual([
      'Close the string',
      '{"name": "m",\n "description": ""}',
    ]);
  });

  it('does not guess', () => {
    expect(mended('{"name": "m" |// why\n}')).toBeUndefined();
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

describe('language.complete', () => {
  const catalog = () => generator.catalog(snapshot);

  it('serves the SQL in the strings of a mapping through their escapes', () => {
    const head = '{"node_definitions":[{"sql":"SELECT \\u006frder_id,\\n\\"pl';
    const text = `${head} FROM orders"}]}`;
    const { range, items } = generator.language.complete(text, head.length, {
      catalog: catalog(),
      session,
    });
    expect(items[0]?.text).toBe('\\"placed\\"');
    expect(text.slice(range.start.offset, range.end.offset)).toMatch(/^\\"pl/);
  });

  it("offers a mapping's own fields, labels and columns", () => {
    const text = '{"node_definitions":[{"label":"Order","sql":"SELECT order_id FROM orders",""}]}';
    const fields = generator.language.complete(text, text.indexOf('""') + 1);
    expect(fields.items.map((item) => item.label)).toEqual(['primary_key', 'properties']);
    const key = text.replace('""', '"primary_key":{"name":""}');
    const columns = generator.language.complete(key, key.indexOf('""') + 1, {
      catalog: catalog(),
      session,
    });
    expect(columns.items).toEqual([
      { label: 'order_id', kind: 'column', text: 'order_id', detail: 'bigint' },
    ]);
  });
});

describe('what is asked of a mapping', () => {
  const mapping = `{
  "node_definitions": [{ "label": "Order", "sql": "SELECT o.order_id AS \\u0069d,\\n o.placed FROM orders o",
    "primary_key": { "name": "id", "type": "INT64" }, "properties": [{ "name": "placed", "type": "DATE" }] }],
  "edge_definitions": [{ "type": "NEXT", "from_node": "Order", "to_node": "Order" }]
}`;
  const options = () => ({ catalog: generator.catalog(snapshot), session });
  const written = ({ start, end }: Range) => mapping.slice(start.offset, end.offset);

  /** The text with the edits of a rename. */
  function renamed(place: number, name: string): string {
    const result = generator.language.rename(mapping, place, name, options());
    if ('refused' in result) return result.refused;
    return [...result.edits]
      .sort((a, b) => b.range.start.offset - a.range.start.offset)
      .reduce(
        (text, { range: { start, end }, text: put }) =>
          text.slice(0, start.offset) + put + text.slice(end.offset),
        mapping,
      );
  }

  it('is answered in its SQL through the escapes', () => {
    const hover = generator.language.hover(mapping, mapping.indexOf('o.placed') + 3, options());
    expect(hover && written(hover.range)).toBe('placed');
    const uses = generator.language.references(mapping, mapping.indexOf('orders o') + 7, options());
    expect(uses.map(written)).toEqual(['o', 'o', 'o']);
    expect(generator.language.inlayHints(mapping, options()).map(({ label }) => label)).toEqual([
      'bigint → INT64',
      'date → DATE',
    ]);
    const tokens = generator.language.semanticTokens(mapping, options());
    expect(tokens.slice(0, 3).map(({ range }) => written(range))).toEqual([
      'SELECT',
      'o',
      'order_id',
    ]);
  });

  it('leads from an edge to its node', () => {
    const place = mapping.indexOf('"to_node"') + 13;
    expect(generator.language.definition(mapping, place).map(written)).toEqual(['Order']);
    expect(generator.language.references(mapping, place)).toHaveLength(3);
  });

  it('renames a label with the edges that name it, and leaves JSON', () => {
    const text = renamed(mapping.indexOf('"Order"') + 2, 'A "b"');
    const { node_definitions: nodes, edge_definitions: edges } = JSON.parse(text) as Mapping;
    expect([nodes[0]?.label, edges?.[0]?.from_node, edges?.[0]?.to_node]).toEqual(
      Array(3).fill('A "b"'),
    );
  });

  it('renames a column with the key that it becomes', () => {
    const text = renamed(mapping.indexOf(String.raw`\u0069d`), 'order_key');
    const [node] = (JSON.parse(text) as Mapping).node_definitions;
    expect(node?.sql).toBe('SELECT o.order_id AS order_key,\n o.placed FROM orders o');
    expect(node?.primary_key.name).toBe('order_key');
  });

  it('refuses where there is no name, and says so', () => {
    expect(renamed(1, 'x')).toBe('There is no name here that can be changed');
  });

  it('lists the definitions with what their queries name', () => {
    const symbols = generator.language.symbols(mapping, options());
    expect(symbols.map(({ kind, name }) => [kind, name])).toEqual([
      ['node', 'Order'],
      ['edge', 'NEXT'],
    ]);
    expect(symbols[0]?.children.map(({ name }) => name)).toEqual(['id', 'placed', 'o']);
    expect(generator.language.foldingRanges(mapping).map(({ start }) => start.line)).toEqual([
      1, 2, 2,
    ]);
  });
});
