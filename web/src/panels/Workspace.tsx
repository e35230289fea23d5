import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { Commands } from '../app/commands';
import { translator } from '../app/texts';
import type { Documents } from '../app/documents';
import { isOutdated, type State } from '../app/state';
import type { Workbench } from '../app/workbench';
import { EditorPane } from './EditorPane';
import { DropTarget } from './DropTarget';
import { Header } from './Header';
import { PageContext } from './page';
import { ReplaceQuestion } from './ReplaceQuestion';
import { Summary } from './Summary';
import { Tabs } from './Tabs';

/** The verdict of another text is greyed out: at once where there will be none, else where it takes longer than a moment. */
function findingsClass(state: State): string {
  return ['pane findings-pane', isOutdated(state) && 'outdated', state.isLate && 'late'].filter(Boolean).join(' ');
}

export function Workspace({ workbench, documents }: { workbench: Workbench; documents: Documents }): JSX.Element {
  const { state } = workbench.store;
  const commands = useMemo(() => new Commands(workbench), [workbench]);
  const t = translator(state.locale);
  return (
    <PageContext.Provider value={{ state, workbench, documents, commands, t }}>
      <Header />
      <main class="workspace">
        <EditorPane />
        <section class={findingsClass(state)} aria-label={t('findings')}>
          <Summary />
          <Tabs />
        </section>
      </main>
      <ReplaceQuestion />
      <DropTarget />
    </PageContext.Provider>
  );
}
