import type { ComponentType, JSX } from 'react';
import { TextPane } from '../json/TextPane';
import { useEditor } from '../shell/context';
import { lazyPart } from '../shell/lazy-part';
import { Start } from '../start/Start';
import type { View } from '../workbench/state';
import { PaneBar } from './PaneBar';

// A page that shows the text alone does not load them.
const pictures: Partial<Record<View, ComponentType>> = {
  graph: lazyPart(() => import('./GraphStage')),
  form: lazyPart(() => import('./FormStage')),
};

const GenerateFromSql = lazyPart(
  () => import('../generate/GenerateFromSql'),
  (workbench) => {
    workbench.endAsking(false);
  },
);

/** The chosen view. The text stays in the page while another one is shown: it holds the history. */
export function MainPane(): JSX.Element {
  const { state, host, t } = useEditor();
  const { view, isStarting } = state;
  const Picture = pictures[view];
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
        {Picture && !isStarting && <Picture />}
      </div>
      {state.isAsking && <GenerateFromSql />}
    </section>
  );
}
