import { useEffect, useState, type JSX } from 'react';
import { usePage } from './page';

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;

/** A file that is dropped anywhere on the page is opened: the browser would leave the page, and the editor insert its text. */
export function DropTarget(): JSX.Element | null {
  const { documents, t } = usePage();
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const leave = ({ relatedTarget }: DragEvent): void => { if (relatedTarget === null) setOver(false); };
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
    for (const [name, listener] of Object.entries(listeners)) addEventListener(name, listener as EventListener, true);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) removeEventListener(name, listener as EventListener, true);
    };
  }, [documents]);
  return isOver ? <p className="drop-target">{t('dropHere')}</p> : null;
}
