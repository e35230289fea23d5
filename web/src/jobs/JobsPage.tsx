import type { JSX } from 'react';
import { LanguageChoice } from '../panels/LanguageChoice';
import type { Board, State } from './board';
import type { JobsAnswer } from './control-plane';
import { JobPanel } from './JobPanel';
import { translator, type Translate } from './texts';

function Surroundings({ answer, t }: { answer: JobsAnswer; t: Translate }): JSX.Element {
  return (
    <dl className="surroundings" aria-label={t('surroundings')}>
      <div>
        <dt>{t('storage')}</dt>
        <dd>{t(`storage_${answer.storage}`)}</dd>
      </div>
      <div>
        <dt>{t('pods')}</dt>
        <dd>{t(`pods_${answer.pods}`)}</dd>
      </div>
      <div>
        <dt>{t('warehouse')}</dt>
        <dd>{t(`warehouse_${answer.warehouse}`)}</dd>
      </div>
    </dl>
  );
}

function Failure({ failure, t }: { failure: NonNullable<State['failure']>; t: Translate }): JSX.Element {
  return (
    <div className="jobs-failure" role="alert">
      <p>
        <strong>{t('noAnswer')}</strong>
      </p>
      <p>{failure.notServed ? t('notServed') : t('noAnswerWhy', { reason: failure.reason })}</p>
    </div>
  );
}

export function JobsPage({ board }: { board: Board }): JSX.Element {
  const { locale, answer, failure, asked, notice } = board.state;
  const t = translator(locale);
  return (
    <>
      <header className="header">
        <h1 className="title">{t('title')}</h1>
        <LanguageChoice label={t('language')} locale={locale} choose={(chosen) => { board.setLocale(chosen); }} />
        <a className="link" href="./">
          {t('editor')}
        </a>
      </header>
      <main className="jobs">
        {failure !== null && <Failure failure={failure} t={t} />}
        {answer === null && failure === null && <p>{t('loading')}</p>}
        {answer !== null && <Surroundings answer={answer} t={t} />}
        <p className="visually-hidden" role="status">
          {notice}
        </p>
        {answer?.jobs.map((job) => (
          <JobPanel
            key={job.id}
            job={job}
            asked={asked.has(job.id)}
            locale={locale}
            t={t}
            runNow={() => void board.run(job.id)}
          />
        ))}
      </main>
    </>
  );
}
