import { canMean, readQuery } from './catalog/query-words.js';
import { MappingError } from './errors.js';
import type { IntrospectAnswer, IntrospectRequest, IntrospectionCache } from './interface.js';

export interface IntrospectionCacheOptions {
  /** How long an answer may be used, in ms; default 300,000 (five minutes). Finite: the warehouse changes. */
  ttlMs?: number;
  /** Default 1000; beyond it, the answer that was not used for longest is forgotten. */
  maxEntries?: number;
  /** The clock in ms; default `Date.now`. */
  now?: () => number;
}

type Question = Pick<IntrospectRequest, 'kind' | 'sql'>;

/** A question on its way, and how many callers wait for it. */
interface Flight {
  answer: Promise<IntrospectAnswer>;
  controller: AbortController;
  waiting: number;
}

/** Keeps the answers of one cluster in memory; see {@link IntrospectionCache}. */
export function createIntrospectionCache(
  options: IntrospectionCacheOptions = {},
): IntrospectionCache {
  return new MemoryCache(options);
}

class MemoryCache implements IntrospectionCache {
  readonly #ttlMs: number;
  readonly #maxEntries: number;
  readonly #now: () => number;
  /** The least recently used first. */
  readonly #entries = new Map<string, { answer: IntrospectAnswer; askedAt: number }>();
  readonly #flights = new Map<string, Flight>();

  constructor({ ttlMs = 300_000, maxEntries = 1000, now = Date.now }: IntrospectionCacheOptions) {
    if (!(ttlMs >= 0 && ttlMs < Infinity)) {
      throw new MappingError('bad_argument', 'ttlMs must be a finite number of milliseconds');
    }
    if (!(maxEntries >= 0)) throw new MappingError('bad_argument', 'maxEntries must be a number');
    this.#ttlMs = ttlMs;
    this.#maxEntries = maxEntries;
    this.#now = now;
  }

  async resolve(
    question: Question,
    ask: (signal: AbortSignal) => Promise<IntrospectAnswer>,
    signal: AbortSignal,
  ): Promise<IntrospectAnswer> {
    signal.throwIfAborted();
    const key = keyOf(question);
    const kept = this.#fresh(key);
    if (kept) {
      this.#entries.delete(key);
      this.#entries.set(key, kept);
      return kept.answer;
    }
    return this.#join(key, this.#flights.get(key) ?? this.#start(key, ask), signal);
  }

  invalidate(what?: string): void {
    const concerns = what === undefined ? () => true : aboutSqlOrTable(what);
    const forget = (map: Map<string, unknown>): void => {
      for (const key of map.keys()) {
        if (concerns(sqlOf(key))) map.delete(key);
      }
    };
    forget(this.#entries);
    forget(this.#flights);
  }

  age(question: Question): number | null {
    const entry = this.#fresh(keyOf(question));
    return entry ? this.#now() - entry.askedAt : null;
  }

  #fresh(key: string): { answer: IntrospectAnswer; askedAt: number } | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    const age = this.#now() - entry.askedAt;
    if (age >= 0 && age < this.#ttlMs) return entry;
    this.#entries.delete(key);
    return undefined;
  }

  #start(key: string, ask: (signal: AbortSignal) => Promise<IntrospectAnswer>): Flight {
    const askedAt = this.#now();
    const controller = new AbortController();
    const flight: Flight = { answer: ask(controller.signal), controller, waiting: 0 };
    this.#flights.set(key, flight);
    flight.answer.then(
      (answer) => {
        if (this.#land(key, flight)) this.#keep(key, { answer, askedAt });
      },
      () => this.#land(key, flight),
    );
    return flight;
  }

  /** False when the flight was forgotten on its way: its answer is as old as what was to be forgotten. */
  #land(key: string, flight: Flight): boolean {
    return this.#flights.get(key) === flight && this.#flights.delete(key);
  }

  #keep(key: string, entry: { answer: IntrospectAnswer; askedAt: number }): void {
    this.#entries.set(key, entry);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= this.#maxEntries) break;
      this.#entries.delete(oldest);
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

const keyOf = ({ kind, sql }: Question): string => `${kind}\n${sql}`;

const sqlOf = (key: string): string => key.slice(key.indexOf('\n') + 1);

/** Tells whether SQL is `what`, or reads from the table of that name. */
function aboutSqlOrTable(what: string): (sql: string) => boolean {
  // Read as if a query named it: the words of SQL know quotes and dots.
  const { tables } = readQuery(`FROM ${what}`);
  const [table] = tables;
  if (tables.length !== 1 || !table) return (sql) => sql === what;
  const name = table.name.toLowerCase();
  // Most queries do not even have the word in them, which is quickly seen.
  return (sql) =>
    sql === what ||
    (sql.toLowerCase().includes(name) &&
      readQuery(sql).tables.some((named) => canMean(named, table)));
}
