import { useRef, type JSX } from 'react';
import type { Task } from '../workbench/state';
import { useEditor } from './context';

interface TaskButtonProps {
  task: Task;
  title?: string;
  isPrimary: boolean;
  start: () => Promise<void>;
}

/** Starts a task, and has the way to cancel it beside it: of all of them, one runs at a time. */
function TaskButton({ task, title, isPrimary, start }: TaskButtonProps): JSX.Element {
  const { state, workbench, t } = useEditor();
  const button = useRef<HTMLButtonElement>(null);
  const { progress } = state;
  // The focus would be lost with the button that held it.
  const cancel = (): void => {
    workbench.cancel();
    button.current?.focus();
  };
  return (
    <span className="validation">
      <button
        ref={button}
        type="button"
        className={isPrimary ? 'control control-primary' : 'control'}
        title={title}
        aria-disabled={progress !== null}
        onClick={() => void start()}
      >
        {t(task === 'validation' ? 'validate' : task)}
      </button>
      {progress?.task === task && (
        <button type="button" className="control" onClick={cancel}>
          {t('cancel')}
        </button>
      )}
    </span>
  );
}

/** What is done with the mapping as a whole, between what the host draws there. */
export function Bar(): JSX.Element {
  const { host, workbench, t } = useEditor();
  return (
    <div className="header">
      {host.slots?.start}
      <button type="button" className="control bar-commands" aria-keyshortcuts="Control+K" onClick={() => { workbench.command(true); }}>
        {t('commands')} <kbd>Ctrl K</kbd>
      </button>
      {host.run && <TaskButton task="preflight" title={t('preflightWhat')} isPrimary={false} start={() => workbench.preflight()} />}
      {host.introspect && <TaskButton task="validation" isPrimary start={() => workbench.validate()} />}
      {host.slots?.end}
    </div>
  );
}
