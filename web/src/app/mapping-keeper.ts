import { messageOf } from './errors';
import { MappingStore, type KeptMapping, type KeptText } from './mapping-store';

/** What is kept of the page's text. */
export type Kept = Pick<KeptText, 'fileName' | 'text' | 'inFile' | 'textOfFile'>;

export interface KeeperEvents {
  /** The text was kept at a time. */
  kept: (changedAt: number) => void;
  /** The text could not be kept: what the browser says. */
  failed: (reason: string) => void;
  /** The same mapping was changed in another tab. */
  changedElsewhere: () => void;
  /** What is kept beside the text of this page. */
  others: (mappings: KeptMapping[]) => void;
}

/** How long (ms) the typing has to pause, and after how long the text is kept at the latest. */
const pause = 300;
const longest = 2000;
/** How long (ms) the page, when all else is there, waits for the browser's storage before it opens without. */
const patience = 3000;

const keyOfTab = 'mapping-editor.mapping';
const channelName = 'mapping-editor.mappings';

/** What this tab kept last; a tab that is loaded again goes on with it. */
function keptByTab(): string | null {
  try {
    return sessionStorage.getItem(keyOfTab);
  } catch {
    return null;
  }
}

function rememberInTab(id: string): void {
  try {
    sessionStorage.setItem(keyOfTab, id);
  } catch {
    // The tab goes on with the newest mapping instead.
  }
}

const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('-');

async function late(ms: number): Promise<never> {
  await new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
  throw new Error('the browser does not answer');
}

/**
 * Keeps the text in the browser when the typing pauses and when the page is left. Each page writes a record of its own in
 * place of the one that it opened with, so that two tabs with one mapping keep both texts.
 */
export class MappingKeeper {
  /** What this tab, or else any, kept last. */
  readonly found: KeptText | null;
  readonly #store: MappingStore | null;
  readonly #refusal: string;
  readonly #channel = new BroadcastChannel(channelName);
  #id = newId();
  #root: string;
  /** The record that the text on the screen is in; the next one is written in its place. */
  #written: string | null;
  #events: KeeperEvents | null = null;
  #last: Kept | null = null;
  #waiting: Kept | null = null;
  #timer = 0;
  #due = 0;
  #saidChangedElsewhere = false;

  private constructor(store: MappingStore | null, refusal: string, found: KeptText | null) {
    this.#store = store;
    this.#refusal = refusal;
    this.found = found;
    this.#root = found?.root ?? newId();
    this.#written = found?.id ?? null;
  }

  /** Looks for what was kept, while all else is `loading`; never rejects: a browser that keeps nothing still has an editor. */
  static async open(loading: Promise<unknown>): Promise<MappingKeeper> {
    const tooLate = loading.catch(() => undefined).then(() => late(patience));
    try {
      return await Promise.race([MappingKeeper.#read(), tooLate]);
    } catch (error) {
      return new MappingKeeper(null, messageOf(error), null);
    }
  }

  static async #read(): Promise<MappingKeeper> {
    const store = await MappingStore.open();
    const mappings = await store.list();
    const own = keptByTab();
    const last = mappings.find(({ id }) => id === own) ?? mappings[0];
    return new MappingKeeper(store, '', last === undefined ? null : await store.read(last));
  }

  /** The text of what is kept; null where it is not any more. */
  async read(mapping: KeptMapping): Promise<KeptText | null> {
    return (await this.#store?.read(mapping)) ?? null;
  }

  /** `opened` is on the screen now, and need not be kept before it changes. */
  start(opened: Kept, events: KeeperEvents): void {
    this.#events = events;
    this.#last = opened;
    this.#channel.onmessage = ({ data }: MessageEvent<{ root: string }>) => {
      if (data.root === this.#root && !this.#saidChangedElsewhere) {
        this.#saidChangedElsewhere = true;
        events.changedElsewhere();
      }
      this.#tellOthers();
    };
    this.#tellOthers();
  }

  /** Takes what is on the screen; kept at the next pause. */
  note({ fileName, text, inFile, textOfFile }: Kept): void {
    const known = this.#waiting ?? this.#last;
    if (known?.text === text && known.fileName === fileName && known.inFile === inFile) return;
    const now = Date.now();
    if (this.#waiting === null) this.#due = now + longest;
    this.#waiting = { fileName, text, inFile, textOfFile };
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(
      () => {
        this.flush();
      },
      Math.min(pause, Math.max(0, this.#due - now)),
    );
  }

  /** Keeps at once what waits. */
  flush(): void {
    const waiting = this.#waiting;
    if (waiting === null) return;
    clearTimeout(this.#timer);
    this.#waiting = null;
    this.#last = waiting;
    if (this.#store === null) {
      this.#events?.failed(this.#refusal);
      return;
    }
    const mapping = { ...waiting, id: this.#id, root: this.#root, changedAt: Date.now() };
    const before = this.#written;
    this.#written = mapping.id;
    rememberInTab(mapping.id);
    this.#store.put(mapping, before).then(
      () => {
        this.#wrote(mapping);
      },
      (error: unknown) => {
        this.#failed(mapping, before, error);
      },
    );
  }

  /**
   * What comes is another mapping, or goes on with a kept one. What was on the screen stays kept where `keep` says so; else
   * its record is the first to be written over.
   */
  turnTo(mapping: KeptMapping | null, keep: boolean): void {
    this.flush();
    this.#id = newId();
    this.#root = mapping?.root ?? newId();
    this.#written = mapping?.id ?? (keep ? null : this.#written);
    // Another mapping with the same text is kept all the same.
    this.#last = null;
    this.#saidChangedElsewhere = false;
  }

  #wrote({ root, changedAt }: KeptMapping): void {
    this.#events?.kept(changedAt);
    this.#channel.postMessage({ root });
    void this.#store?.dropOldest().catch(() => undefined);
    this.#tellOthers();
  }

  #failed({ id }: KeptMapping, before: string | null, error: unknown): void {
    if (this.#written === id) this.#written = before;
    // Tried again with the next change, whatever it is.
    this.#last = null;
    this.#events?.failed(messageOf(error));
  }

  #tellOthers(): void {
    const tell = (mappings: KeptMapping[]): void => {
      this.#events?.others(mappings.filter(({ id }) => id !== this.#id && id !== this.#written));
    };
    // A list that cannot be read is no news: what fails is told where it is written.
    this.#store?.list().then(tell, () => undefined);
  }
}
