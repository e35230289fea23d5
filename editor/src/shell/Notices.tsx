import { useRef, type JSX, type ReactNode } from 'react';
import { useEditor } from './context';

interface ToldProps {
  /** Where it is told. */
  children: ReactNode;
  isThere: boolean;
  /** Somebody is at it, or not any more. */
  hold?: (isHeld: boolean) => void;
  dismiss: () => void;
}

/** What is told, with a way to take it away. */
function Told({ children, isThere, hold, dismiss }: ToldProps): JSX.Element {
  const { t } = useEditor();
  const line = useRef<HTMLDivElement>(null);
  const end = (): void => {
    // The focus would be lost with the button that held it.
    line.current
      ?.closest('.findings-pane')
      ?.querySelector<HTMLElement>('[role="tabpanel"]')
      ?.focus();
    hold?.(false);
    dismiss();
  };
  return (
    <div
      ref={line}
      className="notice-line"
      onPointerEnter={() => hold?.(true)}
      onPointerLeave={() => hold?.(false)}
      onFocus={() => hold?.(true)}
      onBlur={() => hold?.(false)}
    >
      {children}
      {isThere && (
        <button
          type="button"
          className="notice-dismiss"
          aria-label={t('dismiss')}
          title={t('dismiss')}
          onClick={end}
        >
          ×
        </button>
      )}
    </div>
  );
}

/** What was done, for as long as it takes to read it, and what went wrong, until it is mended or taken away. */
export function Notices(): JSX.Element {
  const {
    state: { notice, fault },
    workbench,
  } = useEditor();
  return (
    <>
      <Told
        isThere={notice !== ''}
        hold={(isHeld) => {
          workbench.notices.hold(isHeld);
        }}
        dismiss={() => {
          workbench.notify('');
        }}
      >
        <p className="notice" role="status">
          {notice}
        </p>
      </Told>
      {fault && (
        <Told
          isThere
          dismiss={() => {
            workbench.tellFault(null);
          }}
        >
          <p className="notice-fault" role="alert">
            {fault.text}
          </p>
        </Told>
      )}
    </>
  );
}
