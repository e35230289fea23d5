import type { JSX } from 'react';
import { Answers, Dialog, type Locale } from 'mapping-generator-editor/parts';
import type { Question } from './board';
import { PlanView } from './NextRun';
import type { Translate } from './texts';

interface Properties {
  question: Question;
  answer: (run: boolean) => void;
  locale: Locale;
  t: Translate;
}

/** Asks before a run that ends or deletes something, and says what and why. */
export function RunQuestion({ question, answer, locale, t }: Properties): JSX.Element {
  const { job, look } = question;
  const isKnown = look.preview !== null;
  const run = (): void => {
    answer(true);
  };
  return (
    <Dialog
      labelledBy="run-title"
      describedBy="run-what"
      onClose={() => {
        answer(false);
      }}
    >
      {(close) => (
        <div className="dialog-form plan-question">
          <h2 id="run-title">{t('askTitle', { job: t(job) })}</h2>
          <PlanView look={look} id="run-what" locale={locale} t={t} />
          <p className="hint">
            {t('askFinal')} {isKnown && t('askAnew')}
          </p>
          <Answers
            of={[
              { text: t('cancel'), act: close, hasFocus: true },
              { text: t(isKnown ? 'runAndEnd' : 'runAnyway'), act: run, look: 'danger' },
            ]}
          />
        </div>
      )}
    </Dialog>
  );
}
