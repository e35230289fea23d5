import { canMean, tablesIn } from './catalog/query-words.js';
import { MappingError } from './errors.js';
import type { IntrospectAnswer, IntrospectRequest, ScopedIntrospectionCache } from './interface.js';
import { requireBytes } from './signals.js';

export interface IntrospectionCacheOptions {
  /** How long an answer may be used, in ms; default 300,000 (five minutes). Finite: the warehouse changes. */
  ttlMs?: number | undefined;
  /** Default 1000; beyond it, the answer that was not used for longest is forgotten. */
  maxEntries?: number | undefined;
  /** What the texts of all questions and answers may take together; default 64 MiB. */
  maxBytes?: number | undefined;
  /** The clock in ms; default `Date.now`. */
  now?: (() => number) | undefined;
}

type Question = Pick<IntrospectRequest, 'kind' | 'sql'>;

/** A question on its way, and how many callers wait for it. */
interface Flight {
  answer: Promise<IntrospectAnswer>;
  controller: AbortController;
  waiting: number;
}

interface Entry {
  answer: IntrospectAnswer;
  askedAt: number;
  bytes: number;
}

/** Keeps the answers of one cluster in memory; see {@link IntrospectionCache}. */
export function createIntrospectionCache(
  options: IntrospectionCacheOptions = {},
): ScopedIntrospectionCache {
  return new CacheView(new Answers(options), '');
}

/** The answers of all scopes, or those of one. */
class CacheView implements ScopedIntrospectionCache {
  readonly #answers: Answers;
  /** Before the key of each question; empty for all. */
  readonly #scope: string;

  constructor(answers: Answers, scope: string) {
    this.#answers = answers;
    this.#scope = scope;
  }

  scope(of: string | object): ScopedIntrospectionCache {
    return this.#scope === '' ? new CacheView(this.#answers, this.#answers.scopeOf(of)) : this;
  }

  resolve(
    question: Question,
    ask: (signal: AbortSignal) => Promise<IntrospectAnswer>,
    signal: AbortSignal,
  ): Promise<IntrospectAnswer> {
    return this.#answers.resolve(this.#keyOf(question), ask, signal);
  }

  invalidate(what?: string): void {
    const concerns = what === undefined ? () => true : aboutSqlOrTable(what);
    this.#answers.forget((key) => key.startsWith(this.#scope) && concerns(sqlOf(key)));
  }

  age(question: Question): number | null {
    return this.#answers.age(this.#keyOf(question));
  }

  #keyOf({ kind, sql }: Question): string {
    return `${this.#scope}${kind}\n${sql}`;
  }
}

class Answers {
  readonly #ttlMs: number;
  readonly #maxEntries: number;
  readonly #maxBytes: number;
  readonly #now: () => number;
  /** The least recently used first. */
  readonly #entries = new Map<string, Entry>();
  readonly #flights = new Map<string, Flight>();
  readonly #scopes = new WeakMap<object, string>();
  #scopeCount = 0;
  #bytes = 0;

  constructor(options: IntrospectionCacheOptions) {
    const { ttlMs = 300_000, maxEntries = 1000, now = Date.now } = options;
    const { maxBytes = 64 * 1024 * 1024 } = options;
    if (!(ttlMs >= 0 && ttlMs < Infinity)) {
      throw new MappingError('bad_argument', 'ttlMs must be a finite number of milliseconds');
    }
    if (!(maxEntries >= 0)) throw new MappingError('bad_argument', 'maxEntries must be a number');
    requireBytes('maxBytes', maxBytes);
    this.#ttlMs = ttlMs;
    this.#maxEntries = maxEntries;
    this.#maxBytes = maxBytes;
    this.#now = now;
  }

  /** Without a line break, so that it cannot be taken for a part of the question. */
  scopeOf(of: string | object): string {
    if (typeof of === 'string') return `${JSON.stringify(of)} `;
    let scope = this.#scopes.get(of);
    if (scope === undefined) {
      scope = `${String((this.#scopeCount += 1))} `;
      this.#scopes.set(of, scope);
    }
    return scope;
  }

  async resolve(
    key: string,
    ask: (signal: AbortSignal) => Promise<IntrospectAnswer>,
    signal: AbortSignal,
  ): Promise<IntrospectAnswer> {
    signal.throwIfAborted();
    const kept = this.#fresh(key);
    if (kept) {
      this.#entries.delete(key);
      this.#entries.set(key, kept);
      return kept.answer;
    }
    return this.#join(key, this.#flights.get(key) ?? this.#start(key, ask), signal);
  }

  forget(concerns: (key: string) => boolean): void {
    for (const key of this.#entries.keys()) {
      if (concerns(key)) this.#drop(key);
    }
    for (const key of this.#flights.keys()) {
      if (concerns(key)) this.#flights.delete(key);
    }
  }

  age(key: string): number | null {
    const entry = this.#fresh(key);
    return entry ? this.#now() - entry.askedAt : null;
  }

  #fresh(key: string): Entry | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const age = this.#now() - entry.askedAt;
    if (age >= 0 && age < this.#ttlMs) return entry;
    this.#drop(key);
    return undefined;
  }

  #drop(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }

  #start(key: string, ask: (signal: AbortSignal) => Promise<IntrospectAnswer>): Flight {
    const askedAt = this.#now();
    const controller = new AbortController();
    const flight: Flight = { answer: ask(controller.signal), controller, waiting: 0 };
    this.#flights.set(key, flight);
    flight.answer.then(
      (answer) => {
        if (this.#land(key, flight))
          this.#keep(key, { answer, askedAt, bytes: bytesOf(key, answer) });
      },
      () => this.#land(key, flight),
    );
    return flight;
  }

  /** False when the flight was forgotten on its way: its answer is as old as what was to be forgotten. */
  #land(key: string, flight: Flight): boolean {
    return this.#flights.get(key) === flight && this.#flights.delete(key);
  }

  #keep(key: string, entry: Entry): void {
    this.#drop(key);
    this.#entries.set(key, entry);
    this.#bytes += entry.bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#maxEntries && this.#bytes <= this.#maxBytes) break;
      this.#drop(oldest);
    }
  }

  /** One caller's abort ends only its own waiting; the last one's ends the question. */
  #join(key: string, flight: Flight, signal: AbortSignal): Promise<IntrospectAnswer> {
    flight.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(signal.reason as Error);
        flight.waiting -= 1;
        if (flight.waiting > 0) return;
        this.#land(key, flight);
        flight.controller.abort(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      const settle = (): void => {
        signal.removeEventListener('abort', leave);
      };
      flight.answer.then(resolve, reject).finally(settle);
    });
  }
}

/** About what an answer takes, with the text that it is kept by: two bytes for each character, and the objects. */
function bytesOf(key: string, { columns = [] }: IntrospectAnswer): number {
  const characters = columns.reduce((sum, { name, type }) => sum + name.length + type.length, 0);
  return 2 * (key.length + characters) + 100 * (columns.length + 1);
}

const sqlOf = (key: string): string => key.slice(key.indexOf('\n') + 1);

/** Tells whether SQL is `what`, or reads from the table of that name. */
function aboutSqlOrTable(what: string): (sql: string) => boolean {
  // Read as if a query named it: the words of SQL know quotes and dots.
  const tables = tablesIn(`FROM ${what}`);
  const [table] = tables;
  if (tables.length !== 1 || !table) return (sql) => sql === what;
  const name = table.name.toLowerCase();
  // Most queries do not even have the word in them, which is quickly seen.
  return (sql) =>
    sql === what ||
    (sql.toLowerCase().includes(name) && tablesIn(sql).some((named) => canMean(named, table)));
}
