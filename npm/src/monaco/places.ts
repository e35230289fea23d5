import type { TextEdit } from '../language-types.js';
import type { Range } from '../types.js';
import type { MonacoPosition, MonacoRange, TextModel } from './monaco.js';

export function toMonacoRange({ start, end }: Range): MonacoRange {
  return {
    startLineNumber: start.line,
    startColumn: start.column,
    endLineNumber: end.line,
    endColumn: end.column,
  };
}

export function fromMonacoRange(range: MonacoRange, model: TextModel): Range {
  const { startLineNumber, startColumn, endLineNumber, endColumn } = range;
  const place = (lineNumber: number, column: number): Range['start'] => ({
    line: lineNumber,
    column,
    offset: model.getOffsetAt({ lineNumber, column }),
  });
  return { start: place(startLineNumber, startColumn), end: place(endLineNumber, endColumn) };
}

export const toMonacoPosition = ({ line, column }: Range['start']): MonacoPosition => ({
  lineNumber: line,
  column,
});

export const toMonacoEdit = ({ range, text }: TextEdit): { range: MonacoRange; text: string } => ({
  range: toMonacoRange(range),
  text,
});

/** Edits of one version of a model, as what is done to a whole workspace. */
export const workspaceEdit = (model: TextModel, versionId: number, edits: TextEdit[]): object => ({
  edits: edits.map((edit) => ({ resource: model.uri, versionId, textEdit: toMonacoEdit(edit) })),
});
