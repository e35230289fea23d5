import { createScheduler } from '../dist/jobs.js';
import type {
  CatalogSnapshot,
  ControlPlane,
  Entity,
  Instance,
  Logger,
  Pod,
  Scheduler,
  SchedulerOptions,
} from '../dist/jobs.js';

/** The time at which the tests begin. */
export const noon = new Date('2026-06-01T12:00:00Z');

export interface Told {
  level: 'debug' | 'info' | 'warn' | 'error';
  event: string;
  fields: Record<string, unknown>;
}

/** A control plane of plain lists, which notes what is asked of it and does as the test says. */
export class FakePlane {
  readonly instances: Instance[] = [];
  readonly snapshots: Entity[] = [];
  readonly mappings: Entity[] = [];
  readonly pods: Pod[] = [];
  readonly texts = new Map<number, unknown>();
  stored: CatalogSnapshot | null = null;
  fetched: unknown = { captured_at: noon.toISOString(), tables: [] };
  /** Every call, in the order in which they began. */
  readonly calls: string[] = [];
  readonly told: Told[] = [];
  /** The answer to a call, where it is not the plain one: by the call's text. */
  readonly answers = new Map<string, () => unknown>();
  /** What each change was to rest on, by the call's text. */
  readonly expected = new Map<string, unknown>();
  underWay = 0;
  mostUnderWay = 0;
  fetchOptions: { signal: AbortSignal; concurrency: number } | undefined;

  readonly plane: ControlPlane = {
    instances: {
      list: () => this.#carryOut('instances.list', () => [...this.instances]),
      terminate: (id, { reason, expected }) =>
        this.#change(`terminate ${String(id)} ${reason}`, expected),
      updateStatus: (id, status, message, { expected }) =>
        this.#change(`updateStatus ${String(id)} ${status} ${message}`, expected),
    },
    snapshots: {
      list: () => this.#carryOut('snapshots.list', () => [...this.snapshots]),
      delete: (id, { expected }) => this.#change(`snapshots.delete ${String(id)}`, expected),
    },
    mappings: {
      list: () => this.#carryOut('mappings.list', () => [...this.mappings]),
      delete: (id, { expected }) => this.#change(`mappings.delete ${String(id)}`, expected),
      read: (id) =>
        this.#carryOut(`mappings.read ${String(id)}`, () => this.texts.get(id) as string),
    },
    pods: {
      list: (selector) => this.#carryOut(`pods.list ${selector}`, () => [...this.pods]),
      delete: (name, { ignoreNotFound }) =>
        this.#carryOut(`pods.delete ${name} ${String(ignoreNotFound)}`),
    },
    catalog: {
      fetch: (options) => {
        this.fetchOptions = options;
        return this.#carryOut('catalog.fetch', () => this.fetched as CatalogSnapshot);
      },
      current: () => this.#carryOut('catalog.current', () => this.stored),
      replace: (next) =>
        this.#carryOut('catalog.replace', () => {
          this.stored = next;
        }),
    },
  };

  readonly logger: Required<Logger> = {
    debug: (fields, event) => this.told.push({ level: 'debug', event, fields }),
    info: (fields, event) => this.told.push({ level: 'info', event, fields }),
    warn: (fields, event) => this.told.push({ level: 'warn', event, fields }),
    error: (fields, event) => this.told.push({ level: 'error', event, fields }),
  };

  scheduler(options: Partial<SchedulerOptions> = {}): Promise<Scheduler> {
    const { plane: controlPlane, logger } = this;
    return createScheduler({ controlPlane, logger, now: () => noon, ...options });
  }

  /** The events but those for debugging. */
  get events(): [string, Record<string, unknown>][] {
    return this.told
      .filter(({ level }) => level !== 'debug')
      .map(({ event, fields }) => [event, fields]);
  }

  /** The calls that change something. */
  get changes(): string[] {
    return this.calls.filter((call) => !/\.(list|read|current|fetch)\b/.test(call));
  }

  /** Makes a call wait until the test lets it go. */
  hold(call: string): () => void {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { answers } = this;
    answers.set(call, () => held);
    return () => {
      answers.delete(call);
      release();
    };
  }

  fail(call: string, error: unknown): void {
    this.answers.set(call, () => {
      throw error;
    });
  }

  #change(call: string, expected: unknown): Promise<void> {
    this.expected.set(call, expected);
    return this.#carryOut(call);
  }

  async #carryOut<Result>(call: string, plain?: () => Result): Promise<Result> {
    this.calls.push(call);
    this.underWay += 1;
    this.mostUnderWay = Math.max(this.mostUnderWay, this.underWay);
    try {
      const answer = this.answers.get(call);
      await answer?.();
      await Promise.resolve();
      return plain?.() as Result;
    } finally {
      this.underWay -= 1;
    }
  }
}

/** Something that has expired a month ago. */
export const expired = (id: number): Entity => ({
  id,
  created_at: '2026-04-01T00:00:00Z',
  last_activity_at: null,
  ttl: 'P30D',
  inactivity_timeout: null,
});

/** An instance that lives for ever. */
export const instance = (id: number, more: Partial<Instance> = {}): Instance => ({
  id,
  created_at: '2026-06-01T00:00:00Z',
  last_activity_at: null,
  ttl: null,
  inactivity_timeout: null,
  status: 'running',
  ...more,
});

export const pod = (name: string, instanceId?: string): Pod => ({
  name,
  labels: {
    app: 'graph-instance',
    ...(instanceId === undefined ? {} : { 'instance-id': instanceId }),
  },
  created_at: '2026-06-01T00:00:00Z',
});

export const numbers = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
