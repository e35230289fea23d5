import type { DocumentSymbol, LanguageOptions, Range } from '../dist/index.js';
import { catalogOf, flatten } from './fixtures.js';
import type { Run } from './fixtures.js';

/** What an editor asks of a mapping's text; `|` is the place of those that ask of one. */
export const languageOperations: Record<string, (run: Run) => unknown> = {
  hover: (run) => {
    const { service, text, offset, options } = asked(run);
    const hover = service.hover(text, offset, options);
    return hover ? flatten(hover) : {};
  },
  definition: (run) => {
    const { service, text, offset, options } = asked(run);
    return { ranges: service.definition(text, offset, options).map(numbersOf) };
  },
  references: (run) => {
    const { service, text, offset, options } = asked(run);
    return { ranges: service.references(text, offset, options).map(numbersOf) };
  },
  prepare_rename: (run) => {
    const { service, text, offset, options } = asked(run);
    const target = service.prepareRename(text, offset, options);
    return target ? flatten(target) : {};
  },
  rename: (run) => {
    const { service, text, offset, options } = asked(run);
    const name = run.request.options?.name as string;
    const result = service.rename(text, offset, name, options);
    return 'edits' in result ? { edits: result.edits.map(flatten) } : result;
  },
  symbols: (run) => {
    const { service, text, options } = asked(run);
    return { symbols: service.symbols(text, options).map(symbolInWireForm) };
  },
  inlay_hints: (run) => {
    const { service, text, options } = asked(run);
    const hints = service.inlayHints(text, options).map(({ position, label }) => ({
      position: [position.line, position.column, position.offset],
      label,
    }));
    return { hints };
  },
  folding: (run) => {
    const { service, text } = asked(run);
    return { ranges: service.foldingRanges(text).map(numbersOf) };
  },
};

function asked({ generator, request, bytes }: Run) {
  const { session, locale } = (request.options ?? {}) as LanguageOptions;
  const marked = bytes ? new TextDecoder().decode(bytes) : JSON.stringify(request.input);
  const offset = marked.indexOf('|');
  return {
    service: generator.language,
    text: offset < 0 ? marked : marked.slice(0, offset) + marked.slice(offset + 1),
    offset,
    options: {
      catalog: catalogOf(generator, request),
      ...(session ? { session } : {}),
      ...(locale ? { locale } : {}),
    } as LanguageOptions,
  };
}

const numbersOf = (range: Range): number[] => flatten({ range }).range;

const symbolInWireForm = (symbol: DocumentSymbol): object => ({
  ...flatten(symbol),
  selectionRange: numbersOf(symbol.selectionRange),
  children: symbol.children.map(symbolInWireForm),
});
