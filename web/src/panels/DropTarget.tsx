import { useEffect, useState, type JSX } from 'react';
import { usePage } from './page';

/** Files, but for those over a part of the editor that takes them itself. */
function holdsFiles({ dataTransfer, target }: DragEvent): boolean {
  const isTaken = target instanceof Element && target.closest('[data-takes-files]') !== null;
  return !isTaken && dataTransfer?.types.includes('Files') === true;
}

/** A file that is dropped anywhere on the page is opened: the browser would leave the page, and the editor insert its text. */
export function DropTarget(): JSX.Element | null {
  const { documents, t } = usePage();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      const isOverPage = holdsFiles(event);
      setOver(isOverPage);
      if (!isOverPage) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    };
    const leave = ({ relatedTarget }: DragEvent): void => {
      if (relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      setOver(false);
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      const file = event.dataTransfer?.files[0];
      if (file) void documents.openFile(file);
    };
    const listeners = { dragenter: over, dragover: over, dragleave: leave, drop };
    // Before anything inside the page hears of it.
    for (const [name, listener] of Object.entries(listeners))
      addEventListener(name, listener as EventListener, true);
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        removeEventListener(name, listener as EventListener, true);
    };
  }, [documents]);
  return isOver ? <p className="drop-target">{t('dropHere')}</p> : null;
}
