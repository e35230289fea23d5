import { lazy, Suspense, type JSX } from 'react';
import { useEditor } from '../shell/context';
import { DialogToCome } from '../shell/DialogToCome';

// A page in which nobody asks for it does not load it.
const PaletteDialog = lazy(() => import('./PaletteDialog'));

/** Every action and every definition, found by a few letters. */
export function Palette(): JSX.Element | null {
  const { state, workbench } = useEditor();
  if (!state.isCommanding) return null;
  return (
    <Suspense
      fallback={
        <DialogToCome
          onClose={() => {
            workbench.command(false);
          }}
        />
      }
    >
      <PaletteDialog />
    </Suspense>
  );
}
