import type { JSX } from 'react';
import { LanguageChoice } from '../panels/LanguageChoice';
import type { Board, State } from './board';
import type { JobId, JobsAnswer } from './control-plane';
import { JobPanel } from './JobPanel';
import { RunQuestion } from './RunQuestion';
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

function Failure({
  failure,
  t,
}: {
  failure: NonNullable<State['failure']>;
  t: Translate;
}): JSX.Element {
  return (
    <div className="jobs-failure" role="alert">
      <p>
        <strong>{t('noAnswer')}</strong>
      </p>
      <p>{failure.notServed ? t('notServed') : t('noAnswerWhy', { reason: failure.reason })}</p>
    </div>
  );
}

function doingOf(job: JobId, { looking, asked }: State): 'looking' | 'running' | null {
  if (asked.has(job)) return 'running';
  return looking.has(job) ? 'looking' : null;
}

function Header({ board, t }: { board: Board; t: Translate }): JSX.Element {
  return (
    <header className="header">
      <h1 className="title">{t('title')}</h1>
      <LanguageChoice
        label={t('language')}
        locale={board.state.locale}
        choose={(chosen) => {
          board.setLocale(chosen);
        }}
      />
      <a className="link" href="./">
        {t('editor')}
      </a>
    </header>
  );
}

export function JobsPage({ board }: { board: Board }): JSX.Element {
  const { locale, answer, failure, looks, questions, notice } = board.state;
  const [question] = questions;
  const t = translator(locale);
  return (
    <>
      <Header board={board} t={t} />
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
            {...{ job, locale, t }}
            look={looks[job.id]}
            doing={doingOf(job.id, board.state)}
            runNow={() => void board.run(job.id)}
            lookAgain={() => void board.look(job.id)}
          />
        ))}
      </main>
      {question && (
        <RunQuestion
          key={question.job}
          question={question}
          answer={(run) => {
            board.answer(question.job, run);
          }}
          locale={locale}
          t={t}
        />
      )}
    </>
  );
}
