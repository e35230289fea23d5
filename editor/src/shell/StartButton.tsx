import { useRef, type JSX, type ReactNode } from 'react';
import { useEditor } from './context';

interface Properties {
  /** What it is called. */
  children: ReactNode;
  title?: string | undefined;
  className: string;
  cancelClassName: string;
  /** Nothing can be started now. */
  isBusy: boolean;
  start: () => void;
  /** Null: what goes on, if anything, was not started here. */
  cancel: (() => void) | null;
}

/** A button that starts what takes its time, and beside it, while that goes on, the way to cancel it. */
export function StartButton({
  children,
  title,
  className,
  cancelClassName,
  isBusy,
  start,
  cancel,
}: Properties): JSX.Element {
  const { t } = useEditor();
  const button = useRef<HTMLButtonElement>(null);
  const stop = (): void => {
    cancel?.();
    // The focus would be lost with the button that held it.
    button.current?.focus();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        title={title}
        aria-disabled={isBusy}
        onClick={start}
      >
        {children}
      </button>
      {cancel && (
        <button type="button" className={cancelClassName} onClick={stop}>
          {t('cancel')}
        </button>
      )}
    </>
  );
}
