import { MarkupKind } from 'vscode-languageserver/node';
import type { InitializeParams } from 'vscode-languageserver/node';

/** What the editor at the other end can do. */
export interface Client {
  /** It asks for diagnostics; any other is sent them. */
  pullsDiagnostics: boolean;
  snippets: boolean;
  markdown: boolean;
  labelOffsets: boolean;
  documentChanges: boolean;
  symbolTrees: boolean;
  wholeLineFolding: boolean;
  tokensOverLines: boolean;
  watchesFiles: boolean;
  relativePatterns: boolean;
  changesFolders: boolean;
  refreshes: { diagnostics: boolean; tokens: boolean; hints: boolean };
}

export function clientOf({ capabilities }: InitializeParams): Client {
  const { textDocument = {}, workspace = {} } = capabilities;
  const { completion, hover, signatureHelp } = textDocument;
  const signature = signatureHelp?.signatureInformation;
  return {
    pullsDiagnostics: textDocument.diagnostic !== undefined,
    snippets: completion?.completionItem?.snippetSupport === true,
    markdown: hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
    labelOffsets: signature?.parameterInformation?.labelOffsetSupport === true,
    documentChanges: workspace.workspaceEdit?.documentChanges === true,
    symbolTrees: textDocument.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    wholeLineFolding: textDocument.foldingRange?.lineFoldingOnly === true,
    tokensOverLines: textDocument.semanticTokens?.multilineTokenSupport === true,
    watchesFiles: workspace.didChangeWatchedFiles?.dynamicRegistration === true,
    relativePatterns: workspace.didChangeWatchedFiles?.relativePatternSupport === true,
    changesFolders: workspace.workspaceFolders === true,
    refreshes: {
      diagnostics: workspace.diagnostics?.refreshSupport === true,
      tokens: workspace.semanticTokens?.refreshSupport === true,
      hints: workspace.inlayHint?.refreshSupport === true,
    },
  };
}
