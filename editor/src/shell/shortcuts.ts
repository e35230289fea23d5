import { useCallback, type KeyboardEvent } from 'react';
import { views } from '../views/view-keys';
import type { Workbench } from '../workbench/workbench';

function commandOf(event: KeyboardEvent, workbench: Workbench): (() => void) | null {
  const { key, code, altKey, shiftKey, ctrlKey, metaKey } = event;
  if ((ctrlKey || metaKey) && !altKey && !shiftKey && key.toLowerCase() === 'k') return () => { workbench.command(true); };
  const chosen = altKey && shiftKey && !ctrlKey && !metaKey ? views.find((view) => view.code === code) : undefined;
  return chosen ? () => { workbench.showView(chosen.view); } : null;
}

/** The keys that mean the same wherever the focus is in the editor. */
export function useShortcuts(workbench: Workbench): (event: KeyboardEvent) => void {
  return useCallback(
    (event) => {
      const command = commandOf(event, workbench);
      if (command === null) return;
      event.preventDefault();
      event.stopPropagation();
      command();
    },
    [workbench],
  );
}
