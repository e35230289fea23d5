import { Answers, Dialog } from 'mapping-generator-editor/parts';
import type { JSX } from 'react';
import type { MappingDocument } from '../app/page-state';
import { usePage } from './page';

/** Asks before changes that no file has are replaced. */
export function ReplaceQuestion({ replacement }: { replacement: MappingDocument }): JSX.Element {
  const { state, documents, t } = usePage();
  const isKept = state.keeping === null || 'at' in state.keeping;
  const names = { name: state.fileName, other: replacement.fileName };
  const replace = (): void => {
    documents.answer(true);
  };
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
          <Answers
            of={[
              { text: t('cancel'), act: close, hasFocus: true },
              { text: t('replace'), act: replace, look: 'primary' },
            ]}
          />
        </div>
      )}
    </Dialog>
  );
}
