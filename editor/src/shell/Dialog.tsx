import { useLayoutEffect, useRef, type JSX, type ReactNode } from 'react';

interface Properties {
  /** The id of what names it. */
  labelledBy: string;
  describedBy?: string;
  /** It was closed, in whatever way. */
  onClose: () => void;
  /** `close` closes it as Escape does. */
  children: (close: () => void) => ReactNode;
}

/** A dialog in front of everything. What has `data-focus` has the focus first. */
export function Dialog({ labelledBy, describedBy, onClose, children }: Properties): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    shown?.querySelector<HTMLElement>('[data-focus]')?.focus();
    // Closed before it is taken out, it gives the focus back to what had it.
    return () => {
      shown?.close();
    };
  }, []);
  const closed = (): void => {
    if (dialog.current?.open === false) onClose();
  };
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      onClose={closed}
    >
      {children(() => dialog.current?.close())}
    </dialog>
  );
}
