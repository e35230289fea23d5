import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { functionTexts } from '../dist/function-texts.js';
import { applyEdits } from '../dist/index.js';
import type { Mapping, Range } from '../dist/index.js';
import { against, at, complete, session, slices, snapshot } from './language-support.js';
import { generator } from './support.js';

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
    const text = renamed(mapping.indexOf('"Order"') + 2, 'Purchase');
    const { node_definitions: nodes, edge_definitions: edges } = JSON.parse(text) as Mapping;
    expect([nodes[0]?.label, edges?.[0]?.from_node, edges?.[0]?.to_node]).toEqual(
      Array(3).fill('Purchase'),
    );
  });

  it('refuses a label that no node can have', () => {
    const place = mapping.indexOf('"Order"') + 2;
    expect(renamed(place, 'A "b"')).toBe('No node can be called \'A "b"\'');
    expect(renamed(place, 'next')).toBe(
      "An edge is called 'next', and the engine has one name space",
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
