import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Commands } from '../app/commands';
import { shownOf, type Problem } from '../app/problems';
import { isOutdated, type State } from '../app/state';
import { translator } from '../app/texts';
import type { Workbench } from '../app/workbench';
import { MappingEditor, type EditorHost } from '../editor/editor';
import { GenerateFromSql } from './GenerateFromSql';
import { Keeping, RestoredNote } from './Keeping';
import { usePage } from './page';

function EditorBar({ undo, redo }: { undo: () => void; redo: () => void }): JSX.Element {
  const { state, commands, t } = usePage();
  return (
    <div class="pane-bar">
      <span class="file-name">{state.fileName}</span>
      <Keeping />
      <button type="button" class="control control-small" onClick={undo}>
        {t('undo')}
      </button>
      <button type="button" class="control control-small" onClick={redo}>
        {t('redo')}
      </button>
      <button type="button" class="control control-small" onClick={() => { commands.formatSql(); }}>
        {t('format')}
      </button>
      <GenerateFromSql />
    </div>
  );
}

const none: readonly Problem[] = [];

/** What is underlined; underlines of another text would stand under the wrong words. */
const problemsOf = (state: State): readonly Problem[] => (isOutdated(state) ? none : state.verdict.problems);

function hostOf(workbench: Workbench, commands: Commands): EditorHost {
  return {
    generator: workbench.generator,
    get state() { return workbench.store.state; },
    check: (text, fileName) => {
      workbench.changeText(text, fileName);
      return shownOf(problemsOf(workbench.store.state));
    },
    late: () => { workbench.expectText(); },
    formatSql: () => { commands.formatSql(); },
  };
}

/** The editor lives beside Preact: it is made once and told what changed. */
export function EditorPane(): JSX.Element {
  const { state, workbench, commands, t } = usePage();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<MappingEditor | null>(null);

  useLayoutEffect(() => {
    if (place.current === null) return;
    const made = new MappingEditor(place.current, hostOf(workbench, commands));
    editor.current = made;
    workbench.editor = made;
    return () => {
      workbench.editor = null;
      made.destroy();
    };
  }, [workbench, commands]);

  useLayoutEffect(() => editor.current?.setLanguage(state.locale, translator(state.locale)), [state.locale]);
  const problems = problemsOf(state);
  useEffect(() => editor.current?.refresh(), [problems]);

  return (
    <section class="pane editor-pane" aria-label={t('editor')}>
      <EditorBar undo={() => editor.current?.undo()} redo={() => editor.current?.redo()} />
      <RestoredNote />
      <div ref={place} class="editor" />
      <p id="editor-keys" class="editor-keys">
        {t('editorKeys')}
      </p>
    </section>
  );
}
