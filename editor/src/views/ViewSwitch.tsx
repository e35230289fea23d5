import type { JSX } from 'react';
import { useEditor } from '../shell/context';
import { followKey } from '../shell/tab-keys';
import { views } from './view-keys';

const steps: Partial<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** One mapping in three ways: what is done in one is seen in the others. */
export function ViewSwitch(): JSX.Element {
  const { state, workbench, t } = useEditor();
  const current = views.findIndex(({ view }) => view === state.view);
  const show = (index: number): void => {
    workbench.showView(views[index]?.view ?? 'json');
  };
  return (
    <div
      className="view-switch"
      role="tablist"
      aria-label={t('views')}
      onKeyDown={(event) => {
        followKey(event, { steps, current, count: views.length, show });
      }}
    >
      {views.map(({ view, keys }) => (
        <button
          key={view}
          type="button"
          id={`view-${view}`}
          className="view-choice"
          role="tab"
          title={keys}
          aria-selected={view === state.view}
          aria-controls="view-panel"
          tabIndex={view === state.view ? 0 : -1}
          onClick={() => {
            workbench.showView(view);
          }}
        >
          {t(view)}
        </button>
      ))}
    </div>
  );
}
