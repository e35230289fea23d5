import type {
  DocumentSymbol,
  DocumentSymbolKind,
  SemanticToken,
  SemanticTokenType,
} from '../language-types.js';
import type { Range } from '../types.js';
import type { MonacoRange, TextModel } from './monaco.js';
import { toMonacoEdit, toMonacoPosition, toMonacoRange } from './places.js';
import type { Subject } from './subject.js';

/** By the names of `monaco.languages.SymbolKind`. */
const kinds: Record<DocumentSymbolKind, string> = {
  node: 'Class',
  edge: 'Interface',
  named_query: 'Module',
  column: 'Field',
  relation: 'Struct',
};

export function symbols({ monaco, service, of }: Subject): object {
  const kindOf = monaco.languages.SymbolKind as Record<string, number>;
  const toMonaco = (symbol: DocumentSymbol): object => ({
    ...symbol,
    kind: kindOf[kinds[symbol.kind]],
    tags: [],
    range: toMonacoRange(symbol.range),
    selectionRange: toMonacoRange(symbol.selectionRange),
    children: symbol.children.map(toMonaco),
  });
  return {
    async provideDocumentSymbols(model: TextModel) {
      return (await service.symbols(...of(model))).map(toMonaco);
    },
  };
}

/** In the words that themes have colours for. */
const tokenTypes: Record<SemanticTokenType, string> = {
  keyword: 'keyword',
  function: 'function',
  column: 'property',
  table: 'type',
  alias: 'variable',
  type: 'type',
  string: 'string',
  number: 'number',
  operator: 'operator',
  comment: 'comment',
  parameter: 'parameter',
};
const tokenNames = [...new Set(Object.values(tokenTypes))];
const legend = { tokenTypes: tokenNames, tokenModifiers: ['declaration'] };

export function semanticTokens({ service, of }: Subject): object {
  return {
    getLegend: () => legend,
    async provideDocumentSemanticTokens(model: TextModel) {
      const question = of(model);
      return { data: encode(await service.semanticTokens(...question), question[0]) };
    },
    releaseDocumentSemanticTokens: () => undefined,
  };
}

/** Five numbers a token, each place relative to the one before; a token over several lines is one for each of them. */
function encode(tokens: SemanticToken[], text: string): Uint32Array {
  const data: number[] = [];
  let [line, column] = [1, 1];
  for (const { range, type, modifiers } of tokens) {
    const rows = text.slice(range.start.offset, range.end.offset).split(/\r?\n/);
    rows.forEach((row, index) => {
      if (row === '') return;
      const at = { line: range.start.line + index, column: index > 0 ? 1 : range.start.column };
      const sameLine = at.line === line;
      data.push(at.line - line, at.column - (sameLine ? column : 1), row.length);
      data.push(tokenNames.indexOf(tokenTypes[type]), modifiers.length > 0 ? 1 : 0);
      ({ line, column } = at);
    });
  }
  return new Uint32Array(data);
}

/** `monaco.languages.InlayHintKind.Type` */
const typeHint = 1;

export function inlayHints({ service, of }: Subject): object {
  return {
    async provideInlayHints(model: TextModel, { startLineNumber, endLineNumber }: MonacoRange) {
      const hints = (await service.inlayHints(...of(model)))
        .filter(({ position: { line } }) => startLineNumber <= line && line <= endLineNumber)
        .map(({ position, label }) => ({
          label,
          position: toMonacoPosition(position),
          kind: typeHint,
          paddingLeft: true,
        }));
      return { hints, dispose: () => undefined };
    },
  };
}

export function folding({ service, of }: Subject): object {
  return {
    async provideFoldingRanges(model: TextModel) {
      const [text] = of(model);
      const ranges = await service.foldingRanges(text);
      return ranges
        .map((range) => ({ start: range.start.line, end: lastFolded(range, text) }))
        .filter(({ start, end }) => start < end);
    },
  };
}

/** The line of a closing bracket stays to be seen. */
function lastFolded({ end }: Range, text: string): number {
  return /[\])}]/.test(text.charAt(end.offset - 1)) ? end.line - 1 : end.line;
}

export function formatting({ kind, of }: Subject): object {
  return {
    async provideDocumentFormattingEdits(model: TextModel) {
      const [text] = of(model);
      return (await kind.format(text)).map(toMonacoEdit);
    },
  };
}
