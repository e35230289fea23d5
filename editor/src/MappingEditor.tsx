import { useEffect, useMemo, useRef, useSyncExternalStore, type JSX } from 'react';
import { Bar } from './shell/Bar';
import { EditorContext } from './shell/context';
import { useWorkbench } from './shell/follow';
import { lazyPart } from './shell/lazy-part';
import { News } from './shell/News';
import { Summary } from './shell/Summary';
import { Tabs } from './shell/Tabs';
import { useShortcuts } from './shell/shortcuts';
import { MainPane } from './views/MainPane';
import { Palette } from './palette/Palette';
import { translator } from './texts/texts';
import type { MappingEditorProps } from './types';
import { Commands } from './workbench/commands';
import { isOutdated, type State, type View } from './workbench/state';

/** They are fetched when they are asked for. */
const Explanation = lazyPart(
  () => import('./problems/Explanation'),
  (workbench) => {
    workbench.explain(null);
  },
);
const SessionDialog = lazyPart(
  () => import('./session/SessionDialog'),
  (workbench) => {
    workbench.chooseSession(false);
  },
);

/** The verdict of another text is greyed out: at once where there will be none, else where it takes longer than a moment. */
function findingsClass(state: State): string {
  return ['pane findings-pane', isOutdated(state) && 'outdated', state.isLate && 'late']
    .filter(Boolean)
    .join(' ');
}

/** Tells the host which view the author chose. */
function useView({ onView }: MappingEditorProps, view: View): void {
  const before = useRef(view);
  useEffect(() => {
    if (view !== before.current) onView?.(view);
    before.current = view;
  }, [view, onView]);
}

/**
 * An editor for one mapping: its text with the language service, what is wrong with it, what it makes in the graph.
 *
 * @example
 * <MappingEditor value={text} onChange={setText} generator={generator} catalog={catalog} introspect={introspect} />
 */
export function MappingEditor(props: MappingEditorProps): JSX.Element {
  const workbench = useWorkbench(props);
  const { store } = workbench;
  const state = useSyncExternalStore(store.subscribe, () => store.state);
  const commands = useMemo(() => new Commands(workbench), [workbench]);
  const t = translator(state.locale);
  const root = useRef<HTMLDivElement>(null);
  useShortcuts(root, workbench);
  useView(props, state.view);
  return (
    <EditorContext value={{ state, workbench, commands, host: props, t }}>
      <div
        ref={root}
        className="mapping-editor"
        data-theme={props.theme ?? 'auto'}
        lang={state.locale}
      >
        <Bar />
        <div className={`workspace workspace-${state.view}`}>
          <MainPane />
          <section className={findingsClass(state)} aria-label={t('findings')}>
            <Summary />
            <Tabs />
            <News />
          </section>
        </div>
        <Palette />
        {state.isChoosingSession && <SessionDialog />}
        {state.explained && <Explanation explained={state.explained} />}
      </div>
    </EditorContext>
  );
}
