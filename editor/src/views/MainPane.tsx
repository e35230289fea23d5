import { lazy, Suspense, type ComponentType, type JSX } from 'react';
import { TextPane } from '../json/TextPane';
import { useEditor } from '../shell/context';
import { DialogToCome } from '../shell/DialogToCome';
import { ToCome } from '../shell/ToCome';
import { Start } from '../start/Start';
import type { View } from '../workbench/state';
import { PaneBar } from './PaneBar';

// A page that shows the text alone does not load them.
const pictures: Partial<Record<View, ComponentType>> = {
  graph: lazy(() => import('./GraphStage')),
  form: lazy(() => import('./FormStage')),
};

const GenerateFromSql = lazy(() => import('../generate/GenerateFromSql'));

/** The chosen view. The text stays in the page while another one is shown: it holds the history. */
export function MainPane(): JSX.Element {
  const { state, workbench, host, t } = useEditor();
  const { view, isStarting } = state;
  const Picture = pictures[view];
  const endAsking = (): void => {
    workbench.endAsking(false);
  };
  return (
    <section className="pane editor-pane" aria-label={t('mapping')}>
      <PaneBar />
      {host.slots?.notes}
      {isStarting && <Start />}
      <div
        id="view-panel"
        className={`view view-${view}`}
        role="tabpanel"
        aria-labelledby={`view-${view}`}
        hidden={isStarting}
      >
        <div className="view-text" hidden={view !== 'json'}>
          <TextPane />
        </div>
        {Picture && !isStarting && (
          <Suspense fallback={<ToCome className="empty" />}>
            <Picture />
          </Suspense>
        )}
      </div>
      {state.isAsking && (
        <Suspense fallback={<DialogToCome onClose={endAsking} />}>
          <GenerateFromSql />
        </Suspense>
      )}
    </section>
  );
}
