import { describe, expect, it } from 'vitest';

import { registerMappingLanguage } from '../dist/monaco.js';
import { FakeModel, FakeMonaco } from './fake-monaco.js';
import { mapping, registered } from './monaco-support.js';
import { generator } from './support.js';

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
    const model = monaco.open(new FakeModel(mapping('INT644'), 'mapping-json'));
    const column = model.text.indexOf('INT644');
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
                  endColumn: column + 8,
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
    // Where a server points.
    const place = { startLineNumber: 2, startColumn: 8, endLineNumber: 2, endColumn: 8 };
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
      {
        title: 'Extract',
        kind: 'refactor' as const,
        safe: true,
        edits: [{ range: {}, text: 'x' }],
      },
      { title: 'Mend', kind: 'quickfix' as const, safe: true, edits: [{ range: {}, text: 'x' }] },
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
