import type { JSX } from 'react';
import { useEditor } from '../shell/context';
import { lazyPart } from '../shell/lazy-part';

// A page in which nobody asks for it does not load it.
const PaletteDialog = lazyPart(
  () => import('./PaletteDialog'),
  (workbench) => {
    workbench.command(false);
  },
);

/** Every action and every definition, found by a few letters. */
export function Palette(): JSX.Element | null {
  return useEditor().state.isCommanding ? <PaletteDialog /> : null;
}
