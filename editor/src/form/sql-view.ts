import { closeBrackets, closeBracketsKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, indentOnInput } from '@codemirror/language';
import { lintKeymap } from '@codemirror/lint';
import {
  Annotation,
  Compartment,
  EditorState,
  Prec,
  Transaction,
  type Extension,
} from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  type ViewUpdate,
} from '@codemirror/view';
import { checkNow, formatSql, sqlLanguage } from 'mapping-generator/codemirror';
import type { SqlChange } from '../document/select-list';
import { problemMarks } from '../marks';
import { look } from './look';
import type { FormProps } from './props';

/** What the editor of a query needs of what is around it, at the time when it needs it. */
export interface SqlHost extends Pick<
  FormProps,
  'generator' | 'catalog' | 'session' | 'locale' | 'explain'
> {
  /** Something was typed. Places are of the text before it; `sql` is what it is now. */
  onChange: (changes: SqlChange[], userEvent: string | undefined, sql: string) => void;
}

/** Changes that come from the mapping's text and do not go back to it. */
const fromOutside = Annotation.define<boolean>();

const editing: Extension = [
  // Only \n ends a line, so that places are those of the string.
  EditorState.lineSeparator.of('\n'),
  EditorState.tabSize.of(2),
  highlightSpecialChars(),
  drawSelection(),
  indentOnInput(),
  bracketMatching(),
  closeBrackets(),
  highlightActiveLine(),
  EditorView.lineWrapping,
  keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...lintKeymap]),
];

/** The steps of the mapping's history instead of the editor's own; Tab is of the query, and behind Escape of the page. */
export function keysOfMapping(history: () => Pick<FormProps, 'undo' | 'redo'>): Extension {
  const take = (step: 'undo' | 'redo') => () => {
    history()[step]();
    return true;
  };
  return keymap.of([
    { key: 'Mod-z', run: take('undo'), preventDefault: true },
    { key: 'Mod-y', mac: 'Mod-Shift-z', run: take('redo'), preventDefault: true },
    { linux: 'Ctrl-Shift-z', run: take('redo'), preventDefault: true },
    indentWithTab,
  ]);
}

/** The one stretch that two texts differ in. */
function difference(before: string, after: string): { from: number; to: number; insert: string } {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charAt(from) === after.charAt(from)) from += 1;
  let same = 0;
  while (
    same < shorter - from &&
    before.charAt(before.length - 1 - same) === after.charAt(after.length - 1 - same)
  )
    same += 1;
  return { from, to: before.length - same, insert: after.slice(from, after.length - same) };
}

function changesOf({ changes }: ViewUpdate): SqlChange[] {
  const found: SqlChange[] = [];
  changes.iterChanges((from, to, _fromB, _toB, inserted) => {
    found.push({ from, to, text: inserted.toString() });
  });
  return found;
}

/** A query in an editor of its own. What is around it keeps its text, and gives it the keys that are not of the text. */
export class SqlView {
  readonly #view: EditorView;
  readonly #words = new Compartment();
  /** What was told and may not have come back yet. */
  readonly #told = new Set<string>();

  constructor(parent: HTMLElement, sql: string, host: () => SqlHost, keys: Extension) {
    const language = sqlLanguage(host().generator, {
      catalog: () => host().catalog ?? undefined,
      session: () => host().session,
      locale: () => host().locale,
      explain: (found) => host().explain?.(found) ?? null,
    });
    const listening = EditorView.updateListener.of((update) => {
      this.#tell(update, host());
    });
    this.#view = new EditorView({
      parent,
      doc: sql,
      extensions: [
        Prec.highest(keys),
        this.#words.of([]),
        problemMarks,
        editing,
        language,
        look,
        listening,
      ],
    });
  }

  #tell(update: ViewUpdate, { onChange }: SqlHost): void {
    if (!update.docChanged || update.transactions.every((one) => one.annotation(fromOutside)))
      return;
    const sql = update.state.doc.toString();
    this.#told.add(sql);
    onChange(changesOf(update), update.transactions[0]?.annotation(Transaction.userEvent), sql);
  }

  /** Shows the query as the mapping has it; where it is another one, the caret stands behind what is new. */
  show(sql: string): void {
    const shown = this.#view.state.doc.toString();
    if (sql === shown) {
      this.#told.clear();
      return;
    }
    // An earlier key of a fast author, which is drawn only now.
    if (this.#told.has(sql)) return;
    const changes = difference(shown, sql);
    const { from, insert } = changes;
    this.#view.dispatch({
      changes,
      annotations: fromOutside.of(true),
      ...(this.#view.hasFocus && {
        selection: { anchor: from + insert.length },
        scrollIntoView: true,
      }),
    });
  }

  /** The words of the editor, and whether it can be typed in. `attributes` are those of what is typed into. */
  describe(
    attributes: Record<string, string>,
    isReadOnly: boolean,
    phrases: Record<string, string>,
  ): void {
    const words = [
      EditorState.readOnly.of(isReadOnly),
      EditorState.phrases.of(phrases),
      EditorView.contentAttributes.of({ spellcheck: 'false', tabindex: '0', ...attributes }),
    ];
    this.#view.dispatch({ effects: this.#words.reconfigure(words) });
  }

  /** The catalog or the language is another one. */
  refresh(): void {
    checkNow(this.#view);
  }

  format(): void {
    formatSql(this.#view);
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }
}
