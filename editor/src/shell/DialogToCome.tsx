import type { JSX } from 'react';
import { Dialog } from './Dialog';
import { ToCome } from './ToCome';

/** In front of everything, too: what is typed before the dialog is there must not go into the text. */
export function DialogToCome({ onClose }: { onClose: () => void }): JSX.Element {
  return (
    <Dialog labelledBy="dialog-to-come" onClose={onClose}>
      {() => <ToCome id="dialog-to-come" className="empty" />}
    </Dialog>
  );
}
