import type { JSX } from 'react';
import type { Translate } from '../texts/texts';
import type { TaskProgress } from '../workbench/state';
import { useEditor } from './context';
import { Notices } from './Notices';

function progressText({ task, phase, done, total }: TaskProgress, t: Translate): string {
  if (task === 'preflight') return t('countedOf', { done, total });
  return t('progressOf', { phase: t(phase), done, total });
}

function Progress(): JSX.Element | null {
  const { state, t } = useEditor();
  const { progress } = state;
  if (progress === null) return null;
  const { task, done, total } = progress;
  return (
    <>
      <progress className="progress" aria-label={t(task)} value={done} max={total} />
      <span className="progress-text">{progressText(progress, t)}</span>
    </>
  );
}

/** What goes on and what was done. Beneath all else: what comes and goes moves nothing that is read. */
export function News(): JSX.Element {
  return (
    <div className="news">
      <Progress />
      <Notices />
    </div>
  );
}
