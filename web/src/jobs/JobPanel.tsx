import type { JSX } from 'react';
import { Icon, type IconName, type Locale } from 'mapping-generator-editor/parts';
import type { Look } from './board';
import type { JobView, Run, RunEvent } from './control-plane';
import { eventWords, levelOf } from './events';
import {
  intervalText,
  lastRunText,
  outcomeOf,
  standingOf,
  summaryText,
  timeText,
  type Standing,
} from './formats';
import { NextRun } from './NextRun';
import type { Translate } from './texts';

interface Words {
  locale: Locale;
  t: Translate;
}

const icons: Record<Standing, IconName> = {
  looking: 'info',
  running: 'info',
  succeeded: 'valid',
  warned: 'warning',
  faulty: 'invalid',
  failed: 'invalid',
  notRun: 'unchecked',
};

function StandingMark({ standing, t }: { standing: Standing; t: Translate }): JSX.Element {
  return (
    <span className={`outcome outcome-${icons[standing]}`}>
      <Icon name={icons[standing]} />
      {t(standing)}
    </span>
  );
}

function Outcome({ run, t }: { run: Run; t: Translate }): JSX.Element | null {
  if (run.error !== null) return <p className="job-error">{run.error}</p>;
  if (run.summary === null) return null;
  return <p className="job-summary">{summaryText(run.summary, t)}</p>;
}

/** What happened, and where it leads to. */
function Happened({ event, run, locale, t }: { event: RunEvent; run: Run } & Words): JSX.Element {
  const { sentence, details, broken } = eventWords(event, { locale, t });
  return (
    <>
      {sentence}
      {details.length > 0 && (
        <ul className="plan-goes">
          {details.map((detail, index) => (
            <li key={index}>{detail}</li>
          ))}
        </ul>
      )}
      {broken && (
        <a className="link" href={`./#drift=${broken.mapping}.${run.id}`}>
          {t('openDrift', { what: broken.what })}
        </a>
      )}
    </>
  );
}

function Events({ run, locale, t }: { run: Run } & Words): JSX.Element {
  if (run.events.length === 0) return <p className="job-note">{t('noEvents')}</p>;
  return (
    <>
      <table className="events">
        <thead>
          <tr>
            {(['time', 'level', 'facts', 'event'] as const).map((name) => (
              <th key={name} scope="col">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {run.events.map((event, index) => (
            <tr key={index} className={`event event-${levelOf(event)}`}>
              <td>{timeText(event.at, locale)}</td>
              <td>{t(levelOf(event))}</td>
              <td className="event-facts">
                <Happened event={event} run={run} locale={locale} t={t} />
              </td>
              <td>
                <code>{event.event}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {run.events_left_out > 0 && (
        <p className="job-note">{t('eventsLeftOut', { count: run.events_left_out })}</p>
      )}
    </>
  );
}

function RunItem({ run, open, locale, t }: { run: Run; open: boolean } & Words): JSX.Element {
  return (
    <li>
      <details className="run" open={open}>
        <summary>
          <StandingMark standing={outcomeOf(run)} t={t} />
          {t('runOf', { when: timeText(run.started_at, locale), replica: run.replica })}
        </summary>
        <Outcome run={run} t={t} />
        <Events run={run} locale={locale} t={t} />
      </details>
    </li>
  );
}

function Runs({ job, locale, t }: { job: JobView } & Words): JSX.Element | null {
  if (job.runs.length === 0) return null;
  return (
    <>
      <h3 className="group-title">{t('runs')}</h3>
      <ol className="runs">
        {job.runs.map((run, index) => (
          <RunItem key={run.id} run={run} open={index === 0} locale={locale} t={t} />
        ))}
      </ol>
    </>
  );
}

function Facts({ job, locale, t }: { job: JobView } & Words): JSX.Element {
  const [last] = job.runs;
  return (
    <dl className="job-facts">
      <dt>{t('interval')}</dt>
      <dd>{intervalText(job.interval_ms, t)}</dd>
      <dt>{t('lastRun')}</dt>
      <dd>
        {last === undefined ? t('never') : lastRunText(last, locale, t)}
        {last !== undefined && <Outcome run={last} t={t} />}
      </dd>
      <dt>{t('nextRun')}</dt>
      <dd>{job.next_run === null ? t('notPlanned') : timeText(job.next_run, locale)}</dd>
    </dl>
  );
}

interface JobPanelProps extends Words {
  job: JobView;
  /** What its next run would do, as far as it is known. */
  look: Look | undefined;
  /** What is done about it here, which its own standing does not know yet. */
  doing: 'looking' | 'running' | null;
  runNow: () => void;
  lookAgain: () => void;
}

export function JobPanel({
  job,
  look,
  doing,
  runNow,
  lookAgain,
  locale,
  t,
}: JobPanelProps): JSX.Element {
  const standing = doing ?? standingOf(job);
  const isBusy = standing === 'running' || standing === 'looking';
  return (
    <section className="pane job" aria-labelledby={`job-${job.id}`}>
      <div className="job-head">
        <h2 id={`job-${job.id}`}>{t(job.id)}</h2>
        <StandingMark standing={standing} t={t} />
        <button
          type="button"
          className="control control-primary"
          aria-label={t('runNowOf', { job: t(job.id) })}
          aria-disabled={isBusy}
          onClick={() => {
            if (!isBusy) runNow();
          }}
        >
          {t('runNow')}
        </button>
      </div>
      <p className="job-note">{t(`about_${job.id}`)}</p>
      <Facts job={job} locale={locale} t={t} />
      {look && <NextRun job={job.id} look={look} again={lookAgain} locale={locale} t={t} />}
      <Runs job={job} locale={locale} t={t} />
    </section>
  );
}
