import type { Progress as ValidationProgress, Report } from 'mapping-generator';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { failsLoad } from '../app/load-faults';
import { isOutdated, standingOf, type Standing, type State } from '../app/state';
import type { TextName, Translate } from '../app/texts';
import { countProblems } from './counts';
import { Icon, type IconName } from './icons';
import { usePage } from './page';

const standings: Record<Standing, { icon: IconName; name: TextName; note: TextName }> = {
  checked: { icon: 'valid', name: 'statusChecked', note: 'checkedNote' },
  checkedFails: { icon: 'warning', name: 'statusCheckedFails', note: 'failsNote' },
  valid: { icon: 'valid', name: 'statusValid', note: 'validNote' },
  validFails: { icon: 'warning', name: 'statusValidFails', note: 'failsNote' },
  invalid: { icon: 'invalid', name: 'statusInvalid', note: 'invalidNote' },
  unchecked: { icon: 'unchecked', name: 'statusUnchecked', note: 'uncheckedNote' },
  notValidated: { icon: 'unchecked', name: 'statusNotValidated', note: 'notValidatedNote' },
  changed: { icon: 'unchecked', name: 'statusChanged', note: 'changedNote' },
  outdated: { icon: 'unchecked', name: 'statusOutdated', note: 'outdatedNote' },
};

// How long (ms) the verdict has to stand before it is read out: not at every key.
const announcementPause = 800;

/** Reads the verdict out when the typing pauses. */
function VerdictAnnouncer({ verdict }: { verdict: string }): JSX.Element {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => { setSaid(verdict); }, announcementPause);
    return () => { clearTimeout(timer); };
  }, [verdict]);
  return (
    <p class="visually-hidden" role="status">
      {said}
    </p>
  );
}

const phases: Record<ValidationProgress['phase'], TextName> = {
  structure: 'structure',
  nodes: 'nodes',
  edges: 'edges',
  done: 'phaseDone',
};

function Progress(): JSX.Element | null {
  const { state, t } = usePage();
  const { progress } = state;
  if (progress === null) return null;
  const { done, total } = progress;
  const phase = t(phases[progress.phase]);
  return (
    <>
      <progress class="progress" aria-label={t('progress')} value={done} max={total} />
      <span class="progress-text">{t('progressOf', { phase, done, total })}</span>
    </>
  );
}

type StageStatus = Report['stages'][number]['status'];

const stageStatuses: Record<StageStatus | 'fails', { icon: IconName; name: TextName }> = {
  fails: { icon: 'warning', name: 'failsStage' },
  passed: { icon: 'valid', name: 'passed' },
  failed: { icon: 'invalid', name: 'failedStage' },
  unchecked: { icon: 'unchecked', name: 'uncheckedStage' },
};

function Stages(): JSX.Element {
  const { state, t } = usePage();
  const { problems, stages } = state.verdict;
  const failing = new Set(problems.filter(({ diagnostic }) => failsLoad(diagnostic)).map(({ diagnostic }) => diagnostic.stage));
  return (
    <ol class="stages" aria-label={t('stages')} inert={isOutdated(state)}>
      {stages.map(({ stage, status }) => {
        const shown = status === 'passed' && failing.has(stage) ? 'fails' : status;
        return (
          <li key={stage} class={`stage stage-${shown}`}>
            <Icon name={stageStatuses[shown].icon} />
            <span class="stage-name">{t(stage)}</span>
            <span class="stage-status">{t(stageStatuses[shown].name)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** Which catalog the local check knows the warehouse from. */
function catalogNote({ warehouse, locale }: State, t: Translate): string {
  if (warehouse === null) return '';
  const { captured_at: captured, staleHours } = warehouse.catalog;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(captured));
  return t(staleHours === undefined ? 'catalogNote' : 'staleCatalogNote', { date });
}

/** How the text stands: the verdict in one line, the stages, and the progress of a validation. */
export function Summary(): JSX.Element {
  const { state, t } = usePage();
  const { icon, name, note } = standings[standingOf(state)];
  const { problems } = state.verdict;
  const errors = countProblems(problems, state.locale, t);
  const fails = countProblems(problems.filter(({ diagnostic }) => failsLoad(diagnostic)), state.locale, t);
  const title = t(name, { fails });
  const line = [t(note, { errors }), catalogNote(state, t)].join(' ').trim();
  return (
    <div class="summary">
      <p class="standing">
        <Icon name={icon} />
        <strong class="standing-name">{title}</strong>
      </p>
      <p class="standing-note">{line}</p>
      <Stages />
      <div class="news">
        <Progress />
        <p class="notice" role="status">
          {state.notice}
        </p>
      </div>
      <VerdictAnnouncer verdict={`${title}. ${line}`} />
    </div>
  );
}
