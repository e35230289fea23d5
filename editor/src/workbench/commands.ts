import { applyEdits, type Fix, Places, type Span } from 'mapping-generator';
import { editsToText, type DocumentEdit, joinsSteps } from '../document/edits';
import { changesOf, toChange, type TextChange } from './fixes';
import { definitionPath } from './known';
import type { Problem } from './problems';
import type { State } from './state';
import type { Workbench } from './workbench';

/** What the views begin with where there is no text. */
export const skeleton = '{\n  "node_definitions": [],\n  "edge_definitions": []\n}\n';

function changesOfNothing(text: string, edits: readonly DocumentEdit[]): TextChange[] {
  const changes = editsToText(skeleton, edits);
  return changes.length === 0
    ? []
    : [{ from: 0, to: text.length, insert: applyEdits(skeleton, changes) }];
}

/** What the author asks about the text and does to it. Changes are made in the editor, which hands its text to the workbench. */
export class Commands {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** The state of what is in the editor now. */
  #flushed(): State {
    this.#workbench.editor?.flush();
    return this.#workbench.store.state;
  }

  /** Leads to a problem: to its place in the text, or to its definition where another view is shown. */
  showProblem({ diagnostic, from, to }: Problem): void {
    const path = definitionPath(diagnostic.path);
    if (this.#workbench.store.state.view === 'json' || path === '') this.reveal({ from, to });
    else this.#workbench.select(path);
  }

  /** Leads to a place in the text: the cursor stands at its start. */
  reveal(place: Span): void {
    this.#workbench.showView('json');
    this.#workbench.editor?.reveal(place);
  }

  /** Shows a definition in the view that the author has. */
  open(path: string): void {
    this.#workbench.select(path);
    if (this.#workbench.store.state.view === 'json') this.revealPath(path);
  }

  /** Leads to the value that a JSON pointer names. */
  revealPath(path: string): void {
    const place = new Places(this.#flushed().text).find(path);
    if (place !== null) this.reveal(place);
  }

  applyFix(fix: Fix): void {
    const changes = changesOf(fix, this.#flushed().text);
    const applied = changes.length > 0;
    if (applied) this.#workbench.editor?.apply(changes);
    const { translate } = this.#workbench;
    this.#workbench.notify(
      applied ? translate('fixed', { title: fix.title }) : translate('fixGone'),
    );
  }

  /** Changes the text in one step; false where it is another text by now than the one that the edits are of. */
  edit(edits: readonly DocumentEdit[], label: string, userEvent = 'input.edit'): boolean {
    const { text } = this.#flushed();
    const changes =
      text.trim() === '' ? changesOfNothing(text, edits) : editsToText(text, edits).map(toChange);
    if (changes.length > 0) this.#workbench.editor?.edit(changes, userEvent);
    else if (edits.length > 0) this.#workbench.notify(this.#workbench.translate('fixGone'));
    if (changes.length > 0 && !joinsSteps(userEvent)) this.#workbench.notify(label);
    return changes.length > 0;
  }

  undo(): void {
    this.#workbench.editor?.undo();
    this.#flushed();
  }

  redo(): void {
    this.#workbench.editor?.redo();
    this.#flushed();
  }

  /** Lays out the SQL of the definition at the cursor; a query with a fault stays as it is. */
  formatSql(): void {
    const { editor, translate } = this.#workbench;
    this.#flushed();
    const isFormatted = editor?.formatSql() === true;
    this.#flushed();
    this.#workbench.notify(translate(isFormatted ? 'formatted' : 'nothingToFormat'));
  }

  /** Adds a definition where `find` says, and leads to it; false where the text has no place for it. */
  insert(
    find: (text: string) => { changes: TextChange[]; path: string } | null,
    notice: string,
  ): boolean {
    const insertion = find(this.#flushed().text);
    if (insertion === null) return false;
    this.#workbench.editor?.apply(insertion.changes);
    this.revealPath(insertion.path);
    this.#workbench.notify(notice);
    return true;
  }
}
