import { useMemo, useState, type JSX } from 'react';
import { useEditor } from '../shell/context';
import { lazyPart } from '../shell/lazy-part';
import { SearchField } from '../shell/SearchField';
import { useSome } from '../shell/use-some';
import { definitionPath } from '../workbench/known';
import type { Problem } from '../workbench/problems';
import { shownProblems } from '../workbench/state';
import { alikeTo, kindOf } from './alike';
import {
  everything,
  filterProblems,
  outcomeTexts,
  problemOutcomes,
  type ProblemFilter,
  type ProblemOutcome,
} from './outcome';
import { ProblemItem } from './ProblemItem';

const FixAlike = lazyPart(
  () => import('./FixAlike'),
  (_workbench, { close }) => {
    close();
  },
);

/** A few problems are read faster than they are filtered. */
const fewest = 6;

function FilterBar({
  filter,
  change,
}: {
  filter: ProblemFilter;
  change: (filter: ProblemFilter) => void;
}): JSX.Element {
  const { t } = useEditor();
  return (
    <div className="problem-filter" role="search" aria-label={t('filterProblems')}>
      <SearchField
        className="control"
        label={t('filter')}
        value={filter.words}
        change={(words) => {
          change({ ...filter, words });
        }}
      />
      <select
        className="control"
        aria-label={t('findings')}
        value={filter.outcome}
        onChange={({ currentTarget }) => {
          change({ ...filter, outcome: currentTarget.value as ProblemOutcome | '' });
        }}
      >
        <option value="">{t('everyOutcome')}</option>
        {problemOutcomes.map((outcome) => (
          <option key={outcome} value={outcome}>
            {t(outcomeTexts[outcome])}
          </option>
        ))}
      </select>
    </div>
  );
}

/** How many problems are mended alike, by what they have in common. */
function countAlike(problems: readonly Problem[]): Map<string | null, number> {
  const counts = new Map<string | null, number>([[null, 0]]);
  for (const kind of problems.map(kindOf))
    if (kind !== null) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

interface ListProps {
  problems: readonly Problem[];
  nameOf: (problem: Problem) => string;
  mendAll: (problem: Problem) => void;
}

function List({ problems, nameOf, mendAll }: ListProps): JSX.Element {
  const { state } = useEditor();
  const { some, more } = useSome(problems);
  const counts = useMemo(() => countAlike(state.verdict.problems), [state.verdict]);
  return (
    <>
      <ul className="problems">
        {some.map((problem, index) => {
          const { code, path } = problem.diagnostic;
          return (
            <ProblemItem
              key={`${code} ${path} ${index}`}
              problem={problem}
              definition={nameOf(problem)}
              alike={counts.get(kindOf(problem)) ?? 0}
              mendAll={mendAll}
            />
          );
        })}
      </ul>
      {more}
    </>
  );
}

export function Problems(): JSX.Element {
  const { state, t } = useEditor();
  const { results } = state.verdict;
  const problems = shownProblems(state);
  const [filter, setFilter] = useState(everything);
  const [mended, setMended] = useState<Problem | null>(null);
  const names = useMemo(() => new Map(results.map(({ path, name }) => [path, name])), [results]);
  const nameOf = ({ diagnostic }: Problem): string =>
    names.get(definitionPath(diagnostic.path)) ?? '';
  if (problems.length === 0) return <p className="empty">{t('noProblems')}</p>;
  const hasFilter = problems.length >= fewest || filter !== everything;
  const found = hasFilter ? filterProblems(problems, filter, nameOf) : problems;
  return (
    <>
      {hasFilter && <FilterBar filter={filter} change={setFilter} />}
      {found.length === 0 ? (
        <p className="empty">{t('noneFound')}</p>
      ) : (
        <List problems={found} nameOf={nameOf} mendAll={setMended} />
      )}
      {mended && (
        <FixAlike
          problems={alikeTo(mended, problems)}
          close={() => {
            setMended(null);
          }}
        />
      )}
    </>
  );
}
