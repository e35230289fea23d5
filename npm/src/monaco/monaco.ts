// The part of Monaco that is used. Its own types are not named, so that any build of it fits; these are methods, since
// what the host hands over may take and give more than is said here.

export interface Disposable {
  dispose(): void;
}

export interface MonacoPosition {
  readonly lineNumber: number;
  readonly column: number;
}

export interface MonacoRange {
  readonly startLineNumber: number;
  readonly startColumn: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}

/** `monaco.editor.ITextModel` */
export interface TextModel {
  readonly uri: object;
  getLanguageId(): string;
  getOffsetAt(position: MonacoPosition): number;
  getValue(): string;
  getVersionId(): number;
  onDidChangeContent(listener: () => void): Disposable;
}

/** The namespace `monaco`, as `import * as monaco from 'monaco-editor'` gives it. */
export interface Monaco {
  readonly editor: Editor;
  readonly languages: Languages;
  readonly MarkerSeverity: {
    readonly Error: number;
    readonly Warning: number;
    readonly Info: number;
  };
}

interface Editor {
  getModels(): readonly TextModel[];
  onDidChangeModelLanguage(listener: (event: { readonly model: TextModel }) => void): Disposable;
  onDidCreateModel(listener: (model: TextModel) => void): Disposable;
  onWillDisposeModel(listener: (model: TextModel) => void): Disposable;
  setModelMarkers(model: TextModel, owner: string, markers: object[]): void;
}

interface Languages extends Registrations {
  readonly CompletionItemKind: object;
  readonly SymbolKind: object;
  getLanguages(): readonly { readonly id: string }[];
  register(language: { id: string }): void;
  setLanguageConfiguration(language: string, configuration: object): Disposable;
  setMonarchTokensProvider(language: string, grammar: object): Disposable;
}

/** How Monaco is told who answers. */
export interface Registrations {
  registerCodeActionProvider(language: string, provider: object): Disposable;
  registerCompletionItemProvider(language: string, provider: object): Disposable;
  registerDefinitionProvider(language: string, provider: object): Disposable;
  registerDocumentFormattingEditProvider(language: string, provider: object): Disposable;
  registerDocumentSemanticTokensProvider(language: string, provider: object): Disposable;
  registerDocumentSymbolProvider(language: string, provider: object): Disposable;
  registerFoldingRangeProvider(language: string, provider: object): Disposable;
  registerHoverProvider(language: string, provider: object): Disposable;
  registerInlayHintsProvider(language: string, provider: object): Disposable;
  registerReferenceProvider(language: string, provider: object): Disposable;
  registerRenameProvider(language: string, provider: object): Disposable;
  registerSignatureHelpProvider(language: string, provider: object): Disposable;
}
