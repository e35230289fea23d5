import { useRef, type JSX, type KeyboardEvent } from 'react';
import { useEditor } from '../shell/context';
import { views } from './view-keys';

const steps: Partial<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

/** One mapping in three ways: what is done in one is seen in the others. */
export function ViewSwitch(): JSX.Element {
  const { state, workbench, t } = useEditor();
  const list = useRef<HTMLDivElement>(null);
  const current = views.findIndex(({ view }) => view === state.view);

  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = (current + step + views.length) % views.length;
    workbench.showView(views[next]?.view ?? 'json');
    list.current?.querySelectorAll('button')[next]?.focus();
  };

  return (
    <div ref={list} className="view-switch" role="tablist" aria-label={t('views')} onKeyDown={move}>
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
