import { Answers, copyText, Dialog } from 'mapping-generator-editor/parts';
import { useState, type JSX } from 'react';
import { longestLink } from '../app/share';
import { usePage } from './page';
import { shareTexts } from './share-texts';

/** The link, to be copied. */
function LinkField({ link }: { link: string }): JSX.Element {
  const words = shareTexts(usePage().state.locale);
  return (
    <label className="field">
      <span>{words('shareLink')}</span>
      <input
        className="control code"
        type="text"
        readOnly
        value={link}
        onFocus={({ currentTarget }) => {
          currentTarget.select();
        }}
      />
    </label>
  );
}

interface ButtonsProps {
  /** Whether the link can be copied; else the file is the way. */
  fits: boolean;
  copy: () => void;
  close: () => void;
}

function Buttons({ fits, copy, close }: ButtonsProps): JSX.Element {
  const { state, documents, t } = usePage();
  const words = shareTexts(state.locale);
  const download = (): void => {
    documents.download();
    close();
  };
  const way = fits
    ? { text: words('copyLink'), act: copy }
    : { text: t('download'), act: download };
  return (
    <Answers
      of={[
        { text: words('close'), act: close },
        { ...way, look: 'primary', hasFocus: true },
      ]}
    />
  );
}

/** Shows the link that holds the mapping, or why there had better be none. */
export default function ShareDialog({ link }: { link: string }): JSX.Element {
  const { state, documents } = usePage();
  const words = shareTexts(state.locale);
  const [said, say] = useState('');
  const fits = link.length <= longestLink;
  const copy = (): void => {
    say('');
    void copyText(link).then((copied) => {
      say(words(copied ? 'copied' : 'notCopied'));
    });
  };
  const what = fits
    ? words('shareWhat', { name: state.fileName })
    : words('shareTooLong', { length: link.length, most: longestLink });
  return (
    <Dialog
      labelledBy="share-title"
      describedBy="share-what"
      onClose={() => {
        documents.endSharing();
      }}
    >
      {(close) => (
        <div className="dialog-form">
          <h2 id="share-title">{words('shareTitle')}</h2>
          <p id="share-what">{what}</p>
          {fits && <LinkField link={link} />}
          <p className="hint" role="status">
            {said}
          </p>
          <Buttons fits={fits} copy={copy} close={close} />
        </div>
      )}
    </Dialog>
  );
}
