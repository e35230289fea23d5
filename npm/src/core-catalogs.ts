import { piecesOf } from './catalog/pieces.js';
import { toJsonText } from './json.js';
import { snapshotOf } from './loaded-catalog.js';
import type { CatalogContent } from './loaded-catalog.js';
import { CoreSession } from './session.js';
import type { CoreModule } from './session.js';

/** A catalog in the memory of an instance. */
interface Held {
  instance: WeakRef<object>;
  id: number;
}

/**
 * The catalogs that a module holds: each once, whatever session asks. They are read again by themselves after the
 * module started over, and given back when nobody has them any more.
 */
export class CoreCatalogs {
  readonly #module: CoreModule;
  readonly #session: CoreSession;
  readonly #held = new WeakMap<CatalogContent, Held>();
  readonly #forgotten = new FinalizationRegistry<Held>((held) => {
    this.#release(held);
  });

  constructor(module: CoreModule) {
    this.#module = module;
    this.#session = new CoreSession(module);
  }

  /**
   * The number that requests name it by; reads it where the module has it not.
   *
   * @throws MappingError `bad_catalog`, `catalog_too_large`, `disposed`, `out_of_memory`
   */
  idOf(content: CatalogContent): number {
    const known = this.#idOfHeld(content);
    if (known !== undefined) return known;
    const steps = this.read(content);
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** Reads a catalog in short steps, each of which says how many tables are read. Left early, nothing of it stays. */
  *read(content: CatalogContent): Generator<number, number> {
    for (;;) {
      const id = this.#idOfHeld(content) ?? (yield* this.#readOnce(content));
      if (id !== undefined) return id;
    }
  }

  #idOfHeld(content: CatalogContent): number | undefined {
    snapshotOf(content);
    const held = this.#held.get(content);
    return held && this.#isThere(held) ? held.id : undefined;
  }

  #isThere({ instance }: Held): boolean {
    const current = this.#module.current;
    return current !== undefined && instance.deref() === current;
  }

  /** Undefined when the module started over meanwhile. */
  *#readOnce(content: CatalogContent): Generator<number, number | undefined> {
    const { tables, ...head } = snapshotOf(content);
    const { catalog: id } = this.#session.run('catalog_begin', toJsonText(head));
    const held = { instance: new WeakRef(this.#module.instance), id };
    let complete = false;
    try {
      for (const piece of piecesOf({ ...head, tables })) {
        this.#session.run('catalog_add', piece.text, { catalog: id });
        yield piece.tables;
        if (!this.#isThere(held)) return undefined;
      }
      this.#session.run('catalog_end', '', { catalog: id });
      // Somebody else may have read it in between.
      complete = this.#idOfHeld(content) === undefined;
      if (complete) this.#keep(content, held);
      return this.#idOfHeld(content);
    } finally {
      if (!complete) this.#release(held);
    }
  }

  #keep(content: CatalogContent, held: Held): void {
    this.#held.set(content, held);
    this.#forgotten.register(content, held);
    content.releases.add(() => {
      this.#release(held);
    });
  }

  #release(held: Held): void {
    if (!this.#isThere(held)) return;
    try {
      this.#session.run('catalog_release', '', { catalog: held.id });
    } catch {
      // Then the instance is gone, and its memory with it.
    }
  }
}
