import { Facet, type ChangeSpec, type EditorState, type Text } from '@codemirror/state';
import { logException } from '@codemirror/view';
import type { MappingGenerator } from '../interface.js';
import type { LanguageOptions, LanguageService, TextEdit } from '../language-types.js';
import type { Fix } from '../types.js';
import type { Current, Explain, ShownDiagnostic, TextContext } from './options.js';

/** Who answers for the text of an editor. */
export interface Host {
  generator: MappingGenerator;
  language: LanguageService;
  /** What is wrong with the text. */
  diagnose: (text: string, context: LanguageOptions) => readonly ShownDiagnostic[];
  /** The changes that a fix makes; none where it does not fit. */
  changesOf: (text: string, fix: Fix) => readonly TextEdit[];
  /** The text's places that are SQL and are to be laid out anew, as they stand, with what takes their place. */
  format: (state: EditorState) => readonly Change[];
  onWait?: (() => void) | undefined;
  explain?: Explain | undefined;
  context: TextContext;
}

/** What a stretch of the text becomes. */
export interface Change {
  from: number;
  to: number;
  insert: string;
}

export interface Span {
  from: number;
  to: number;
}

export const hosts = Facet.define<Host, Host | undefined>({ combine: ([first]) => first });

export const spanOf = ({ start, end }: NonNullable<ShownDiagnostic['range']>): Span => ({
  from: start.offset,
  to: end.offset,
});

export const toChange = ({ range, text }: TextEdit): Change & ChangeSpec => ({
  ...spanOf(range),
  insert: text,
});

function now<Value>(given: Current<Value>): Value | undefined {
  return typeof given === 'function' ? (given as () => Value | undefined)() : given;
}

const texts = new WeakMap<Text, string>();

/** The whole text; asked for several times at each key. */
export function textOf(doc: Text): string {
  const known = texts.get(doc) ?? doc.toString();
  texts.set(doc, known);
  return known;
}

/** Asks about the text; what cannot be answered is logged where CodeMirror logs, and no key is lost for it. */
export function ask<Answer>(
  state: EditorState,
  question: (host: Host, text: string, context: LanguageOptions) => Answer,
  doc = state.doc,
): Answer | null {
  const host = state.facet(hosts);
  if (host === undefined) return null;
  try {
    const { catalog, session, policy, locale } = host.context;
    const context = {
      catalog: now(catalog),
      session: now(session),
      policy: now(policy),
      locale: now(locale),
    };
    return question(host, textOf(doc), context);
  } catch (error) {
    logException(state, error, 'mapping-generator');
    return null;
  }
}
