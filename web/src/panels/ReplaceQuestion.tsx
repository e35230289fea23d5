import { Dialog } from 'mapping-generator-editor/parts';
import type { JSX } from 'react';
import type { MappingDocument } from '../app/page-state';
import { usePage } from './page';

function Question({ replacement }: { replacement: MappingDocument }): JSX.Element {
  const { state, documents, t } = usePage();
  const isKept = state.keeping === null || 'at' in state.keeping;
  const names = { name: state.fileName, other: replacement.fileName };
  return (
    <Dialog
      labelledBy="replace-title"
      describedBy="replace-what"
      onClose={() => {
        documents.answer(false);
      }}
    >
      {(close) => (
        <div className="dialog-form">
          <h2 id="replace-title">{t('replaceTitle')}</h2>
          <p id="replace-what">{t(isKept ? 'replaceWhat' : 'replaceWhatNotKept', names)}</p>
          <div className="dialog-buttons">
            <button type="button" className="control" data-focus onClick={close}>
              {t('cancel')}
            </button>
            <button
              type="button"
              className="control control-primary"
              onClick={() => {
                documents.answer(true);
              }}
            >
              {t('replace')}
            </button>
          </div>
        </div>
      )}
    </Dialog>
  );
}

/** Asks before changes that no file has are replaced. */
export function ReplaceQuestion(): JSX.Element | null {
  const { replacement } = usePage().state;
  return replacement && <Question replacement={replacement} />;
}
