import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory, redo, undo } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Fix, Span } from 'mapping-generator';
import type { Fact } from '../app/facts';
import type { TextChange } from '../app/fixes';
import type { TextEditor } from '../app/text-editor';
import type { Locale } from '../app/languages';
import type { Translate } from '../app/texts';
import type { Problem } from '../app/problems';
import { CheckSchedule } from './check-schedule';
import { showFacts } from './facts';
import { fileNameOf, rememberFileName, renaming } from './file-name';
import { underline } from './lint';
import { phrases } from './phrases';
import { revealing, revealPlaces } from './reveal';
import { moveInSql } from './sql-moving';
import { showSql } from './sql-strings';
import { typeSql } from './sql-typing';
import { look } from './theme';

export interface EditorEvents {
  changed: (text: string, fileName: string) => void;
  /** Something was typed whose check has to wait for a pause. */
  late: () => void;
  applyFix: (fix: Fix) => void;
  formatSql: () => void;
  /** What is known of a place; null: nothing. */
  factAt: (position: number) => Fact | null;
  /** The author asked by the key, and this was found. */
  factTold: (fact: Fact | null) => void;
}

const editing: Extension = [
  lineNumbers(),
  foldGutter(),
  highlightSpecialChars(),
  history(),
  drawSelection(),
  EditorState.tabSize.of(2),
  indentOnInput(),
  bracketMatching(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  EditorView.lineWrapping,
  keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, indentWithTab]),
  json(),
];

/** The mapping's text in a CodeMirror editor. */
export class MappingEditor implements TextEditor {
  readonly #view: EditorView;
  readonly #language = new Compartment();
  readonly #schedule: CheckSchedule;
  readonly #events: EditorEvents;
  #underlined: readonly Problem[] = [];

  constructor(parent: HTMLElement, { text, fileName }: { text: string; fileName: string }, events: EditorEvents) {
    this.#events = events;
    this.#schedule = new CheckSchedule(() => {
      const { state } = this.#view;
      events.changed(state.doc.toString(), fileNameOf(state));
    }, events.late);
    this.#view = new EditorView({
      parent,
      doc: text,
      extensions: [
        this.#language.of([]),
        editing,
        keymap.of([{ key: 'Shift-Alt-f', run: () => { events.formatSql(); return true; } }]),
        rememberFileName(fileName),
        showSql(),
        moveInSql(),
        typeSql(),
        revealPlaces(),
        showFacts(events.factAt, events.factTold),
        look(),
        EditorView.updateListener.of(({ docChanged, startState, state }) => {
          if (docChanged || fileNameOf(startState) !== fileNameOf(state)) this.#schedule.request();
        }),
      ],
    });
  }

  get cursor(): number {
    return this.#view.state.selection.main.head;
  }

  flush(): void {
    this.#schedule.flush();
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
    this.flush();
  }

  apply(changes: readonly TextChange[]): void {
    this.#view.dispatch({ changes: [...changes], userEvent: 'input.fix' });
    this.flush();
    this.#view.focus();
  }

  reveal({ from, to }: Span): void {
    const { length } = this.#view.state.doc;
    this.#view.dispatch(revealing({ from: Math.min(from, length), to: Math.min(to, length) }));
    this.#view.focus();
  }

  undo(): void {
    undo(this.#view);
  }

  redo(): void {
    redo(this.#view);
  }

  /** Underlines the problems of the text that was handed over last. */
  show(problems: readonly Problem[]): void {
    if (problems === this.#underlined || this.#schedule.pending) return;
    this.#underlined = problems;
    const reveal = (place: Span): void => { this.reveal(place); };
    this.#view.dispatch(underline(this.#view.state, problems, { applyFix: this.#events.applyFix, reveal }));
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
    this.#schedule.cancel();
    this.#view.destroy();
  }
}
