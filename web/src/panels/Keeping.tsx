import { momentText } from 'mapping-generator-editor/parts';
import type { JSX } from 'react';
import { isUnsaved } from '../app/page-state';
import { usePage } from './page';

/** Whether the browser keeps the text, and since when. */
export function Keeping(): JSX.Element | null {
  const { state, t } = usePage();
  const { keeping, locale } = state;
  if (keeping === null) return null;
  if ('failure' in keeping) {
    return isUnsaved(state) ? (
      <span className="kept not-kept" role="status" title={t('notKeptWhat')}>
        {t('notKept', { reason: keeping.failure })}
      </span>
    ) : null;
  }
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(keeping.at);
  return (
    <span className="kept" title={t('keptWhere')}>
      {t('kept', { time })}
    </span>
  );
}

/** Tells that the text is not the sample but what was kept, with the way back. */
export function RestoredNote(): JSX.Element | null {
  const { state, documents, t } = usePage();
  const { restored, fileName, locale } = state;
  if (restored === null) return null;
  const date = momentText(restored, locale);
  return (
    <div className="restored" role="status">
      <p>{t('restored', { name: fileName, date })}</p>
      <button
        type="button"
        className="control control-small"
        onClick={() => void documents.offerSample()}
      >
        {t('startOver')}
      </button>
      <button
        type="button"
        className="control control-small"
        onClick={() => {
          documents.forgetRestored();
        }}
      >
        {t('dismiss')}
      </button>
    </div>
  );
}
