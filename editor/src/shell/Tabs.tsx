import type { ComponentType, JSX } from 'react';
import { isOutdated, shownProblems, type State, type Tab } from '../workbench/state';
import { Problems } from '../problems/Problems';
import { useEditor } from './context';
import { lazyPart } from './lazy-part';
import { followKey } from './tab-keys';

interface Panel {
  tab: Tab;
  Panel: ComponentType;
  /** Null: nothing is counted. */
  count: (state: State) => number | null;
  /** What the host has to give for it. */
  needs?: readonly ('run' | 'engine')[];
}

const panels: readonly Panel[] = [
  { tab: 'problems', Panel: Problems, count: (state) => shownProblems(state).length },
  // A page on which nobody looks at them does not load them.
  {
    tab: 'results',
    Panel: lazyPart(() => import('../results/Results')),
    count: ({ verdict }) => verdict.results.length,
  },
  {
    tab: 'statements',
    Panel: lazyPart(() => import('../statements/Statements')),
    count: ({ verdict }) => verdict.results.filter(({ outcome }) => outcome !== 'invalid').length,
  },
  { tab: 'rows', Panel: lazyPart(() => import('../rows/Rows')), count: () => null, needs: ['run'] },
  {
    tab: 'try',
    Panel: lazyPart(() => import('../tryout/TryPanel')),
    count: () => null,
    needs: ['run', 'engine'],
  },
  { tab: 'compare', Panel: lazyPart(() => import('../compare/ComparePanel')), count: () => null },
];

const steps: Partial<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  Home: -Infinity,
  End: Infinity,
};

function TabButton({ tab, count }: { tab: Tab; count: number | null }): JSX.Element {
  const { state, workbench, t } = useEditor();
  const selected = tab === state.tab;
  return (
    <button
      type="button"
      id={`tab-${tab}`}
      className="tab"
      role="tab"
      aria-selected={selected}
      aria-controls="tab-panel"
      tabIndex={selected ? 0 : -1}
      onClick={() => {
        workbench.show(tab);
      }}
    >
      {t(tab)} {count !== null && <span className="tab-count">{count}</span>}
    </button>
  );
}

export function Tabs(): JSX.Element {
  const { state, workbench, host, t } = useEditor();
  const tabs = panels.filter(({ needs }) => needs?.every((need) => host[need]) ?? true);
  const current = tabs.findIndex(({ tab }) => tab === state.tab);
  const Panel = tabs[current]?.Panel ?? Problems;
  const show = (index: number): void => {
    workbench.show(tabs[index]?.tab ?? 'problems');
  };
  return (
    <>
      <div
        className="tabs"
        role="tablist"
        aria-label={t('findings')}
        onKeyDown={(event) => {
          followKey(event, { steps, current, count: tabs.length, show });
        }}
      >
        {tabs.map(({ tab, count }) => (
          <TabButton key={tab} tab={tab} count={count(state)} />
        ))}
      </div>
      <div
        id="tab-panel"
        className="tab-panel"
        role="tabpanel"
        aria-labelledby={`tab-${state.tab}`}
        tabIndex={0}
      >
        {/* Places of another text lead astray, and its fixes do not fit. */}
        <div inert={isOutdated(state)}>
          <Panel />
        </div>
      </div>
    </>
  );
}
