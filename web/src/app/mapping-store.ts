/** A mapping as an author left it. */
export interface KeptMapping {
  /** That of the page that wrote it: pages never write over each other's. */
  id: string;
  /** The same for all those that came from one another. */
  root: string;
  fileName: string;
  text: string;
  /** True when a file holds the same text: nothing is lost with it. */
  inFile: boolean;
  /** Milliseconds since 1970. */
  changedAt: number;
}

/** How many are kept; the oldest go. */
const most = 20;
const table = 'mappings';

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => { resolve(request.result); };
    request.onerror = () => { reject(request.error ?? new Error('the browser refused')); };
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => { resolve(); };
    transaction.onabort = () => { reject(transaction.error ?? new Error('the browser refused')); };
  });
}

/** The mappings that this browser keeps for the page. */
export class MappingStore {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  /** Rejects where the browser keeps nothing for this page. */
  static async open(): Promise<MappingStore> {
    const request = indexedDB.open('mapping-editor', 1);
    request.onupgradeneeded = () => { request.result.createObjectStore(table, { keyPath: 'id' }); };
    const database = await settled(request);
    // A later version of the page must not wait for this one.
    database.onversionchange = () => { database.close(); };
    return new MappingStore(database);
  }

  /** All of them, the newest first. */
  async list(): Promise<KeptMapping[]> {
    const transaction = this.#database.transaction(table);
    const found = (await settled(transaction.objectStore(table).getAll())) as KeptMapping[];
    return found.sort((a, b) => b.changedAt - a.changedAt);
  }

  /**
   * Writes `mapping` in place of the one it continues. Everything is handed over before it returns, so that it is written
   * though the page is being left.
   */
  put(mapping: KeptMapping, continued: string | null): Promise<void> {
    const transaction = this.#database.transaction(table, 'readwrite');
    const mappings = transaction.objectStore(table);
    mappings.put(mapping);
    if (continued !== null && continued !== mapping.id) mappings.delete(continued);
    transaction.commit();
    return done(transaction);
  }

  async dropOldest(): Promise<void> {
    const old = (await this.list()).slice(most);
    if (old.length === 0) return;
    const transaction = this.#database.transaction(table, 'readwrite');
    for (const { id } of old) transaction.objectStore(table).delete(id);
    await done(transaction);
  }
}
