import { lazy, Suspense, type ComponentType, type JSX } from 'react';
import { TextPane } from '../json/TextPane';
import { useEditor } from '../shell/context';
import { Dialog } from '../shell/Dialog';
import { Start } from '../start/Start';
import type { View } from '../workbench/state';
import { PaneBar } from './PaneBar';

// A page that shows the text alone does not load them.
const pictures: Partial<Record<View, ComponentType>> = {
  graph: lazy(() => import('./GraphStage')),
  form: lazy(() => import('./FormStage')),
};

const GenerateFromSql = lazy(() => import('../generate/GenerateFromSql'));

/** In front of everything, too: what is typed before the dialog is there must not go into the text. */
function DialogToCome(): JSX.Element {
  const { workbench, t } = useEditor();
  return (
    <Dialog labelledBy="dialog-to-come" onClose={() => { workbench.endAsking(false); }}>
      {() => <p id="dialog-to-come" className="empty" role="status">{t('loadingView')}</p>}
    </Dialog>
  );
}

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
      <div id="view-panel" className={`view view-${view}`} role="tabpanel" aria-labelledby={`view-${view}`} hidden={isStarting}>
        <div className="view-text" hidden={view !== 'json'}>
          <TextPane />
        </div>
        {Picture && !isStarting && (
          <Suspense fallback={<p className="empty" role="status">{t('loadingView')}</p>}>
            <Picture />
          </Suspense>
        )}
      </div>
      {state.isAsking && <Suspense fallback={<DialogToCome />}><GenerateFromSql /></Suspense>}
    </section>
  );
}
