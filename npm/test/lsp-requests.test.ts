import {
  CodeActionKind,
  CodeActionRequest,
  CompletionItemKind,
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  InlayHintRequest,
  InsertTextFormat,
  LSPErrorCodes,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  SemanticTokensRequest,
  SemanticTokensRangeRequest,
  SignatureHelpRequest,
} from 'vscode-languageserver-protocol/node';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  Position,
  Range,
  SymbolInformation,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { beforeAll, describe, expect, it } from 'vitest';

import { Editor, project } from './lsp-client.js';
import { salesProject } from './sales.js';

const folder = project(salesProject);

const abilities: ClientCapabilities = {
  textDocument: {
    completion: { completionItem: { snippetSupport: true } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    signatureHelp: {
      signatureInformation: { parameterInformation: { labelOffsetSupport: true } },
    },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    foldingRange: { lineFoldingOnly: true },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

/** An editor that can do little, and one that can do much. */
let plain: Editor;
let rich: Editor;
beforeAll(async () => {
  plain = await Editor.start(folder);
  rich = await Editor.start(folder, abilities);
}, 60_000);

let count = 0;
/** Opens a text with `|` where the caret is. */
async function open(editor: Editor, marked: string, ending = '.sql') {
  const offset = marked.indexOf('|');
  const text = offset < 0 ? marked : marked.slice(0, offset) + marked.slice(offset + 1);
  count += 1;
  const textDocument = await editor.open(`${String(count)}${ending}`, text);
  const position = editor.document(textDocument).positionAt(Math.max(offset, 0));
  return { textDocument, position, text };
}

const everything: Range = {
  start: { line: 0, character: 0 },
  end: { line: 1000, character: 0 },
};

function editsOf(edit: WorkspaceEdit | null | undefined): TextEdit[] {
  const [changed] = edit?.documentChanges ?? [];
  if (changed && 'edits' in changed) return changed.edits as TextEdit[];
  return Object.values(edit?.changes ?? {}).flat();
}

describe('completion', () => {
  const complete = async (editor: Editor, marked: string, ending?: string) => {
    const { textDocument, position } = await open(editor, marked, ending);
    const params = { textDocument, position };
    const list = await editor.connection.sendRequest(CompletionRequest.type, params);
    return { textDocument, ...(list as CompletionList) };
  };
  const textsOf = (items: CompletionItem[]) =>
    [...items]
      .sort((a, b) => (a.sortText! < b.sortText! ? -1 : 1))
      .map(({ textEdit }) => textEdit!.newText);

  it('has the best first, as edits of the word at the caret', async () => {
    const { items, isIncomplete } = await complete(plain, "SELECT '𝄞',\r\no.pl| FROM orders o");
    expect(isIncomplete).toBe(false);
    expect(items[0]).toMatchObject({
      label: 'placed',
      kind: CompletionItemKind.Field,
      detail: 'date',
      filterText: 'placed',
      insertTextFormat: InsertTextFormat.PlainText,
      textEdit: {
        range: { start: { line: 1, character: 2 }, end: { line: 1, character: 4 } },
        newText: 'placed',
      },
    });
    const all = await complete(plain, 'SELECT o.| FROM orders o');
    expect(textsOf(all.items)).toEqual(['order_id', 'placed']);
  });

  it('has places for the caret where the editor knows them', async () => {
    const marked = 'SELECT coal|';
    const snippet = (await complete(rich, marked)).items[0];
    expect(snippet?.insertTextFormat).toBe(InsertTextFormat.Snippet);
    expect(snippet?.textEdit?.newText).toBe('coalesce(${1})');
    const text = (await complete(plain, marked)).items[0];
    expect(text?.insertTextFormat).toBe(InsertTextFormat.PlainText);
    expect(text?.textEdit?.newText).toBe('coalesce()');
  });

  it('is put into the SQL of a mapping with its escapes', async () => {
    const marked = '{"node_definitions":[{"sql":"SELECT \\"pl| FROM orders"}]}';
    const { textDocument, items } = await complete(rich, marked, '.mapping.json');
    const best = items[0]!;
    expect(best.filterText).toBe('\\"placed\\"');
    expect(rich.edited(textDocument, [best.textEdit as TextEdit])).toBe(
      '{"node_definitions":[{"sql":"SELECT \\"placed\\" FROM orders"}]}',
    );
  });
});

describe('hover and signatures', () => {
  it('say what stands there', async () => {
    const marked = 'SELECT o.pla|ced FROM orders o';
    const shown = await open(rich, marked);
    expect(await rich.connection.sendRequest(HoverRequest.type, shown)).toEqual({
      range: { start: { line: 0, character: 9 }, end: { line: 0, character: 15 } },
      contents: {
        kind: 'markdown',
        value:
          '```sql\nplaced date\n```\n\n```sql\nhive.sales.orders.placed\n```\n\nRyuGraph: DATE',
      },
    });
    const text = await plain.connection.sendRequest(HoverRequest.type, await open(plain, marked));
    expect(text?.contents).toEqual({
      kind: 'plaintext',
      value: 'placed date\nhive.sales.orders.placed\nRyuGraph: DATE',
    });
    const nothing = await open(plain, 'SELECT |1');
    expect(await plain.connection.sendRequest(HoverRequest.type, nothing)).toBeNull();
  });

  it('know the argument', async () => {
    const marked = "SELECT substr('a', |";
    const help = await rich.connection.sendRequest(
      SignatureHelpRequest.type,
      await open(rich, marked),
    );
    expect(help?.activeParameter).toBe(1);
    const { label, parameters } = help!.signatures[help!.activeSignature!]!;
    const words = parameters!.map(({ label: place }) =>
      label.slice(...(place as [number, number])),
    );
    expect(words).toEqual(['varchar(x)', 'bigint']);
  });
});

describe('names', () => {
  const marked = 'WITH w AS (SELECT placed AS p FROM orders) SELECT w.|p FROM w';
  const charactersOf = (places: { range: { start: Position } }[]) =>
    places.map(({ range }) => range.start.character);

  it('lead to where they are given, and to where they are used', async () => {
    const place = await open(plain, marked);
    const { connection } = plain;
    const given = await connection.sendRequest(DefinitionRequest.type, place);
    expect(charactersOf(given as [])).toEqual([28]);
    const ask = (includeDeclaration: boolean) =>
      connection.sendRequest(ReferencesRequest.type, { ...place, context: { includeDeclaration } });
    expect(charactersOf((await ask(true)) ?? [])).toEqual([28, 52]);
    expect(charactersOf((await ask(false)) ?? [])).toEqual([52]);
    const highlights = await connection.sendRequest(DocumentHighlightRequest.type, place);
    expect(charactersOf(highlights ?? [])).toEqual([28, 52]);
  });

  it.each([
    ['with', true],
    ['without', false],
  ])('are renamed together, %s versions', async (_, versions) => {
    const editor = versions ? rich : plain;
    const place = await open(editor, marked);
    const { connection } = editor;
    expect(await connection.sendRequest(PrepareRenameRequest.type, place)).toEqual({
      range: { start: { line: 0, character: 52 }, end: { line: 0, character: 53 } },
      placeholder: 'p',
    });
    const edit = await connection.sendRequest(RenameRequest.type, { ...place, newName: 'q' });
    expect('documentChanges' in edit!).toBe(versions);
    expect(editor.edited(place.textDocument, editsOf(edit))).toBe(
      'WITH w AS (SELECT placed AS q FROM orders) SELECT w.q FROM w',
    );
  });

  it('are not renamed where that would change a meaning, with the reason', async () => {
    const place = await open(plain, marked);
    const renamed = plain.connection.sendRequest(RenameRequest.type, {
      ...place,
      newName: 'select',
    });
    await expect(renamed).rejects.toMatchObject({
      code: LSPErrorCodes.RequestFailed,
      message: "'select' is a reserved word: it needs quotes",
    });
    const nowhere = await open(plain, '{ |}', '.mapping.json');
    const asked = plain.connection.sendRequest(PrepareRenameRequest.type, nowhere);
    await expect(asked).rejects.toMatchObject({
      message: 'There is no name here that can be changed',
    });
  });
});

describe('the outline', () => {
  const mapping = `{
  "node_definitions": [{
    "label": "Purchase",
    "sql": "SELECT order_id AS id FROM orders"
  }]
}`;

  it('is a tree, or a list for editors that know no trees', async () => {
    const { textDocument } = await open(rich, mapping, '.mapping.json');
    const tree = await rich.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    const [node] = tree as DocumentSymbol[];
    expect([node?.name, node?.children?.map(({ name }) => name)]).toEqual([
      'Purchase',
      ['id', 'orders'],
    ]);
    const other = await open(plain, mapping, '.mapping.json');
    const list = await plain.connection.sendRequest(DocumentSymbolRequest.type, other);
    const names = (list as SymbolInformation[]).map(({ name, containerName = '' }) => [
      name,
      containerName,
    ]);
    expect(names).toEqual([
      ['Purchase', ''],
      ['id', 'Purchase'],
      ['orders', 'Purchase'],
    ]);
  });

  it('folds, and leaves closing brackets where whole lines are folded', async () => {
    const ask = async (editor: Editor) => {
      const { textDocument } = await open(editor, mapping, '.mapping.json');
      const ranges = await editor.connection.sendRequest(FoldingRangeRequest.type, {
        textDocument,
      });
      return (ranges ?? []).map(({ startLine, endLine }) => [startLine, endLine]);
    };
    expect((await ask(plain))[0]).toEqual([0, 5]);
    expect((await ask(rich))[0]).toEqual([0, 4]);
  });
});

describe('tokens and hints', () => {
  it('colour the words, line by line', async () => {
    const { textDocument } = await open(plain, 'SELECT o.placed /* a\nb */\nFROM orders o');
    const legend = plain.server.capabilities.semanticTokensProvider!.legend.tokenTypes;
    const { data } = (await plain.connection.sendRequest(SemanticTokensRequest.type, {
      textDocument,
    }))!;
    const rows = Array.from({ length: data.length / 5 }, (_, i) => data.slice(i * 5, i * 5 + 5));
    expect(rows.map(([line, start, length, type]) => [line, start, length, legend[type!]])).toEqual(
      [
        [0, 0, 6, 'keyword'],
        [0, 7, 1, 'variable'],
        [0, 2, 6, 'property'],
        [0, 7, 4, 'comment'],
        [1, 0, 4, 'comment'],
        [1, 0, 4, 'keyword'],
        [0, 5, 6, 'class'],
        [0, 7, 1, 'variable'],
      ],
    );
    const range = { start: { line: 2, character: 0 }, end: { line: 2, character: 4 } };
    const part = await plain.connection.sendRequest(SemanticTokensRangeRequest.type, {
      textDocument,
      range,
    });
    expect(part?.data).toEqual([2, 0, 4, legend.indexOf('keyword'), 0]);
  });

  it('tell the types of what is selected', async () => {
    const { textDocument } = await open(plain, 'SELECT placed FROM orders');
    const params = { textDocument, range: everything };
    const hints = await plain.connection.sendRequest(InlayHintRequest.type, params);
    expect(hints).toMatchObject([
      { position: { line: 0, character: 13 }, label: 'date → DATE', kind: 1 },
    ]);
  });
});

describe('formatting', () => {
  it('lays a query out, with the line end of its file', async () => {
    const { textDocument } = await open(plain, 'select id from t where x=1\n');
    const params = { textDocument, options: { tabSize: 2, insertSpaces: true } };
    const edits = await plain.connection.sendRequest(DocumentFormattingRequest.type, params);
    expect(plain.edited(textDocument, edits ?? [])).toBe('SELECT id\nFROM t\nWHERE x = 1\n');
  });

  it('lays the queries of a mapping out, and leaves its JSON', async () => {
    const text = '{"node_definitions":[ {"sql":"select id from t"}]}';
    const { textDocument } = await open(plain, text, '.mapping.json');
    const params = { textDocument, options: { tabSize: 2, insertSpaces: true } };
    const edits = await plain.connection.sendRequest(DocumentFormattingRequest.type, params);
    expect(plain.edited(textDocument, edits ?? [])).toBe(
      '{"node_definitions":[ {"sql":"SELECT id\\nFROM t"}]}',
    );
  });
});

describe('code actions', () => {
  const broken = `{
  "node_definitions": [{
    "lable": "Customer",
    "sql": "SELECT id FROM customers",
    "primary_key": { "name": "id", "type": "STRNG" }
  }]
}`;
  const mended = broken.replace('lable', 'label').replace('STRNG', 'STRING');

  const actions = async (editor: Editor, at: string, only?: string[]) => {
    const { textDocument } = await open(editor, broken, '.mapping.json');
    const start = editor.at(textDocument, at);
    const params = {
      textDocument,
      range: { start, end: start },
      context: { diagnostics: [], ...(only ? { only } : {}) },
    };
    const found = await editor.connection.sendRequest(CodeActionRequest.type, params);
    return { textDocument, found: (found ?? []) as CodeAction[] };
  };

  it('mend what is at the place', async () => {
    const { textDocument, found } = await actions(rich, 'STRNG', [CodeActionKind.QuickFix]);
    expect(found.map(({ title, kind, isPreferred }) => [title, kind, isPreferred])).toEqual([
      ["Replace with 'STRING'", 'quickfix', true],
    ]);
    expect(found[0]?.diagnostics?.map(({ code }) => code)).toEqual(['unknown_type_similar']);
    expect(rich.edited(textDocument, editsOf(found[0]?.edit))).toBe(
      broken.replace('STRNG', 'STRING'),
    );
  });

  it('mend all that is safe', async () => {
    const { textDocument, found } = await actions(plain, 'sql', [CodeActionKind.Source]);
    expect(found.map(({ kind }) => kind)).toEqual(['source.fixAll.mapping-generator']);
    expect(plain.edited(textDocument, editsOf(found[0]?.edit))).toBe(mended);
    const { found: refactorings } = await actions(plain, 'sql', ['refactor.extract']);
    expect(refactorings).toEqual([]);
  });

  it('mend a query', async () => {
    const { textDocument, text } = await open(plain, 'SELECT id FORM orders;\n');
    // The server complains of what follows; the fix is offered where it changes something, too.
    const start = plain.at(textDocument, 'FORM');
    const params = { textDocument, range: { start, end: start }, context: { diagnostics: [] } };
    const found = await plain.connection.sendRequest(CodeActionRequest.type, params);
    const [fix] = found as CodeAction[];
    expect(fix?.isPreferred).toBe(true);
    expect(plain.edited(textDocument, editsOf(fix?.edit))).toBe(text.replace('FORM', 'FROM'));
  });
});
