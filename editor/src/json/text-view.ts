import { isolateHistory, redo, redoDepth, undo, undoDepth } from '@codemirror/commands';
import { Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { pathAt, type MappingGenerator, type Span } from 'mapping-generator';
import {
  checkNow,
  formatSql,
  mappingLanguage,
  reveal,
  type Explain,
  type ShownDiagnostic,
} from 'mapping-generator/codemirror';
import type { TextChange } from '../workbench/fixes';
import type { TextEditor } from '../workbench/text-editor';
import type { Locale } from '../texts/languages';
import type { State } from '../workbench/state';
import type { Translate } from '../texts/texts';
import { joinsSteps } from '../document/edits';
import { editing } from './editing';
import { fileNameOf, rememberFileName, renaming } from './file-name';
import { phrases } from './phrases';
import { searching } from './searching';
import { look } from './theme';

/** What the text needs of what is around it. */
export interface EditorHost {
  readonly generator: MappingGenerator;
  readonly state: State;
  /** Takes the text, and tells what is wrong with it. */
  check: (text: string, fileName: string) => readonly ShownDiagnostic[];
  /** Something was typed whose check has to wait for a pause. */
  late: () => void;
  explain: Explain;
  formatSql: () => void;
  /** The caret was moved. */
  caret: () => void;
  /** What can be undone and redone now. */
  history: (undo: boolean, redo: boolean) => void;
}

const formatKey = (host: EditorHost): Extension =>
  Prec.highest(
    keymap.of([
      {
        key: 'Shift-Alt-f',
        run: () => {
          host.formatSql();
          return true;
        },
      },
    ]),
  );

/** The mapping's text in a CodeMirror editor. */
export class TextView implements TextEditor {
  readonly #view: EditorView;
  readonly #language = new Compartment();
  readonly #writing = new Compartment();
  /** True while something was typed that is not checked yet. */
  #isChecked = true;

  constructor(parent: HTMLElement, host: EditorHost) {
    const { generator, state } = host;
    this.#view = new EditorView({
      parent,
      doc: state.text,
      extensions: [
        this.#language.of([]),
        this.#writing.of([]),
        editing,
        searching(),
        formatKey(host),
        rememberFileName(state.fileName),
        mappingLanguage(generator, {
          catalog: () => host.state.warehouse.catalog ?? undefined,
          session: () => host.state.warehouse.session,
          locale: () => host.state.locale,
          check: (text) => {
            this.#isChecked = true;
            return host.check(text, fileNameOf(this.#view.state));
          },
          onWait: host.late,
          explain: host.explain,
        }),
        look(),
        EditorView.updateListener.of((update) => {
          if (update.transactions.length > 0)
            host.history(undoDepth(update.state) > 0, redoDepth(update.state) > 0);
          if (update.docChanged || update.selectionSet) host.caret();
          if (update.docChanged) this.#isChecked = false;
          else if (fileNameOf(update.startState) !== fileNameOf(update.state))
            queueMicrotask(() => {
              checkNow(this.#view);
            });
        }),
      ],
    });
  }

  flush(): void {
    if (!this.#isChecked) checkNow(this.#view);
  }

  replaceAll(text: string, fileName: string): void {
    const { length } = this.#view.state.doc;
    this.#view.dispatch({
      changes: { from: 0, to: length, insert: text },
      selection: { anchor: 0 },
      scrollIntoView: true,
      effects: renaming(fileName),
      annotations: isolateHistory.of('full'),
    });
    checkNow(this.#view);
  }

  apply(changes: readonly TextChange[]): void {
    this.#view.dispatch({ changes: [...changes], userEvent: 'input.fix' });
    checkNow(this.#view);
    this.#view.focus();
  }

  edit(changes: readonly TextChange[], userEvent: string): void {
    // Each step is undone by itself, but for letters that are typed one after the other.
    const annotations = joinsSteps(userEvent) ? [] : [isolateHistory.of('full')];
    this.#view.dispatch({ changes: [...changes], userEvent, annotations });
    checkNow(this.#view);
  }

  pathAtCursor(): string {
    const { doc, selection } = this.#view.state;
    return pathAt(doc.toString(), selection.main.head);
  }

  show(): void {
    this.#view.requestMeasure();
  }

  setReadOnly(isReadOnly: boolean): void {
    this.#view.dispatch({
      effects: this.#writing.reconfigure(EditorState.readOnly.of(isReadOnly)),
    });
  }

  reveal(place: Span): void {
    reveal(this.#view, place);
  }

  formatSql(): boolean {
    return formatSql(this.#view);
  }

  undo(): void {
    undo(this.#view);
  }

  redo(): void {
    redo(this.#view);
  }

  /** Shows what is known of the text by now; what was typed since is about to be checked anyway. */
  refresh(): void {
    if (this.#isChecked) checkNow(this.#view);
  }

  setLanguage(locale: Locale, translate: Translate): void {
    const words = [
      EditorState.phrases.of(phrases(locale)),
      EditorView.contentAttributes.of({
        'aria-label': translate('editor'),
        'aria-describedby': 'editor-keys',
        spellcheck: 'false',
        tabindex: '0',
      }),
    ];
    this.#view.dispatch({ effects: this.#language.reconfigure(words) });
  }

  destroy(): void {
    this.#view.destroy();
  }
}
