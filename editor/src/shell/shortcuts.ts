import { useEffect, type RefObject } from 'react';
import { views } from '../views/view-keys';
import type { Workbench } from '../workbench/workbench';

function commandOf(event: KeyboardEvent, workbench: Workbench): (() => void) | null {
  const { key, code, altKey, shiftKey, ctrlKey, metaKey } = event;
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'k')
    return () => {
      workbench.command(true);
    };
  const chosen =
    altKey && shiftKey && !ctrlKey && !metaKey
      ? views.find((view) => view.code === code)
      : undefined;
  return chosen
    ? () => {
        workbench.showView(chosen.view);
      }
    : null;
}

/** The keys that mean the same wherever the focus is in the editor, or where nothing has it. */
export function useShortcuts(root: RefObject<HTMLElement | null>, workbench: Workbench): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { target } = event;
      const isHere =
        target === document.body ||
        (target instanceof Node && root.current?.contains(target) === true);
      // In a dialog, keys are the dialog's.
      if (!isHere || document.querySelector('dialog[open]') !== null) return;
      const command = commandOf(event, workbench);
      if (command === null) return;
      event.preventDefault();
      event.stopPropagation();
      command();
    };
    document.addEventListener('keydown', press, true);
    return () => {
      document.removeEventListener('keydown', press, true);
    };
  }, [root, workbench]);
}
