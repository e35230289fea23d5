import type { JSX } from 'react';
import { useEditor } from '../shell/context';
import { SmallIcon } from '../shell/icons';
import { ViewSwitch } from './ViewSwitch';

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
    },
    {
      name: 'redo',
      isPossible: state.history.redo,
      run: () => {
        commands.redo();
      },
      keys: 'Ctrl+Y',
    },
  ] as const;
  return (
    <>
      {steps.map(({ name, isPossible, run, keys }) => (
        <button
          key={name}
          type="button"
          className="control control-small control-icon"
          title={`${t(name)} (${keys})`}
          aria-disabled={!isPossible}
          onClick={() => {
            if (isPossible) run();
          }}
        >
          <SmallIcon name={name} />
          <span className="visually-hidden">{t(name)}</span>
        </button>
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
