import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { MappingDocument } from '../app/state';
import { usePage } from './page';

function Question({ replacement }: { replacement: MappingDocument }): JSX.Element {
  const { state, documents, t } = usePage();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const isKept = state.keeping === null || 'at' in state.keeping;
  const names = { name: state.fileName, other: replacement.fileName };
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby="replace-title" aria-describedby="replace-what" onClose={() => { documents.answer(false); }}>
      <div class="dialog-form">
        <h2 id="replace-title">{t('replaceTitle')}</h2>
        <p id="replace-what">{t(isKept ? 'replaceWhat' : 'replaceWhatNotKept', names)}</p>
        <div class="dialog-buttons">
          <button type="button" class="control" autofocus onClick={() => dialog.current?.close()}>
            {t('cancel')}
          </button>
          <button type="button" class="control control-primary" onClick={() => { documents.answer(true); }}>
            {t('replace')}
          </button>
        </div>
      </div>
    </dialog>
  );
}

/** Asks before changes that no file has are replaced. */
export function ReplaceQuestion(): JSX.Element | null {
  const { replacement } = usePage().state;
  return replacement && <Question replacement={replacement} />;
}
