import type { Monaco } from './monaco.js';

/**
 * Options of an editor that shows such models: without them Monaco colours no SQL and suggests nothing in strings.
 *
 * @example
 * monaco.editor.create(element, { ...mappingEditorOptions, model });
 */
export const mappingEditorOptions = {
  'semanticHighlighting.enabled': true,
  quickSuggestions: { other: true, comments: false, strings: true },
} as const;

/** What a language is made of, where Monaco does not know it. */
export interface Basics {
  configuration: object;
  grammar: object;
}

const pair = (open: string, close: string, notIn?: string[]): object => ({ open, close, notIn });
const inText = ['string', 'comment'];

/** The colours are those that Monaco's themes have for JSON. */
export const json: Basics = {
  configuration: {
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: [pair('{', '}', inText), pair('[', ']', inText), pair('"', '"', inText)],
  },
  grammar: {
    tokenizer: {
      root: [
        [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'string.key.json'],
        [/"(?:[^"\\]|\\.)*"?/, 'string.value.json'],
        [/-?\d[\d.eE+-]*/, 'number.json'],
        [/\b(?:true|false|null)\b/, 'keyword.json'],
        [/[{}[\]]/, '@brackets'],
        [/[,:]/, 'delimiter.json'],
      ],
    },
  },
};

/** What a statement cannot be read without; the rest of the colours comes with the semantic tokens. */
export const sql: Basics = {
  configuration: {
    comments: { lineComment: '--', blockComment: ['/*', '*/'] },
    brackets: [
      ['(', ')'],
      ['[', ']'],
    ],
    autoClosingPairs: [
      pair('(', ')', inText),
      pair('[', ']', inText),
      pair("'", "'", inText),
      pair('"', '"', inText),
    ],
  },
  grammar: {
    tokenizer: {
      root: [
        [/--.*$/, 'comment.sql'],
        [/\/\*/, 'comment.sql', '@comment'],
        [/'/, 'string.sql', '@string'],
        [/"(?:[^"]|"")*"?/, 'identifier.sql'],
        [/\d[\w.]*/, 'number.sql'],
        [/[\p{L}_][\p{L}\p{N}_]*/u, 'identifier.sql'],
        [/[()[\]]/, '@brackets'],
      ],
      comment: [
        [/[^*]+|\*(?!\/)/, 'comment.sql'],
        [/\*\//, 'comment.sql', '@pop'],
      ],
      string: [
        [/[^']+|''/, 'string.sql'],
        [/'/, 'string.sql', '@pop'],
      ],
    },
  },
};

/**
 * Makes a language known; one that the host has brought keeps its own words and brackets. Monaco forgets no language, so
 * what is said of it stays, too.
 */
export function introduce({ languages }: Monaco, id: string, basics: Basics): void {
  if (languages.getLanguages().some((known) => known.id === id)) return;
  languages.register({ id });
  languages.setLanguageConfiguration(id, basics.configuration);
  languages.setMonarchTokensProvider(id, basics.grammar);
}
