import type { Report } from 'mapping-generator';
import type { JSX } from 'react';
import { useEffect, useState, type CSSProperties } from 'react';
import { failsLoad, isOfRows } from '../workbench/load-faults';
import { isOutdated, standingOf, type Standing, type State } from '../workbench/state';
import type { Verdict } from '../workbench/verdict';
import { momentText } from '../texts/languages';
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
    const timer = setTimeout(() => {
      setSaid(verdict);
    }, announcementPause);
    return () => {
      clearTimeout(timer);
    };
  }, [verdict]);
  return (
    <p className="visually-hidden" role="status">
      {said}
    </p>
  );
}

type StageStatus = Report['stages'][number]['status'];

const stageStatuses: Record<StageStatus | 'fails', { icon: IconName; name: TextName }> = {
  fails: { icon: 'warning', name: 'failsStage' },
  passed: { icon: 'valid', name: 'passed' },
  failed: { icon: 'invalid', name: 'failedStage' },
  unchecked: { icon: 'unchecked', name: 'uncheckedStage' },
};

/** What the rows say of the load. */
function loadStatus({ load, counts }: Verdict): keyof typeof stageStatuses {
  if (load === 'will_fail') return 'fails';
  return counts?.done === counts?.total ? 'passed' : 'unchecked';
}

function Stage({
  name,
  status,
}: {
  name: TextName;
  status: keyof typeof stageStatuses;
}): JSX.Element {
  const { t } = useEditor();
  return (
    <li className={`stage stage-${status}`}>
      <Icon name={stageStatuses[status].icon} />
      <span className="stage-name">{t(name)}</span>
      <span className="stage-status">{t(stageStatuses[status].name)}</span>
    </li>
  );
}

/** Those of the validation, and the load where a preflight has asked for it. */
function Stages(): JSX.Element {
  const { state, t } = useEditor();
  const { problems, stages, counts } = state.verdict;
  const found = problems.map(({ diagnostic }) => diagnostic);
  const failing = new Set(
    found.filter((one) => failsLoad(one) && !isOfRows(one)).map(({ stage }) => stage),
  );
  return (
    <ol className="stages" aria-label={t('stages')} inert={isOutdated(state)}>
      {stages.map(({ stage, status }) => (
        <Stage
          key={stage}
          name={stage}
          status={status === 'passed' && failing.has(stage) ? 'fails' : status}
        />
      ))}
      {counts && <Stage name="load" status={loadStatus(state.verdict)} />}
    </ol>
  );
}

/** Which catalog the local check knows the warehouse from. */
function catalogNote({ warehouse, locale }: State, t: Translate): string {
  if (warehouse.catalog === null) return '';
  const { captured_at: captured, staleHours } = warehouse.catalog;
  const date = momentText(new Date(captured), locale);
  return t(staleHours === undefined ? 'catalogNote' : 'staleCatalogNote', { date });
}

/** What the last preflight says of the definitions as they are now. */
function countsNote({ verdict: { counts, load } }: State, t: Translate): string {
  if (counts === null || load === 'will_fail') return '';
  const { done, total } = counts;
  return done === total ? t('countedNote') : t('uncountedNote', { count: total - done, total });
}

/** How many rows the note may have: that many are kept for it, so that what is beneath does not move under the reader. */
const rowsOfNote = ({ verdict: { counts }, warehouse: { catalog } }: State): number =>
  2 + (counts === null ? 0 : 1) + (catalog?.staleHours === undefined ? 0 : 1);

/** Whose answers those of the cluster are, where it is not asked itself. */
function Source(): JSX.Element | null {
  const { name, about } = useEditor().host.source ?? {};
  if (name === undefined) return null;
  return (
    <span className="source" title={about}>
      {name}
      {about !== undefined && <span className="visually-hidden">: {about}</span>}
    </span>
  );
}

/** How the text stands: the verdict in one line, and the stages. */
export function Summary(): JSX.Element {
  const { state, t } = useEditor();
  const standing = standingOf(state);
  const { icon, name, note } = standings[standing];
  const isBlank = standing === 'empty' || state.isStarting;
  const { problems } = state.verdict;
  const errors = countProblems(problems, state.locale, t);
  const fails =
    countProblems(
      problems.filter(({ diagnostic }) => failsLoad(diagnostic)),
      state.locale,
      t,
    ) || errors;
  const title = t(name);
  const notes = isBlank ? [] : [countsNote(state, t), catalogNote(state, t)];
  const line = [t(note, { errors, fails }), ...notes].filter(Boolean).join(' ');
  return (
    <div className="summary">
      <p className="standing">
        <Icon name={icon} />
        <strong className="standing-name">{title}</strong>
        <Source />
      </p>
      <p className="standing-note" style={{ '--rows': rowsOfNote(state) } as CSSProperties}>
        {line}
      </p>
      {!isBlank && <Stages />}
      <VerdictAnnouncer verdict={`${title}. ${line}`} />
    </div>
  );
}
