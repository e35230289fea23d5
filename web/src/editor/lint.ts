import { setDiagnostics, type Diagnostic as EditorDiagnostic } from '@codemirror/lint';
import type { EditorState, TransactionSpec } from '@codemirror/state';
import type { Fix } from 'mapping-generator';
import type { Problem } from '../app/verdict';

function toEditorDiagnostic(
  { diagnostic, from, to }: Problem,
  length: number,
  applyFix: (fix: Fix) => void,
): EditorDiagnostic {
  const start = Math.min(from, length);
  return {
    from: start,
    // A fault between two characters still needs something to underline.
    to: Math.min(Math.max(to, start + 1), length),
    severity: diagnostic.severity,
    message: diagnostic.message,
    source: diagnostic.code,
    actions: (diagnostic.fixes ?? []).map((fix) => ({ name: fix.title, apply: () => { applyFix(fix); } })),
  };
}

/** Underlines the problems in the editor, with tooltips and quick fixes. */
export function underline(
  state: EditorState,
  problems: readonly Problem[],
  applyFix: (fix: Fix) => void,
): TransactionSpec {
  const { length } = state.doc;
  return setDiagnostics(
    state,
    problems.map((problem) => toEditorDiagnostic(problem, length, applyFix)),
  );
}
