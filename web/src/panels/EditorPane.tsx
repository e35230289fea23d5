import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { sentenceOf } from '../app/facts';
import { translator } from '../app/texts';
import { MappingEditor } from '../editor/editor';
import { GenerateFromSql } from './GenerateFromSql';
import { usePage } from './page';

function EditorBar({ undo, redo }: { undo: () => void; redo: () => void }): JSX.Element {
  const { state, commands, t } = usePage();
  return (
    <div class="pane-bar">
      <span class="file-name">{state.fileName}</span>
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

/** The editor lives beside Preact: it is made once and told what changed. */
export function EditorPane(): JSX.Element {
  const { state, workbench, commands, t } = usePage();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<MappingEditor | null>(null);

  useLayoutEffect(() => {
    if (place.current === null) return;
    const made = new MappingEditor(place.current, workbench.store.state.text, {
      changed: (text) => { workbench.changeText(text); },
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
  useEffect(() => editor.current?.show(state.verdict.problems), [state.verdict.problems]);

  return (
    <section class="pane editor-pane" aria-label={t('editor')}>
      <EditorBar undo={() => editor.current?.undo()} redo={() => editor.current?.redo()} />
      <div ref={place} class="editor" />
      <p id="editor-keys" class="editor-keys">
        {t('editorKeys')}
      </p>
    </section>
  );
}
