import { copyText, Dialog } from 'mapping-generator-editor/parts';
import { useState, type JSX } from 'react';
import { longestLink } from '../app/share';
import { usePage } from './page';

/** The link, to be copied. */
function LinkField({ link }: { link: string }): JSX.Element {
  const { t } = usePage();
  return (
    <label className="field">
      <span>{t('shareLink')}</span>
      <input className="control code" type="text" readOnly value={link} onFocus={({ currentTarget }) => { currentTarget.select(); }} />
    </label>
  );
}

/** Shows the link that holds the mapping, or why there had better be none. */
export default function ShareDialog({ link }: { link: string }): JSX.Element {
  const { state, documents, t } = usePage();
  const [said, say] = useState('');
  const fits = link.length <= longestLink;
  const copy = (): void => {
    say('');
    void copyText(link).then((copied) => { say(t(copied ? 'copied' : 'notCopied')); });
  };
  const what = fits ? t('shareWhat', { name: state.fileName }) : t('shareTooLong', { length: link.length, most: longestLink });
  return (
    <Dialog labelledBy="share-title" describedBy="share-what" onClose={() => { documents.endSharing(); }}>
      {(close) => (
        <div className="dialog-form">
          <h2 id="share-title">{t('shareTitle')}</h2>
          <p id="share-what">{what}</p>
          {fits && <LinkField link={link} />}
          <p className="hint" role="status">{said}</p>
          <div className="dialog-buttons">
            <button type="button" className="control" onClick={close}>{t('close')}</button>
            {fits ? (
              <button type="button" className="control control-primary" data-focus onClick={copy}>{t('copyLink')}</button>
            ) : (
              <button type="button" className="control control-primary" data-focus onClick={() => { documents.download(); close(); }}>{t('download')}</button>
            )}
          </div>
        </div>
      )}
    </Dialog>
  );
}
