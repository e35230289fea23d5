import { textEdits, type Edit, type TextEdit } from 'mapping-generator';

/**
 * One change of a mapping's text: by JSON pointer, as the edits of a fix are, or by its place, as those of a rename and a code
 * action are. All edits of a step are of the text before it.
 */
export type DocumentEdit = Edit | TextEdit;

/**
 * Makes one step to undo of the edits. Edits with a `userEvent` of typing (`input.type`) join those before them, as
 * CodeMirror's history joins keys: see `joinsSteps`.
 */
export type EditDocument = (
  edits: readonly DocumentEdit[],
  label: string,
  userEvent?: string,
) => void;

/** Whether a step goes on with the one before: what is typed, or deleted, letter by letter. The same that CodeMirror joins. */
export const joinsSteps = (userEvent: string): boolean =>
  /^(?:input\.type|delete)(?:$|\.)/.test(userEvent);

const hasPlace = (edit: DocumentEdit): edit is TextEdit => 'range' in edit;

/**
 * The changes of the text, in the order of their places: all of them, or none where one does not fit. Elsewhere the text stays
 * as it is, byte for byte.
 *
 * @example
 * applyEdits(text, editsToText(text, [{ path: '/node_definitions/0', remove: true }]));
 */
export function editsToText(text: string, edits: readonly DocumentEdit[]): TextEdit[] {
  const placed = edits.filter(hasPlace);
  const pointed = edits.filter((edit): edit is Edit => !hasPlace(edit));
  const changes = textEdits(text, { edits: pointed });
  if (pointed.length > 0 && changes.length === 0) return [];
  return [...changes, ...placed].sort(
    ({ range: a }, { range: b }) => a.start.offset - b.start.offset || a.end.offset - b.end.offset,
  );
}
