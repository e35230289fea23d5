import { type Fix, type MappingGenerator, Places, type Span } from 'mapping-generator';
import { changesOf } from './fixes';
import { draftOf, insertionOf, type Draft, type DraftRequest } from '../generate/generate';
import type { State } from './state';
import { nodeSchemasOf, statementsOf, type Statement } from '../statements/statements';
import type { Workbench } from './workbench';

/** What the author asks about the text and does to it. Changes are made in the editor, which hands its text to the workbench. */
export class Commands {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  get #generator(): MappingGenerator {
    return this.#workbench.generator;
  }

  /** The state of what is in the editor now. */
  #flushed(): State {
    this.#workbench.editor?.flush();
    return this.#workbench.store.state;
  }

  /** Leads to a place: the cursor stands at its start. */
  reveal(place: Span): void {
    this.#workbench.editor?.reveal(place);
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
    this.#workbench.notify(applied ? translate('fixed', { title: fix.title }) : translate('fixGone'));
  }

  /** Lays out the SQL of the definition at the cursor; a query with a fault stays as it is. */
  formatSql(): void {
    const { editor, translate } = this.#workbench;
    this.#flushed();
    this.#workbench.notify(translate(editor?.formatSql() ? 'formatted' : 'nothingToFormat'));
  }

  /** The statements for the text as it is; written when they are asked for, which takes longer than a check. */
  statements(): Statement[] {
    return statementsOf(this.#generator, this.#workbench.store.state);
  }

  /** A definition for a query, to look at before it is inserted. */
  draft(request: DraftRequest): Draft {
    const { warehouse } = this.#workbench.store.state;
    return draftOf(this.#generator, warehouse, this.nodes(), request);
  }

  /** The nodes that an edge can lead to. */
  nodes(): ReturnType<typeof nodeSchemasOf> {
    return nodeSchemasOf(this.#workbench.store.state);
  }

  /** Adds a definition behind the others and leads to it; false where the text has no place for it. */
  insert({ kind, definition }: Draft): boolean {
    const insertion = insertionOf(kind, definition, this.#flushed().text);
    if (insertion === null) return false;
    this.#workbench.editor?.apply(insertion.changes);
    this.revealPath(insertion.path);
    const name = 'label' in definition ? definition.label : definition.type;
    this.#workbench.notify(this.#workbench.translate('inserted', { name }));
    return true;
  }
}
