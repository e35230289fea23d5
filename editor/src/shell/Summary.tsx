import type { Progress as ValidationProgress, Report } from 'mapping-generator';
import type { JSX } from 'react';
import { useEffect, useState } from 'react';
import { failsLoad } from '../workbench/load-faults';
import { isOutdated, standingOf, type Standing, type State } from '../workbench/state';
import type { TextName, Translate } from '../texts/texts';
import { countProblems } from '../problems/counts';
import { Icon, type IconName } from './icons';
import { useEditor } from './context';

const standings: Record<Standing, { icon: IconName; name: TextName; note: TextName }> = {
  empty: { icon: 'info', name: 'statusEmpty', note: 'emptyNote' },
  incomplete: { icon: 'info', name: 'statusIncomplete', note: 'incompleteNote' },
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
    <p className="visually-hidden" role="status">
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
  const { state, t } = useEditor();
  const { progress } = state;
  if (progress === null) return null;
  const { done, total } = progress;
  const phase = t(phases[progress.phase]);
  return (
    <>
      <progress className="progress" aria-label={t('progress')} value={done} max={total} />
      <span className="progress-text">{t('progressOf', { phase, done, total })}</span>
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
  const { state, t } = useEditor();
  const { problems, stages } = state.verdict;
  const failing = new Set(problems.filter(({ diagnostic }) => failsLoad(diagnostic)).map(({ diagnostic }) => diagnostic.stage));
  return (
    <ol className="stages" aria-label={t('stages')} inert={isOutdated(state)}>
      {stages.map(({ stage, status }) => {
        const shown = status === 'passed' && failing.has(stage) ? 'fails' : status;
        return (
          <li key={stage} className={`stage stage-${shown}`}>
            <Icon name={stageStatuses[shown].icon} />
            <span className="stage-name">{t(stage)}</span>
            <span className="stage-status">{t(stageStatuses[shown].name)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** Which catalog the local check knows the warehouse from. */
function catalogNote({ warehouse, locale }: State, t: Translate): string {
  if (warehouse.catalog === null) return '';
  const { captured_at: captured, staleHours } = warehouse.catalog;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(captured));
  return t(staleHours === undefined ? 'catalogNote' : 'staleCatalogNote', { date });
}

/** How the text stands: the verdict in one line, the stages, and the progress of a validation. */
export function Summary(): JSX.Element {
  const { state, t } = useEditor();
  const standing = standingOf(state);
  const { icon, name, note } = standings[standing];
  const isBlank = standing === 'empty' || state.isStarting;
  const { problems } = state.verdict;
  const errors = countProblems(problems, state.locale, t);
  const fails = countProblems(problems.filter(({ diagnostic }) => failsLoad(diagnostic)), state.locale, t);
  const title = t(name, { fails });
  const line = [t(note, { errors }), isBlank ? '' : catalogNote(state, t)].join(' ').trim();
  return (
    <div className="summary">
      <p className="standing">
        <Icon name={icon} />
        <strong className="standing-name">{title}</strong>
      </p>
      <p className="standing-note">{line}</p>
      {!isBlank && <Stages />}
      <div className="news">
        <Progress />
        <p className="notice" role="status">
          {state.notice}
        </p>
      </div>
      <VerdictAnnouncer verdict={`${title}. ${line}`} />
    </div>
  );
}
