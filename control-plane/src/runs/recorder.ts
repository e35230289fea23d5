import { AsyncLocalStorage } from 'node:async_hooks';
import type { Kysely } from 'kysely';
import type { JobId, JobSummary, Logger } from 'mapping-generator/jobs';
import type { Tables } from '../database/schema.js';
import { addEvents, beginRun, endRun } from './history.js';
import type { Level, RunEnd, RunEvent } from './history.js';

/** Events of one run that are kept; a run over thousands of records would say the same thousands of times. */
const eventsKept = 200;
/** What each deletion was decided for must not leave out what went wrong behind it. */
const detailsKept = 100;

const flushMs = 1000;

/** Writes down what runs log, each run's events with the run, and passes all of it on to another logger. */
export class Recorder {
  readonly #database: Kysely<Tables>;
  readonly #replica: string;
  readonly #further: Logger | undefined;
  /** Jobs run beside each other and share the logger: whose event it is follows from what it was logged in. */
  readonly #current = new AsyncLocalStorage<RecordedRun>();

  constructor(database: Kysely<Tables>, replica: string, further?: Logger) {
    this.#database = database;
    this.#replica = replica;
    this.#further = further;
  }

  readonly logger: Logger = {
    debug: (fields, event) => {
      this.#log('debug', fields, event);
    },
    info: (fields, event) => {
      this.#log('info', fields, event);
    },
    warn: (fields, event) => {
      this.#log('warn', fields, event);
    },
    error: (fields, event) => {
      this.#log('error', fields, event);
    },
  };

  /** Carries out `run`, and stores when it began, what it logged and how it ended. Rejects with what it rejects with. */
  async record(job: JobId, run: () => Promise<JobSummary>): Promise<void> {
    const id = await beginRun(this.#database, job, this.#replica);
    const recorded = new RecordedRun(this.#database, id);
    let summary: JobSummary;
    try {
      summary = await this.#current.run(recorded, run);
    } catch (error) {
      // The job's own error counts, also when the database that should store it is what is gone.
      await recorded.end({ summary: null, error: messageOf(error) }).catch(() => undefined);
      throw error;
    }
    await recorded.end({ summary, error: null });
  }

  #log(level: Level, fields: Record<string, unknown>, event: string): void {
    this.#further?.[level]?.(fields, event);
    this.#current.getStore()?.add({ at: new Date().toISOString(), level, event, fields });
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Stores events while the run goes on, so that a process that is killed leaves what it did. */
class RecordedRun {
  readonly #database: Kysely<Tables>;
  readonly #id: number;
  readonly #flushing: NodeJS.Timeout;
  #waiting: RunEvent[] = [];
  #kept = 0;
  #details = 0;
  #leftOut = 0;
  #stored: Promise<void> = Promise.resolve();

  constructor(database: Kysely<Tables>, id: number) {
    this.#database = database;
    this.#id = id;
    this.#flushing = setInterval(() => {
      this.#flush().catch(() => undefined);
    }, flushMs);
    this.#flushing.unref();
  }

  add(event: RunEvent): void {
    if (event.level === 'debug') this.#details += 1;
    const isTooMany = event.level === 'debug' && this.#details > detailsKept;
    if (!isTooMany && this.#kept + this.#waiting.length < eventsKept) this.#waiting.push(event);
    else this.#leftOut += 1;
  }

  async end(end: RunEnd): Promise<void> {
    clearInterval(this.#flushing);
    await this.#flush();
    await endRun(this.#database, this.#id, end, this.#leftOut);
  }

  /** One insertion after the other, so that events stay in their order. */
  #flush(): Promise<void> {
    this.#stored = this.#stored
      .catch(() => undefined)
      .then(async () => {
        // A copy: more is logged while these are on their way.
        const events = [...this.#waiting];
        await addEvents(this.#database, this.#id, this.#kept, events);
        this.#kept += events.length;
        this.#waiting = this.#waiting.slice(events.length);
      });
    return this.#stored;
  }
}
