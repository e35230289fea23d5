import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import type { CatalogSnapshot } from '../dist/index.js';
import { registerMappingLanguage } from '../dist/monaco.js';
import type { MappingLanguageOptions } from '../dist/monaco.js';
import { loadInWorker } from '../dist/worker.node.js';
import { FakeModel, FakeMonaco } from './fake-monaco.js';
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
const catalog = () => generator.catalog(snapshot, { ttlMs: Infinity });

const mapping = (type: string, sql = 'SELECT order_id FROM orders') =>
  JSON.stringify({
    node_definitions: [{ label: 'Purchase', sql, primary_key: { name: 'order_id', type } }],
  });
const unknownType = "Unknown type 'INT46'. Did you mean 'INT64'?";

function registered(options: MappingLanguageOptions = {}) {
  const monaco = new FakeMonaco();
  const registration = registerMappingLanguage(monaco.namespace, generator, {
    catalog: catalog(),
    session,
    ...options,
  });
  return { monaco, registration };
}

describe('markers', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('show what is wrong with every model of a mapping, and with no other', async () => {
    const monaco = new FakeMonaco();
    const before = monaco.open(new FakeModel(mapping('INT46'), 'mapping-json'));
    registerMappingLanguage(monaco.namespace, generator, { catalog: catalog(), session });
    const after = monaco.open(new FakeModel(mapping('INT64'), 'mapping-json'));
    const other = monaco.open(new FakeModel('{', 'json'));
    await vi.advanceTimersByTimeAsync(0);
    expect(monaco.messages(before)).toEqual([unknownType]);
    expect(monaco.messages(after)).toEqual([]);
    expect(monaco.messages(other)).toBeUndefined();
    const [marker] = monaco.markers.get(before)!;
    expect(marker).toMatchObject({ severity: 8, source: 'mapping-generator' });
    expect(before.text.slice(marker!.startColumn - 1, marker!.endColumn - 1)).toBe('"INT46"');
  });

  it('come when the typing pauses', async () => {
    const { monaco } = registered({ delay: 100 });
    const model = monaco.open(new FakeModel(mapping('INT64'), 'mapping-json'));
    await vi.advanceTimersByTimeAsync(0);
    model.type(mapping('INT6'));
    await vi.advanceTimersByTimeAsync(99);
    model.type(mapping('INT46'));
    await vi.advanceTimersByTimeAsync(99);
    expect(monaco.messages(model)).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(monaco.messages(model)).toEqual([unknownType]);
  });

  it('go away with the language, the model and the registration', async () => {
    const { monaco, registration } = registered();
    const [left, closed, kept] = ['a', 'b', 'c'].map(() =>
      monaco.open(new FakeModel(mapping('INT46'), 'mapping-json')),
    ) as [FakeModel, FakeModel, FakeModel];
    await vi.advanceTimersByTimeAsync(0);
    monaco.relabel(left, 'json');
    expect(monaco.messages(left)).toEqual([]);
    closed.type('{');
    monaco.close(closed);
    await vi.advanceTimersByTimeAsync(1000);
    expect(monaco.messages(closed)).toEqual([]);
    expect(monaco.messages(kept)).toEqual([unknownType]);
    monaco.relabel(left, 'mapping-json');
    await vi.advanceTimersByTimeAsync(0);
    expect(monaco.messages(left)).toEqual([unknownType]);
    registration.dispose();
    expect([monaco.messages(left), monaco.messages(kept)]).toEqual([[], []]);
    kept.type('{');
    monaco.open(new FakeModel('{', 'mapping-json'));
    await vi.advanceTimersByTimeAsync(1000);
    expect([...monaco.markers.values()].flat()).toEqual([]);
    expect(monaco.providers.size).toBe(0);
    expect(
      [monaco.created, monaco.disposed, monaco.relabelled, kept.changes].map(
        ({ listeners }) => listeners.size,
      ),
    ).toEqual([0, 0, 0, 0]);
  });

  it('are of the options as they are, also after they have changed', async () => {
    const options: MappingLanguageOptions = { locale: 'en' };
    let locale: 'en' | 'zh' = 'en';
    const asked: unknown[] = [];
    const { monaco, registration } = registered({
      ...options,
      locale: (model) => {
        asked.push(model);
        return locale;
      },
    });
    const model = monaco.open(new FakeModel(mapping('INT46'), 'mapping-json'));
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toContain(model);
    locale = 'zh';
    registration.refresh();
    await vi.advanceTimersByTimeAsync(0);
    expect(monaco.messages(model)![0]).toMatch(/[\u4e00-\u9fff]/);
  });

  it('hold a query against the catalog, and against the grammar alone without one', async () => {
    const { monaco } = registered();
    const known = monaco.open(new FakeModel('SELECT\n  orderid FROM orders', 'mapping-sql'));
    await vi.advanceTimersByTimeAsync(0);
    const [marker] = monaco.markers.get(known)!;
    expect(marker).toMatchObject({ startLineNumber: 2, startColumn: 3, endColumn: 10 });
    const alone = registered({ catalog: undefined }).monaco;
    const model = alone.open(new FakeModel('SELECT orderid FROM orders', 'mapping-sql'));
    const faulty = alone.open(new FakeModel('SELECT orderid FORM orders', 'mapping-sql'));
    await vi.advanceTimersByTimeAsync(0);
    expect(alone.messages(model)).toEqual([]);
    expect(alone.messages(faulty)).toHaveLength(1);
  });

  it('are none where a generator fails, which the host hears of', async () => {
    const heard: unknown[] = [];
    const failing = () => {
      throw new Error('no catalog');
    };
    const { monaco } = registered({ catalog: failing, onError: (error) => heard.push(error) });
    const model = monaco.open(new FakeModel(mapping('INT46'), 'mapping-json'));
    await vi.advanceTimersByTimeAsync(0);
    expect(monaco.messages(model)).toEqual([]);
    const place = { lineNumber: 1, column: 1 };
    expect(await monaco.ask('Hover', 'provideHover', model, place)).toBeNull();
    expect(heard.map(String)).toEqual(['Error: no catalog', 'Error: no catalog']);
  });
});

