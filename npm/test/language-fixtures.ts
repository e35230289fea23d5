import type { DocumentSymbol, LanguageOptions, LanguageService, Range } from '../dist/index.js';
import { catalogOf, flatten, textOf } from './fixture-request.js';
import type { Run } from './fixture-request.js';

/** What an editor asks of a mapping's text; `|` is the place of those that ask of one. */
export const languageOperations: Record<string, (run: Run) => unknown> = {
  hover: asked(({ service, place }) => {
    const hover = service.hover(...place);
    return hover ? flatten(hover) : {};
  }),
  definition: asked(({ service, place }) => ({
    ranges: service.definition(...place).map(numbersOf),
  })),
  references: asked(({ service, place }) => ({
    ranges: service.references(...place).map(numbersOf),
  })),
  prepare_rename: asked(({ service, place }) => {
    const target = service.prepareRename(...place);
    return target ? flatten(target) : {};
  }),
  rename: asked(({ service, place: [text, offset, options], name }) => {
    const result = service.rename(text, offset, name, options);
    return 'edits' in result ? { edits: result.edits.map(flatten) } : result;
  }),
  symbols: asked(({ service, place: [text, , options] }) => ({
    symbols: service.symbols(text, options).map(symbolInWireForm),
  })),
  inlay_hints: asked(({ service, place: [text, , options] }) => ({
    hints: service.inlayHints(text, options).map(({ position, label }) => ({
      position: [position.line, position.column, position.offset],
      label,
    })),
  })),
  folding: asked(({ service, place: [text] }) => ({
    ranges: service.foldingRanges(text).map(numbersOf),
  })),
};

interface Asked {
  service: LanguageService;
  place: [text: string, offset: number, options: LanguageOptions];
  /** That a rename gives. */
  name: string;
}

function asked(answer: (asked: Asked) => unknown): (run: Run) => unknown {
  return ({ generator, request, bytes }) => {
    const {
      session,
      locale,
      name = '',
    } = (request.options ?? {}) as LanguageOptions & {
      name?: string;
    };
    const [before = '', ...behind] = textOf(request, bytes).split('|');
    const options = {
      catalog: catalogOf(generator, request),
      ...(session ? { session } : {}),
      ...(locale ? { locale } : {}),
    } as LanguageOptions;
    const text = [before, behind.join('|')].join('');
    return answer({ service: generator.language, place: [text, before.length, options], name });
  };
}

const numbersOf = (range: Range): number[] => flatten({ range }).range;

const symbolInWireForm = (symbol: DocumentSymbol): object => ({
  ...flatten(symbol),
  selectionRange: numbersOf(symbol.selectionRange),
  children: symbol.children.map(symbolInWireForm),
});
