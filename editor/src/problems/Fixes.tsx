import { textEdits, type Fix } from 'mapping-generator';
import type { JSX } from 'react';
import { useEditor } from '../shell/context';
import type { Problem } from '../workbench/problems';
import { previewOf } from './alike';

/** What a fix changes, in a line. */
function changeOf(fix: Fix, text: string): string {
  const said = previewOf(textEdits(text, fix), text).map(
    (change) => `${change.old || '∅'} → ${change.new || '∅'}`,
  );
  return said.join('\n');
}

export interface FixesProps {
  problem: Problem;
  /** How many problems of this kind there are, this one among them. */
  alike: number;
  mendAll: (problem: Problem) => void;
}

/** The ways to mend a problem, and all of its kind. */
export function Fixes({ problem, alike, mendAll }: FixesProps): JSX.Element | null {
  const { state, commands, t } = useEditor();
  const { fixes = [] } = problem.diagnostic;
  if (fixes.length === 0) return null;
  return (
    <div className="fixes" role="group" aria-label={t('fixes')}>
      {fixes.map((fix) => (
        <button
          key={fix.title}
          type="button"
          className="control control-small"
          onMouseEnter={({ currentTarget }) => {
            currentTarget.title = changeOf(fix, state.text);
          }}
          onClick={() => {
            commands.applyFix(fix);
          }}
        >
          {fix.title}
        </button>
      ))}
      {alike > 1 && (
        <button
          type="button"
          className="control control-small fix-alike"
          onClick={() => {
            mendAll(problem);
          }}
        >
          {t('fixAlike', { count: alike })}
        </button>
      )}
    </div>
  );
}
