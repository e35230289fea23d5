import { highlightingFor } from '@codemirror/language';
import type { EditorState, Range, Text } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView } from '@codemirror/view';
import { tags, type Tag } from '@lezer/highlight';
import type { SemanticToken, SemanticTokenType } from '../language-types.js';
import { ask, hosts } from './host.js';
import type { Plain } from './strings.js';

/** What the words of SQL are for the highlight styles of the host. */
const tagOf: Record<SemanticTokenType, Tag> = {
  ...tags,
  function: tags.function(tags.variableName),
  column: tags.variableName,
  table: tags.className,
  alias: tags.labelName,
  type: tags.typeName,
  parameter: tags.name,
};

/** What is coloured, its ends in the units of the document. */
export function colour(
  state: EditorState,
  tokens: readonly SemanticToken[],
  placeOf: (offset: number) => number,
): Range<Decoration>[] {
  return tokens.flatMap(({ type, range }) => {
    const style = highlightingFor(state, [tagOf[type]]);
    const [from, to] = [placeOf(range.start.offset), placeOf(range.end.offset)];
    return style && from < to ? [Decoration.mark({ class: style }).range(from, to)] : [];
  });
}

/** The tokens of the queries on the screen; one that was not edited keeps its own. */
export class Tokens {
  #known = new Map<string, readonly SemanticToken[]>();
  #used = new Map<string, readonly SemanticToken[]>();

  of(state: EditorState, { text }: Pick<Plain, 'text'>): readonly SemanticToken[] {
    const known =
      this.#known.get(text) ??
      ask(state, ({ generator }) => generator.sqlLanguage.semanticTokens(text)) ??
      [];
    this.#used.set(text, known);
    return known;
  }

  /** Forgets what is on the screen no more. */
  turn(): void {
    this.#known = this.#used;
    this.#used = new Map();
  }
}

class SqlColours {
  decorations: DecorationSet = Decoration.none;
  #doc: Text | undefined;

  constructor(view: EditorView) {
    this.update(view);
  }

  update({ state }: Pick<EditorView, 'state'>): void {
    if (state.doc === this.#doc || !state.facet(hosts)) return;
    this.#doc = state.doc;
    const tokens = ask(state, ({ language }, text) => language.semanticTokens(text)) ?? [];
    this.decorations = Decoration.set(colour(state, tokens, (offset) => offset));
  }
}

/** Colours a document that is SQL. */
export const sqlColours = ViewPlugin.fromClass(SqlColours, {
  decorations: ({ decorations }) => decorations,
});
