/** What is known of a mapping as an author left it, beside its text. */
export interface KeptMapping {
  /** That of the page that wrote it: pages never write over each other's. */
  id: string;
  /** The same for all those that came from one another. */
  root: string;
  fileName: string;
  /** True when a file holds the same text: nothing is lost with it. */
  inFile: boolean;
  /** Milliseconds since 1970. */
  changedAt: number;
}

export interface KeptText extends KeptMapping {
  text: string;
  /** The text as a file has it, where that is another one; null: none has one. */
  textOfFile: string | null;
}

/** How many are kept; the oldest go. */
const most = 20;
// Texts are in a table of their own, so that the list of what is kept is read in a moment.
const tables = ['mappings', 'texts'];

const keyOfFile = (id: string): string => `${id} file`;

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('the browser refused'));
    };
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onabort = () => {
      reject(transaction.error ?? new Error('the browser refused'));
    };
  });
}

function remove(id: string, mappings: IDBObjectStore, texts: IDBObjectStore): void {
  mappings.delete(id);
  for (const key of [id, keyOfFile(id)]) texts.delete(key);
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
    request.onupgradeneeded = () => {
      for (const table of tables) request.result.createObjectStore(table);
    };
    const database = await settled(request);
    // A later version of the page must not wait for this one.
    database.onversionchange = () => {
      database.close();
    };
    return new MappingStore(database);
  }

  /** All of them, the newest first. */
  async list(): Promise<KeptMapping[]> {
    const found = await settled(
      this.#database.transaction('mappings').objectStore('mappings').getAll() as IDBRequest<
        KeptMapping[]
      >,
    );
    return found.sort((a, b) => b.changedAt - a.changedAt);
  }

  /** Null where it is not kept any more. */
  async read(mapping: KeptMapping): Promise<KeptText | null> {
    const texts = this.#database.transaction('texts').objectStore('texts');
    const requests = [mapping.id, keyOfFile(mapping.id)].map((key) =>
      settled(texts.get(key) as IDBRequest<string | undefined>),
    );
    const [text, textOfFile = null] = await Promise.all(requests);
    return text === undefined
      ? null
      : { ...mapping, text, textOfFile: mapping.inFile ? text : textOfFile };
  }

  /**
   * Writes `mapping` in place of the one it continues. Everything is handed over before it returns, so that it is written
   * though the page is being left.
   */
  put({ text, textOfFile, ...mapping }: KeptText, continued: string | null): Promise<void> {
    return this.#change((mappings, texts) => {
      mappings.put(mapping, mapping.id);
      texts.put(text, mapping.id);
      if (textOfFile === null || mapping.inFile) texts.delete(keyOfFile(mapping.id));
      else texts.put(textOfFile, keyOfFile(mapping.id));
      if (continued !== null && continued !== mapping.id) remove(continued, mappings, texts);
    });
  }

  async dropOldest(): Promise<void> {
    const old = (await this.list()).slice(most);
    if (old.length === 0) return;
    await this.#change((mappings, texts) => {
      for (const { id } of old) remove(id, mappings, texts);
    });
  }

  #change(change: (mappings: IDBObjectStore, texts: IDBObjectStore) => void): Promise<void> {
    const transaction = this.#database.transaction(tables, 'readwrite');
    change(transaction.objectStore('mappings'), transaction.objectStore('texts'));
    transaction.commit();
    return done(transaction);
  }
}
