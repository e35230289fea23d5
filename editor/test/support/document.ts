import { history, isolateHistory, redo, undo } from '@codemirror/commands';
import { EditorState, type Transaction, type TransactionSpec } from '@codemirror/state';
import { editsToText, type DocumentEdit } from '../../src/document/edits';
import { Listeners } from '../../src/workbench/listeners';

/** A mapping's text with its history, as the editor has it, without anything that is drawn. */
export class TestDocument {
  #state: EditorState;
  readonly #listeners = new Listeners();
  readonly subscribe = this.#listeners.subscribe;

  constructor(text: string) {
    this.#state = EditorState.create({ doc: text, extensions: [history()] });
  }

  get text(): string {
    return this.#state.doc.toString();
  }

  readonly read = (): string => this.text;

  readonly edit = (edits: readonly DocumentEdit[], _label: string, userEvent?: string): void => {
    const changes = editsToText(this.text, edits).map(({ range, text }) => ({
      from: range.start.offset,
      to: range.end.offset,
      insert: text,
    }));
    const spec: TransactionSpec =
      userEvent === undefined
        ? { changes, annotations: isolateHistory.of('full') }
        : { changes, userEvent };
    this.#take(this.#state.update(spec));
  };

  readonly undo = (): void => {
    undo({ state: this.#state, dispatch: this.#take });
  };

  readonly redo = (): void => {
    redo({ state: this.#state, dispatch: this.#take });
  };

  readonly #take = (transaction: Transaction): void => {
    this.#state = transaction.state;
    this.#listeners.tell();
  };
}
