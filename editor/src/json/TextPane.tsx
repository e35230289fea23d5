import type { Explain } from 'mapping-generator/codemirror';
import { useEffect, useLayoutEffect, useRef, type JSX } from 'react';
import { useEditor } from '../shell/context';
import { shownOf, type Problem } from '../workbench/problems';
import { translator } from '../texts/texts';
import type { Commands } from '../workbench/commands';
import { isOutdated, shownProblems, type State } from '../workbench/state';
import type { Workbench } from '../workbench/workbench';
import { useExplain } from '../problems/use-explain';
import { TextView, type EditorHost } from './text-view';

const none: readonly Problem[] = [];

/** What is underlined; underlines of another text would stand under the wrong words. */
const problemsOf = (state: State): readonly Problem[] =>
  isOutdated(state) ? none : shownProblems(state);

function hostOf(workbench: Workbench, commands: Commands, explain: Explain): EditorHost {
  return {
    generator: workbench.generator,
    get state() {
      return workbench.store.state;
    },
    check: (text, fileName) => {
      workbench.changeText(text, fileName);
      return shownOf(problemsOf(workbench.store.state));
    },
    explain,
    late: () => {
      workbench.expectText();
    },
    caret: () => {
      workbench.noteCaret();
    },
    formatSql: () => {
      commands.formatSql();
    },
    history: (undo, redo) => {
      workbench.noteHistory(undo, redo);
    },
  };
}

/** The text lives beside React: it is made once and told what changed. It holds the history of all views. */
export function TextPane(): JSX.Element {
  const { state, workbench, commands, host, t } = useEditor();
  const place = useRef<HTMLDivElement>(null);
  const text = useRef<TextView | null>(null);
  const { view, locale } = state;
  const explain = useExplain();

  useLayoutEffect(() => {
    if (place.current === null) return;
    const made = new TextView(place.current, hostOf(workbench, commands, explain));
    text.current = made;
    workbench.editor = made;
    return () => {
      workbench.editor = null;
      made.destroy();
    };
  }, [workbench, commands, explain]);

  useLayoutEffect(() => text.current?.setLanguage(locale, translator(locale)), [locale]);
  useLayoutEffect(() => text.current?.setReadOnly(host.readOnly === true), [host.readOnly]);
  useLayoutEffect(() => {
    if (view === 'json') text.current?.show();
  }, [view]);
  const problems = problemsOf(state);
  useEffect(() => text.current?.refresh(), [problems]);

  return (
    <>
      <div ref={place} className="editor" />
      <p id="editor-keys" className="visually-hidden">
        {t('editorKeys')}
      </p>
      <p className="editor-keys" aria-hidden="true">
        {t('editorLeave')}
      </p>
    </>
  );
}
