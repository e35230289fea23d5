import type { JSX } from 'react';
import type { Translate } from '../app/texts';

export function Loading({ t }: { t: Translate }): JSX.Element {
  return (
    <main className="message">
      <p role="status">{t('loading')}</p>
    </main>
  );
}

/** What went wrong and what to do, for a page whose module did not start. */
export function LoadFailure({
  t,
  reason,
  tryAgain,
}: {
  t: Translate;
  reason: string;
  tryAgain: () => void;
}): JSX.Element {
  return (
    <main className="message">
      <h1>{t('loadFailed')}</h1>
      <p>{t('loadFailedWhy')}</p>
      <pre className="message-reason">{reason}</pre>
      <ul>
        <li>{t('loadFailedNetwork')}</li>
        <li>{t('loadFailedServer')}</li>
        <li>{t('loadFailedPolicy')}</li>
      </ul>
      <button type="button" className="control control-primary" onClick={tryAgain}>
        {t('tryAgain')}
      </button>
    </main>
  );
}