describe('languages', () => {
  it('are made known once, and left alone where the host has them', () => {
    const monaco = new FakeMonaco();
    monaco.known.push({ id: 'sql' });
    registerMappingLanguage(monaco.namespace, generator, { sql: 'sql' }).dispose();
    registerMappingLanguage(monaco.namespace, generator, { sql: 'sql' });
    expect(monaco.known.map(({ id }) => id)).toEqual(['plaintext', 'sql', 'mapping-json']);
    expect(monaco.configured).toEqual(['mapping-json', 'mapping-json']);
  });
});

describe('providers', () => {
  const { monaco } = registered();
  const at = (marked: string, language = 'mapping-sql') => FakeModel.at(marked, language);
  const wide = { startLineNumber: 1, startColumn: 1, endLineNumber: 99, endColumn: 1 };

  it('complete in the order of the service, whatever is typed', async () => {
    const [model, position] = at('SELECT o.pla| FROM orders o');
    const { suggestions, incomplete } = await monaco.ask<{
      incomplete: boolean;
      suggestions: object[];
    }>('CompletionItem', 'provideCompletionItems', model, position);
    expect(incomplete).toBe(true);
    expect(suggestions[0]).toEqual({
      label: 'placed',
      kind: 2,
      detail: 'date',
      insertText: 'placed',
      range: { startLineNumber: 1, startColumn: 10, endLineNumber: 1, endColumn: 13 },
      sortText: '0000',
      filterText: 'pla',
    });
  });

  it('put functions in as snippets, and show their parameters', async () => {
    const [model, position] = at('SELECT coal|');
    const { suggestions } = await monaco.ask<{ suggestions: object[] }>(
      'CompletionItem',
      'provideCompletionItems',
      model,
      position,
    );
    expect(suggestions[0]).toMatchObject({
      insertText: 'coalesce(${1})',
      insertTextRules: 4,
      command: { id: 'editor.action.triggerParameterHints' },
    });
  });

  it('tell parameters that are written alike apart', async () => {
    const [model, position] = at('SELECT power(1, |');
    const { value } = await monaco.ask<{
      value: { activeParameter: number; signatures: { label: string; parameters: object[] }[] };
    }>('SignatureHelp', 'provideSignatureHelp', model, position);
    expect(value.activeParameter).toBe(1);
    expect(value.signatures[0]).toMatchObject({
      label: 'power(double, double) → double',
      parameters: [{ label: [6, 12] }, { label: [14, 20] }],
    });
  });

  it('write names so that Markdown means nothing', async () => {
    const [model, position] = at('SELECT 1 AS "a``` *b*|"');
    const found = await monaco.ask<{ contents: { value: string }[] } | null>(
      'Hover',
      'provideHover',
      model,
      position,
    );
    expect(found?.contents[0]?.value).toMatch(/^````sql\n[^]*\n````$/);
    const [table, place] = at('SELECT |placed FROM orders');
    const { contents } = await monaco.ask<{ contents: { value: string }[] }>(
      'Hover',
      'provideHover',
      table,
      place,
    );
    expect(contents.map(({ value }) => value)).toEqual([
      '```sql\nplaced date\n```',
      '```sql\nhive.sales.orders.placed\n```',
      'RyuGraph\\: DATE',
    ]);
  });

  it('lead to where a name is given, and to its uses', async () => {
    const [model, position] = at('SELECT o|.placed FROM orders o');
    type Places = { uri: object; range: { startColumn: number } }[];
    const columns = (places: Places) => places.map(({ range }) => range.startColumn);
    const given = await monaco.ask<Places>('Definition', 'provideDefinition', model, position);
    expect(given[0]?.uri).toBe(model.uri);
    expect(columns(given)).toEqual([29]);
    const uses = (includeDeclaration: boolean) =>
      monaco.ask<Places>('Reference', 'provideReferences', model, position, {
        includeDeclaration,
      });
    expect(columns(await uses(true))).toEqual([8, 29]);
    expect(columns(await uses(false))).toEqual([8]);
  });

  it('rename a label with its edges, or say why not', async () => {
    const text = `{"node_definitions": [{ "label": "|Order", "sql": "" }],
      "edge_definitions": [{ "type": "NEXT", "from_node": "Order", "to_node": "Order" }]}`;
    const [model, position] = at(text, 'mapping-json');
    const target = { range: { startColumn: 35, endColumn: 40 }, text: 'Order' };
    expect(await monaco.ask('Rename', 'resolveRenameLocation', model, position)).toMatchObject(
      target,
    );
    const { edits } = await monaco.ask<{ edits: object[] }>(
      'Rename',
      'provideRenameEdits',
      model,
      position,
      'Purchase',
    );
    expect(edits).toHaveLength(3);
    expect(edits[0]).toMatchObject({
      resource: model.uri,
      versionId: 1,
      textEdit: { text: 'Purchase' },
    });
    const nowhere = { lineNumber: 1, column: 1 };
    expect(await monaco.ask('Rename', 'resolveRenameLocation', model, nowhere)).toMatchObject({
      rejectReason: 'There is no name here that can be changed',
    });
    const [sql, place] = at('SELECT o|.placed FROM orders o');
    expect(await monaco.ask('Rename', 'provideRenameEdits', sql, place, 'select')).toEqual({
      edits: [],
      rejectReason: "'select' is a reserved word: it needs quotes",
    });
  });

  it('offer the fixes of what is found at a place', async () => {
    const model = monaco.open(new FakeModel(mapping('INT46'), 'mapping-json'));
    const column = model.text.indexOf('INT46');
    const ask = (startColumn: number, only?: string) =>
      monaco.ask<{ actions: { title: string; kind: string }[] }>(
        'CodeAction',
        'provideCodeActions',
        model,
        { startLineNumber: 1, endLineNumber: 1, startColumn, endColumn: startColumn },
        { only },
      );
    const { actions } = await ask(column);
    expect(actions).toEqual([
      {
        title: expect.stringContaining('INT64') as string,
        kind: 'quickfix',
        isPreferred: true,
        edit: {
          edits: [
            {
              resource: model.uri,
              versionId: 1,
              textEdit: {
                range: {
                  startLineNumber: 1,
                  startColumn: column,
                  endLineNumber: 1,
                  endColumn: column + 7,
                },
                text: '"INT64"',
              },
            },
          ],
        },
      },
    ]);
    expect((await ask(column, 'quickfix')).actions).toHaveLength(1);
    expect((await ask(column, 'refactor')).actions).toEqual([]);
    expect((await ask(1)).actions).toEqual([]);
  });

  it('mend a query in the model of a query', async () => {
    const model = monaco.open(new FakeModel('SELECT a\nFORM orders', 'mapping-sql'));
    const place = { startLineNumber: 2, startColumn: 2, endLineNumber: 2, endColumn: 2 };
    const { actions } = await monaco.ask<{
      actions: { edit: { edits: { textEdit: object }[] } }[];
    }>('CodeAction', 'provideCodeActions', model, place, {});
    expect(actions[0]?.edit.edits[0]?.textEdit).toEqual({
      range: { startLineNumber: 2, startColumn: 1, endLineNumber: 2, endColumn: 5 },
      text: 'FROM',
    });
  });

  it('offer what a generator knows to do to the code', async () => {
    const offers = [
      { title: 'Extract', kind: 'refactor.extract', safe: true, edits: [{ range: {}, text: 'x' }] },
      { title: 'Mend', kind: 'quickfix', safe: true, edits: [{ range: {}, text: 'x' }] },
    ].map((offer) => ({
      ...offer,
      edits: [
        {
          range: {
            start: { line: 1, column: 1, offset: 0 },
            end: { line: 1, column: 2, offset: 1 },
          },
          text: 'x',
        },
      ],
    }));
    const language = { ...generator.sqlLanguage, codeActions: () => offers };
    const refactoring = new FakeMonaco();
    registerMappingLanguage(refactoring.namespace, { ...generator, sqlLanguage: language });
    const model = refactoring.open(new FakeModel('SELECT 1', 'mapping-sql'));
    const { actions } = await refactoring.ask<{ actions: { title: string }[] }>(
      'CodeAction',
      'provideCodeActions',
      model,
      { startLineNumber: 1, startColumn: 1, endLineNumber: 1, endColumn: 1 },
      { only: 'refactor' },
    );
    expect(actions.map(({ title }) => title)).toEqual(['Extract']);
  });

  it('tell the outline', async () => {
    const model = new FakeModel(mapping('INT64'), 'mapping-json');
    const symbols = await monaco.ask<{ name: string; kind: number; children: object[] }[]>(
      'DocumentSymbol',
      'provideDocumentSymbols',
      model,
    );
    expect(symbols).toMatchObject([
      { name: 'Purchase', kind: 1, children: [{ name: 'order_id', kind: 4 }, { kind: 5 }] },
    ]);
  });

  it('colour by five numbers a token, each line of a long one by itself', async () => {
    const model = new FakeModel('SELECT o.placed /* a\nbc */ FROM orders o', 'mapping-sql');
    const { data } = await monaco.ask<{ data: Uint32Array }>(
      'DocumentSemanticTokens',
      'provideDocumentSemanticTokens',
      model,
      null,
    );
    const provider = monaco.providers.get(
      'registerDocumentSemanticTokensProvider mapping-sql',
    ) as unknown as { getLegend: () => { tokenTypes: string[]; tokenModifiers: string[] } };
    const { tokenTypes, tokenModifiers } = provider.getLegend();
    expect(tokenModifiers).toEqual(['declaration']);
    const tokens = Array.from({ length: data.length / 5 }, (_, index) => {
      const [line, column, length, type, modifiers] = data.slice(5 * index, 5 * index + 5);
      return [line, column, length, tokenTypes[type!], modifiers];
    });
    expect(tokens).toEqual([
      [0, 0, 6, 'keyword', 0],
      [0, 7, 1, 'variable', 0],
      [0, 2, 6, 'property', 0],
      [0, 7, 4, 'comment', 0],
      [1, 0, 5, 'comment', 0],
      [0, 6, 4, 'keyword', 0],
      [0, 5, 6, 'type', 0],
      [0, 7, 1, 'variable', 1],
    ]);
  });

  it('hint at types in the lines that are to be seen', async () => {
    const model = new FakeModel('SELECT order_id,\nplaced FROM orders', 'mapping-sql');
    const ask = (range: object) =>
      monaco.ask<{ hints: { label: string; position: object }[] }>(
        'InlayHints',
        'provideInlayHints',
        model,
        range,
      );
    expect((await ask(wide)).hints.map(({ label }) => label)).toEqual([
      'bigint → INT64',
      'date → DATE',
    ]);
    expect((await ask({ ...wide, startLineNumber: 2 })).hints).toMatchObject([
      { label: 'date → DATE', position: { lineNumber: 2, column: 7 } },
    ]);
  });

  it('fold queries whole, and what has brackets up to the closing one', async () => {
    const query = new FakeModel('SELECT a,\n  b\nFROM t', 'mapping-sql');
    const lines = (model: FakeModel) =>
      monaco.ask<object[]>('FoldingRange', 'provideFoldingRanges', model);
    expect(await lines(query)).toEqual([
      { start: 1, end: 3 },
      { start: 1, end: 2 },
    ]);
    const object = new FakeModel('{\n "node_definitions": [\n ]\n}', 'mapping-json');
    expect(await lines(object)).toEqual([{ start: 1, end: 3 }]);
  });

  it('lay out a query, or all of a mapping', async () => {
    const edits = (model: FakeModel) =>
      monaco.ask<object[]>('DocumentFormattingEdit', 'provideDocumentFormattingEdits', model);
    const query = new FakeModel('select placed\nfrom orders', 'mapping-sql');
    expect(await edits(query)).toEqual([
      {
        range: { startLineNumber: 1, startColumn: 1, endLineNumber: 2, endColumn: 12 },
        text: 'SELECT placed\nFROM orders',
      },
    ]);
    query.text = 'SELECT placed\nFROM orders';
    expect(await edits(query)).toEqual([]);
    const model = new FakeModel(mapping('INT64', 'select order_id from orders'), 'mapping-json');
    expect(await edits(model)).toMatchObject([{ text: '"SELECT order_id\\nFROM orders"' }]);
    expect(await edits(new FakeModel('{"node_definitions": [', 'mapping-json'))).toEqual([]);
  });
});

it('is served by a worker, too', async () => {
  const worker = await loadInWorker();
  const kept = await worker.catalog(snapshot, { ttlMs: Infinity });
  const monaco = new FakeMonaco();
  registerMappingLanguage(monaco.namespace, worker, { catalog: kept, session });
  const model = monaco.open(new FakeModel('SELECT orderid FROM orders', 'mapping-sql'));
  await vi.waitFor(() => {
    expect(monaco.messages(model)).toHaveLength(1);
  });
  const [query, position] = FakeModel.at('SELECT o.pla| FROM orders o', 'mapping-sql');
  const { suggestions } = await monaco.ask<{ suggestions: { label: string }[] }>(
    'CompletionItem',
    'provideCompletionItems',
    query,
    position,
  );
  expect(suggestions[0]?.label).toBe('placed');
  worker.terminate();
});
