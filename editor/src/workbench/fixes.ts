import { textEdits, type Fix, type Span, type TextEdit } from 'mapping-generator';

/** A change of the text, as CodeMirror takes it. */
export interface TextChange extends Span {
  insert: string;
}

export function toChange({ range, text }: TextEdit): TextChange {
  return { from: range.start.offset, to: range.end.offset, insert: text };
}

/** The changes that a fix makes to the text: all of them, or none when one of its places is not there any more. */
export function changesOf(fix: Fix, text: string): TextChange[] {
  return textEdits(text, fix).map(toChange);
}
