import type { JSX } from 'react';
import { useEditor } from './context';
import { Dialog } from './Dialog';

/** In front of everything, too: what is typed before the dialog is there must not go into the text. */
export function DialogToCome({ onClose }: { onClose: () => void }): JSX.Element {
  const { t } = useEditor();
  return (
    <Dialog labelledBy="dialog-to-come" onClose={onClose}>
      {() => (
        <p id="dialog-to-come" className="empty" role="status">
          {t('loadingView')}
        </p>
      )}
    </Dialog>
  );
}
