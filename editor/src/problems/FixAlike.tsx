import { useId, useMemo, type JSX } from 'react';
import { useEditor } from '../shell/context';
import { Answers } from '../shell/Answers';
import { Dialog } from '../shell/Dialog';
import type { Problem } from '../workbench/problems';
import { mendAlike, previewOf, type Preview } from './alike';

const most = 100;

function PreviewRow({ preview }: { preview: Preview }): JSX.Element {
  const { t } = useEditor();
  return (
    <li className="preview">
      <span className="preview-line">{t('changeAt', { line: preview.line })}</span>
      <code>
        {preview.before}
        {preview.old !== '' && <del>{preview.old}</del>}
        {preview.new !== '' && <ins>{preview.new}</ins>}
        {preview.after}
      </code>
    </li>
  );
}

export interface FixAlikeProps {
  problems: readonly Problem[];
  close: () => void;
}

/** Shows what would change before all problems of a kind are mended in one step. */
export default function FixAlike({ problems, close: closed }: FixAlikeProps): JSX.Element {
  const { state, commands, t } = useEditor();
  const id = useId();
  const edits = useMemo(() => mendAlike(problems, state.text), [problems, state.text]);
  const previews = previewOf(edits.slice(0, most), state.text);
  const count = edits.length;
  const mend = (close: () => void) => (): void => {
    commands.edit(edits, t('fixedAlike', { count }));
    close();
  };
  return (
    <Dialog labelledBy={`${id}-title`} describedBy={`${id}-what`} onClose={closed}>
      {(close) => (
        <div className="dialog-form">
          <h2 id={`${id}-title`}>{t('fixAlikeTitle')}</h2>
          <p id={`${id}-what`}>{t('fixAlikeWhat', { count })}</p>
          <ul className="previews" tabIndex={0} aria-label={t('fixAlikeTitle')}>
            {previews.map((preview, index) => (
              <PreviewRow key={index} preview={preview} />
            ))}
          </ul>
          <Answers
            of={[
              { text: t('cancel'), act: close },
              { text: t('apply'), act: mend(close), look: 'primary', hasFocus: true },
            ]}
          />
        </div>
      )}
    </Dialog>
  );
}
