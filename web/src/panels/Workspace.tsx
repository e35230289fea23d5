import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { Commands } from '../app/commands';
import { translator } from '../app/texts';
import type { Workbench } from '../app/workbench';
import { EditorPane } from './EditorPane';
import { Header } from './Header';
import { PageContext } from './page';
import { Summary } from './Summary';
import { Tabs } from './Tabs';

export function Workspace({ workbench }: { workbench: Workbench }): JSX.Element {
  const { state } = workbench.store;
  const commands = useMemo(() => new Commands(workbench), [workbench]);
  const t = translator(state.locale);
  return (
    <PageContext.Provider value={{ state, workbench, commands, t }}>
      <Header />
      <main class="workspace">
        <EditorPane />
        <section class="pane findings-pane" aria-label={t('findings')}>
          <Summary />
          <Tabs />
        </section>
      </main>
    </PageContext.Provider>
  );
}
