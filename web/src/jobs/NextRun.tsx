import type { JSX } from 'react';
import { Icon, type Locale } from 'mapping-generator-editor/parts';
import type { Look } from './board';
import type { JobId } from './control-plane';
import { timeText } from './formats';
import { planOf } from './plan';
import type { Translate } from './texts';

interface Words {
  locale: Locale;
  t: Translate;
}

/** As much as can be read in a moment; how much more there is, is said. */
const most = 10;

function Sentences({
  sentences,
  className,
  t,
}: {
  sentences: readonly string[];
  className: string;
  t: Translate;
}): JSX.Element {
  const more = sentences.length - most;
  return (
    <ul className={className}>
      {sentences.slice(0, most).map((sentence, index) => (
        <li key={index}>{sentence}</li>
      ))}
      {more > 0 && <li>{t('planMore', { count: more })}</li>}
    </ul>
  );
}

/** What a run would do and why, what has to be known besides, and what could not be read. */
export function PlanView({
  look: { preview, reason },
  id,
  locale,
  t,
}: { look: Look; id?: string } & Words): JSX.Element {
  if (preview === null)
    return <p id={id}>{reason === null ? t('planAsking') : t('planFailed', { reason })}</p>;
  const { lead, goes, notes, unread } = planOf(preview, { locale, t });
  return (
    <>
      <p id={id} className="plan-lead">
        {lead}
      </p>
      {goes.length > 0 && <Sentences sentences={goes} className="plan-goes" t={t} />}
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      {unread.length > 0 && (
        <>
          <p className="plan-unread">
            <Icon name="warning" />
            {t('planUnread')}
          </p>
          <Sentences sentences={unread} className="plan-goes" t={t} />
        </>
      )}
    </>
  );
}

interface NextRunProps extends Words {
  job: JobId;
  look: Look;
  /** Asks again. */
  again: () => void;
}

/** Stands on the page before somebody lets the job run. */
export function NextRun({ job, look, again, locale, t }: NextRunProps): JSX.Element {
  return (
    <div className="plan">
      <h3>{t('plan')}</h3>
      <PlanView look={look} locale={locale} t={t} />
      <p className="plan-when">
        {look.preview !== null && t('planAt', { when: timeText(look.preview.at, locale) })}{' '}
        <button
          type="button"
          className="link"
          aria-label={t('planAgainOf', { job: t(job) })}
          onClick={again}
        >
          {t('planAgain')}
        </button>
      </p>
    </div>
  );
}
