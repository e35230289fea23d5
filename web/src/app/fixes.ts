import { textEdits, type Fix, type Span, type TextEdit } from 'mapping-generator';

/** A change of the text, as CodeMirror takes it. */
export interface TextChange extends Span {
  insert: string;
}

/** What the text between a quote and its partner has to be so that it stands for `text`. */
export function escapeForLiteral(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The string that a literal stands for; null where it is none, or is broken. */
export function textOfLiteral(literal: string): string | null {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

function toChange({ range, text }: TextEdit): TextChange {
  return { from: range.start.offset, to: range.end.offset, insert: text };
}

/** The changes that a fix makes to the text: all of them, or none when one of its places is not there any more. */
export function changesOf(fix: Fix, text: string): TextChange[] {
  return textEdits(text, fix).map(toChange);
}
