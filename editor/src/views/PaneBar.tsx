import type { JSX } from 'react';
import { useEditor } from '../shell/context';
import { SmallIcon, undoLines } from '../shell/icons';
import { ViewSwitch } from './ViewSwitch';

interface StepProps {
  text: string;
  keys: string;
  lines: string;
  isPossible: boolean;
  run: () => void;
}

function HistoryButton({ text, keys, lines, isPossible, run }: StepProps): JSX.Element {
  return (
    <button
      type="button"
      className="control control-small control-icon"
      title={`${text} (${keys})`}
      aria-disabled={!isPossible}
      onClick={() => {
        if (isPossible) run();
      }}
    >
      <SmallIcon lines={lines} />
      <span className="visually-hidden">{text}</span>
    </button>
  );
}

/** Undo and redo: of the one history that all views have. They keep the focus when there is nothing left. */
function HistoryButtons(): JSX.Element {
  const { state, commands, t } = useEditor();
  const steps = [
    {
      name: 'undo',
      isPossible: state.history.undo,
      run: () => {
        commands.undo();
      },
      keys: 'Ctrl+Z',
      lines: undoLines,
    },
    {
      name: 'redo',
      isPossible: state.history.redo,
      run: () => {
        commands.redo();
      },
      keys: 'Ctrl+Y',
      lines: 'M10 3.5 13.5 7 10 10.5M13.5 7h-7a4 4 0 0 0 0 8H9',
    },
  ] as const;
  return (
    <>
      {steps.map(({ name, ...step }) => (
        <HistoryButton key={name} text={t(name)} {...step} />
      ))}
    </>
  );
}

/** The mapping's name, how it is shown, and what is done with its text. */
export function PaneBar(): JSX.Element {
  const { state, workbench, commands, host, t } = useEditor();
  const isText = state.view === 'json' && !state.isStarting;
  return (
    <div className="pane-bar">
      <div className="pane-title">
        <span className="file-name">{state.fileName}</span>
        {host.slots?.status}
      </div>
      <ViewSwitch />
      {!host.readOnly && <HistoryButtons />}
      {!host.readOnly && isText && (
        <button
          type="button"
          className="control control-small"
          onClick={() => {
            commands.formatSql();
          }}
        >
          {t('format')}
        </button>
      )}
      {!host.readOnly && (
        <button
          type="button"
          className="control control-small"
          onClick={() => {
            workbench.ask();
          }}
        >
          {t('generate')}
        </button>
      )}
    </div>
  );
}
