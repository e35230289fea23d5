import type { JSX } from 'react';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Commands } from '../workbench/commands';
import { shownOf, type Problem } from '../workbench/problems';
import { isOutdated, type State } from '../workbench/state';
import { translator } from '../texts/texts';
import type { Workbench } from '../workbench/workbench';
import { TextView, type EditorHost } from './text-view';
import { GenerateFromSql } from '../generate/GenerateFromSql';
import { useEditor } from '../shell/context';

function EditorBar({ undo, redo }: { undo: () => void; redo: () => void }): JSX.Element {
  const { state, commands, host, t } = useEditor();
  return (
    <div className="pane-bar">
      <span className="file-name">{state.fileName}</span>
      {host.slots?.status}
      <button type="button" className="control control-small" onClick={undo}>
        {t('undo')}
      </button>
      <button type="button" className="control control-small" onClick={redo}>
        {t('redo')}
      </button>
      <button type="button" className="control control-small" onClick={() => { commands.formatSql(); }}>
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

/** The editor lives beside React: it is made once and told what changed. */
export function TextPane(): JSX.Element {
  const { state, workbench, commands, host, t } = useEditor();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<TextView | null>(null);

  useLayoutEffect(() => {
    if (place.current === null) return;
    const made = new TextView(place.current, hostOf(workbench, commands));
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
    <section className="pane editor-pane" aria-label={t('editor')}>
      <EditorBar undo={() => editor.current?.undo()} redo={() => editor.current?.redo()} />
      {host.slots?.notes}
      <div ref={place} className="editor" />
      <p id="editor-keys" className="editor-keys">
        {t('editorKeys')}
      </p>
    </section>
  );
}
