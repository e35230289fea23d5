import { useRef, type JSX } from 'react';
import { useEditor } from './context';

function Validation(): JSX.Element {
  const { state, workbench, t } = useEditor();
  const validate = useRef<HTMLButtonElement>(null);
  const running = state.progress !== null;
  // The focus would be lost with the button that held it.
  const cancel = (): void => {
    workbench.cancel();
    validate.current?.focus();
  };
  return (
    <span className="validation">
      <button
        ref={validate}
        type="button"
        className="control control-primary"
        aria-disabled={running}
        onClick={() => void workbench.validate()}
      >
        {t('validate')}
      </button>
      {running && (
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
      {host.introspect && <Validation />}
      {host.slots?.end}
    </div>
  );
}
