import { setDiagnostics, type Diagnostic as EditorDiagnostic } from '@codemirror/lint';
import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { Fix, Span } from 'mapping-generator';
import type { Problem } from '../app/problems';

/** What the buttons of a tooltip do. */
export interface ProblemActions {
  applyFix: (fix: Fix) => void;
  reveal: (place: Span) => void;
}

function toEditorDiagnostic(
  { diagnostic, related, from, to }: Problem,
  length: number,
  { applyFix, reveal }: ProblemActions,
): EditorDiagnostic {
  const start = Math.min(from, length);
  return {
    from: start,
    // A fault between two characters still needs something to underline.
    to: Math.min(Math.max(to, start + 1), length),
    severity: diagnostic.severity,
    message: diagnostic.message,
    source: diagnostic.code,
    actions: [
      ...(diagnostic.fixes ?? []).map((fix) => ({ name: fix.title, apply: () => { applyFix(fix); } })),
      ...related.map((place) => ({ name: place.message, apply: () => { reveal(place); } })),
    ],
  };
}

/** Underlines the problems in the editor, with tooltips, quick fixes and the places they refer to. */
export function underline(
  state: EditorState,
  problems: readonly Problem[],
  actions: ProblemActions,
): TransactionSpec {
  const { length } = state.doc;
  return setDiagnostics(
    state,
    problems.map((problem) => toEditorDiagnostic(problem, length, actions)),
  );
}
