import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { sentenceOf } from '../app/facts';
import type { Problem } from '../app/problems';
import { isOutdated } from '../app/state';
import { translator } from '../app/texts';
import { MappingEditor } from '../editor/editor';
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

/** The editor lives beside Preact: it is made once and told what changed. */
export function EditorPane(): JSX.Element {
  const { state, workbench, commands, t } = usePage();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<MappingEditor | null>(null);

  useLayoutEffect(() => {
    if (place.current === null) return;
    const made = new MappingEditor(place.current, workbench.store.state, {
      changed: (text, fileName) => { workbench.changeText(text, fileName); },
      late: () => { workbench.expectText(); },
      applyFix: (fix) => { commands.applyFix(fix); },
      formatSql: () => { commands.formatSql(); },
      factAt: (position) => commands.factAt(position),
      factTold: (fact) => { workbench.notify(fact === null ? workbench.translate('noFact') : sentenceOf(fact)); },
    });
    editor.current = made;
    workbench.editor = made;
    return () => {
      workbench.editor = null;
      made.destroy();
    };
  }, [workbench, commands]);

  useLayoutEffect(() => editor.current?.setLanguage(state.locale, translator(state.locale)), [state.locale]);
  // Underlines of another text would stand under the wrong words.
  const problems = isOutdated(state) ? none : state.verdict.problems;
  useEffect(() => editor.current?.show(problems), [problems]);

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
