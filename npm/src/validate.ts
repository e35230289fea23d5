import { MappingError } from './errors.js';
import { ask, outcomeOf } from './introspection.js';
import type { IntrospectRequest, ValidateOptions } from './interface.js';
import type { JobState, Outcome } from './protocol.js';
import type { CoreSession } from './session.js';
import type { Report } from './types.js';

/** A question, and the requests that wait for its answer: definitions with the same SQL share one. */
interface Question {
  request: IntrospectRequest;
  waiting: number[];
  outcome?: Outcome;
}

const defaultConcurrency = 4;

/** After this time of uninterrupted work in ms the page gets a turn, so that it can paint, scroll and cancel. */
const workSlice = 10;

/** Node runs the timers that come due meanwhile before it looks at anything else, so there it has to be its immediate. */
const nextTurn: (resume: () => void) => unknown =
  (globalThis as { setImmediate?: (resume: () => void) => unknown }).setImmediate ??
  ((resume) => setTimeout(resume, 0));

/** Runs a job of the core to its end: asks what it wants to know, in any order, and resolves with its report. */
export function runJob(
  session: CoreSession,
  start: () => JobState,
  options: ValidateOptions,
): Promise<Report> {
  checkOptions(options);
  return new Promise((resolve, reject) => {
    new JobRun(session, options, resolve, reject).start(start);
  });
}

function checkOptions(options: ValidateOptions): void {
  // The types say so, but a page in plain JavaScript can pass anything.
  const introspect: unknown = (options as Partial<ValidateOptions> | undefined)?.introspect;
  if (typeof introspect === 'function') return;
  throw new MappingError('bad_argument', 'options.introspect must be a function');
}

class JobRun {
  readonly #session: CoreSession;
  readonly #options: ValidateOptions;
  readonly #resolve: (report: Report) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #concurrency: number;
  /** Ends the open questions, whatever ended the run. */
  readonly #controller = new AbortController();
  readonly #questions = new Map<string, Question>();
  readonly #queue: Question[] = [];
  #open = 0;
  #ended = false;
  #sliceEnd = performance.now() + workSlice;
  /** The page's, for which all questions wait that come up meanwhile. */
  #turn: Promise<void> | undefined;

  constructor(
    session: CoreSession,
    options: ValidateOptions,
    resolve: (report: Report) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#session = session;
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#concurrency = Math.max(1, options.concurrency ?? defaultConcurrency) || 1;
  }

  start(startJob: () => JobState): void {
    const { signal } = this.#options;
    if (signal?.aborted) {
      this.#fail(signal.reason);
      return;
    }
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    this.#advance(() => [startJob()]);
  }

  readonly #onAbort = (): void => {
    this.#fail(this.#options.signal?.reason);
  };

  /** Takes the job a step further; what fails on the way ends the run. */
  #advance(step: () => Iterable<JobState>): void {
    if (this.#ended) return;
    try {
      for (const state of step()) this.#accept(state);
      this.#askNext();
      if (this.#open === 0) this.#finish();
    } catch (error) {
      this.#fail(error);
    }
  }

  #askNext(): void {
    while (!this.#ended && this.#open < this.#concurrency) {
      const question = this.#queue.shift();
      if (!question) return;
      void this.#ask(question);
    }
  }

  #accept(state: JobState): void {
    const { phase, done, total, requests } = state;
    for (const { id, ...request } of requests) this.#enqueue(id, request);
    if (!this.#ended) this.#options.onProgress?.({ phase, done, total });
  }

  #enqueue(id: number, request: IntrospectRequest): void {
    const key = `${request.kind}\n${request.sql}`;
    const question = this.#questions.get(key);
    if (!question) {
      const added = { request, waiting: [id] };
      this.#questions.set(key, added);
      this.#queue.push(added);
    } else {
      question.waiting.push(id);
      // Answered before, so it only has to be handed on, in its turn like the others.
      if (question.outcome) this.#queue.unshift(question);
    }
  }

  async #ask(question: Question): Promise<void> {
    this.#open += 1;
    const outcome = await (question.outcome ?? this.#outcome(question.request));
    question.outcome = outcome;
    this.#open -= 1;
    this.#advance(() => this.#answers(question, outcome));
  }

  *#answers(question: Question, outcome: Outcome): Generator<JobState> {
    for (const id of question.waiting.splice(0)) {
      if (this.#ended) return;
      yield this.#session.run('job_answer', JSON.stringify(outcome), { id });
    }
  }

  /** Never rejects. */
  async #outcome(request: IntrospectRequest): Promise<Outcome> {
    const { introspect, cache } = this.#options;
    const { signal } = this.#controller;
    try {
      if (performance.now() >= this.#sliceEnd) await this.#giveTurn();
      const askHost = (ended: AbortSignal) => ask(introspect, request, ended);
      return await (cache ? cache.resolve(request, askHost, signal) : askHost(signal));
    } catch (error) {
      return outcomeOf(error);
    }
  }

  /** Answers out of a cache come without a pause, so thousands of them would hold the page. */
  async #giveTurn(): Promise<void> {
    this.#turn ??= new Promise<void>(nextTurn).then(() => {
      this.#turn = undefined;
      this.#sliceEnd = performance.now() + workSlice;
    });
    await this.#turn;
    this.#controller.signal.throwIfAborted();
  }

  #finish(): void {
    if (this.#ended) return;
    const report = this.#session.run('job_report');
    this.#end();
    this.#resolve(report);
  }

  #fail(reason: unknown): void {
    if (this.#ended) return;
    this.#end();
    this.#controller.abort(reason);
    this.#reject(reason);
  }

  #end(): void {
    this.#ended = true;
    this.#options.signal?.removeEventListener('abort', this.#onAbort);
  }
}
