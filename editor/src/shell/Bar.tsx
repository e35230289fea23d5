import type { JSX } from 'react';
import type { Task } from '../workbench/state';
import { useEditor } from './context';
import { StartButton } from './StartButton';

interface TaskButtonProps {
  task: Task;
  title?: string;
  isPrimary: boolean;
  start: () => Promise<void>;
}

/** Starts a task, and has the way to cancel it beside it: of all of them, one runs at a time. */
function TaskButton({ task, title, isPrimary, start }: TaskButtonProps): JSX.Element {
  const { state, workbench, t } = useEditor();
  const { progress } = state;
  return (
    <span className="validation">
      <StartButton
        className={isPrimary ? 'control control-primary' : 'control'}
        cancelClassName="control"
        title={title}
        isBusy={progress !== null}
        start={() => void start()}
        cancel={
          progress?.task === task
            ? () => {
                workbench.cancel();
              }
            : null
        }
      >
        {t(task === 'validation' ? 'validate' : task)}
      </StartButton>
    </span>
  );
}

/** What is done with the mapping as a whole, between what the host draws there. */
export function Bar(): JSX.Element {
  const { host, workbench, t } = useEditor();
  return (
    <div className="header">
      {host.slots?.start}
      <button
        type="button"
        className="control bar-commands"
        aria-keyshortcuts="Control+K"
        onClick={() => {
          workbench.command(true);
        }}
      >
        {t('commands')} <kbd>Ctrl K</kbd>
      </button>
      {host.run && (
        <TaskButton
          task="preflight"
          title={t('preflightWhat')}
          isPrimary={false}
          start={() => workbench.preflight()}
        />
      )}
      {host.introspect && (
        <TaskButton task="validation" isPrimary start={() => workbench.validate()} />
      )}
      {host.slots?.end}
    </div>
  );
}
