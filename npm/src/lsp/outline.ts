import { SymbolKind } from 'vscode-languageserver/node';
import type {
  DocumentSymbol as ShownSymbol,
  FoldingRange,
  SymbolInformation,
  TextDocumentIdentifier,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';

import type { DocumentSymbol, DocumentSymbolKind, Range } from '../index.js';
import type { Feature } from './feature.js';
import { toShown } from './service.js';
import type { Service, Subject } from './service.js';

const kinds: Record<DocumentSymbolKind, SymbolKind> = {
  node: SymbolKind.Class,
  edge: SymbolKind.Interface,
  named_query: SymbolKind.Function,
  column: SymbolKind.Field,
  relation: SymbolKind.Variable,
};

function symbols(service: Service, { textDocument }: { textDocument: TextDocumentIdentifier }) {
  return service.about(textDocument, (subject): ShownSymbol[] | SymbolInformation[] => {
    const { text, texts, project, document } = subject;
    const found = texts.language.symbols(text, project.options);
    if (service.client.symbolTrees) return found.map((symbol) => toTree(document, symbol));
    return found.flatMap((symbol) => toList(subject, symbol));
  });
}

function toTree(document: TextDocument, symbol: DocumentSymbol): ShownSymbol {
  const { name, detail, kind, range, selectionRange, children } = symbol;
  return {
    // Editors refuse a symbol without a name.
    name: name === '' ? '…' : name,
    detail,
    kind: kinds[kind],
    range: toShown(document, range),
    selectionRange: toShown(document, selectionRange),
    children: children.map((child) => toTree(document, child)),
  };
}

function toList(
  subject: Subject,
  { name, kind, range, children }: DocumentSymbol,
  containerName?: string,
): SymbolInformation[] {
  const { document } = subject;
  const symbol = {
    name: name === '' ? '…' : name,
    kind: kinds[kind],
    location: { uri: document.uri, range: toShown(document, range) },
    ...(containerName === undefined ? {} : { containerName }),
  };
  return [symbol, ...children.flatMap((child) => toList(subject, child, name))];
}

function folding(service: Service, { textDocument }: { textDocument: TextDocumentIdentifier }) {
  return service.about(textDocument, ({ document, text, texts }) =>
    texts.language
      .foldingRanges(text)
      .map((range) => toFolding(service, document, range))
      .filter(({ startLine, endLine }) => startLine < endLine),
  );
}

/** Where editors fold whole lines, the line with the closing bracket stays. */
function toFolding({ client }: Service, document: TextDocument, range: Range): FoldingRange {
  const { start, end } = toShown(document, range);
  if (!client.wholeLineFolding)
    return {
      startLine: start.line,
      startCharacter: start.character,
      endLine: end.line,
      endCharacter: end.character,
    };
  const last = document.getText().charAt(range.end.offset - 1);
  return { startLine: start.line, endLine: end.line - (/[}\])]/.test(last) ? 1 : 0) };
}

export const outline: Feature = {
  capabilities: { documentSymbolProvider: true, foldingRangeProvider: true },
  listen(service) {
    const { connection } = service;
    connection.onDocumentSymbol((params) => symbols(service, params));
    connection.onFoldingRanges((params) => folding(service, params));
  },
};
