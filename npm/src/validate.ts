import { MappingError } from './errors.js';
import { ask, outcomeOf } from './introspection.js';
import type { IntrospectRequest, ValidateOptions } from './interface.js';
import type { JobState, Outcome } from './protocol.js';
import { toReport } from './report.js';
import type { CoreModule, CoreSession } from './session.js';
import { giveTurn, workSlice } from './turns.js';
import type { Report } from './types.js';

/** A question, and the requests that wait for its answer: definitions with the same SQL share one. */
interface Question {
  request: IntrospectRequest;
  waiting: number[];
  outcome?: Outcome;
}

const defaultConcurrency = 4;

/** A job of the core, and how to start it: again, too, where the module started over and forgot it. */
interface Job {
  session: CoreSession;
  start: () => JobState;
  module: CoreModule;
}

/** Runs a job of the core to its end: asks what it wants to know, in any order, and resolves with its report. */
export function runJob(job: Job, options: ValidateOptions): Promise<Report> {
  return new Promise((resolve, reject) => {
    new JobRun(job, options, resolve, reject).start();
  });
}

/** The types say so, but a page in plain JavaScript can pass anything. */
export function checkOptions(options: ValidateOptions): void {
  const introspect: unknown = (options as Partial<ValidateOptions> | undefined)?.introspect;
  if (typeof introspect === 'function') return;
  throw new MappingError('bad_argument', 'options.introspect must be a function');
}

class JobRun {
  readonly #job: Job;
  readonly #options: ValidateOptions;
  readonly #resolve: (report: Report) => void;
  readonly #reject: (reason: unknown) => void;
  readonly #concurrency: number;
  /** Ends the open questions, whatever ended the run. */
  readonly #controller = new AbortController();
  readonly #questions = new Map<string, Question>();
  readonly #queue: Question[] = [];
  #open = 0;
  #forgetModule: (() => void) | undefined;
  #ended = false;
  /** As far as the host was told. */
  #done = 0;
  #sliceEnd = performance.now() + workSlice;
  /** The page's, for which all questions wait that come up meanwhile. */
  #turn: Promise<void> | undefined;

  constructor(
    job: Job,
    options: ValidateOptions,
    resolve: (report: Report) => void,
    reject: (reason: unknown) => void,
  ) {
    this.#job = job;
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#concurrency = Math.max(1, options.concurrency ?? defaultConcurrency) || 1;
  }

  start(): void {
    const { signal } = this.#options;
    if (signal?.aborted) {
      this.#fail(signal.reason);
      return;
    }
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    this.#forgetModule = this.#job.module.whenDisposed((reason) => {
      this.#fail(reason);
    });
    this.#advance(() => [this.#job.start()]);
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
    // A job that was started again catches up first.
    if (this.#ended || done < this.#done) return;
    this.#done = done;
    this.#options.onProgress?.({ phase, done, total });
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
    const outcome = await this.#outcome(question);
    question.outcome = outcome;
    this.#open -= 1;
    this.#advance(() => this.#answers(question, outcome));
  }

  *#answers(question: Question, outcome: Outcome): Generator<JobState> {
    const answer = JSON.stringify(outcome);
    for (const id of question.waiting.splice(0)) {
      if (this.#ended) return;
      if (this.#job.session.lost) break;
      yield this.#job.session.run('job_answer', answer, { id });
    }
    if (this.#job.session.lost) yield this.#startAgain();
  }

  /**
   * The module started over, for a reason that is not this job's. What was answered is handed on again as the new job
   * asks for it, and what is being asked is waited for.
   */
  #startAgain(): JobState {
    for (const question of this.#questions.values()) question.waiting = [];
    return this.#job.start();
  }

  /** Never rejects. */
  async #outcome({ request, outcome }: Question): Promise<Outcome> {
    const { introspect, cache } = this.#options;
    const { signal } = this.#controller;
    try {
      if (performance.now() >= this.#sliceEnd) await this.#giveTurn();
      if (outcome) return outcome;
      const askHost = (ended: AbortSignal) => ask(introspect, request, ended);
      return await (cache ? cache.resolve(request, askHost, signal) : askHost(signal));
    } catch (error) {
      return outcomeOf(error);
    }
  }

  /** Answers out of a cache come without a pause, so thousands of them would hold the page. */
  async #giveTurn(): Promise<void> {
    this.#turn ??= giveTurn().then(() => {
      this.#turn = undefined;
      this.#sliceEnd = performance.now() + workSlice;
    });
    await this.#turn;
    this.#controller.signal.throwIfAborted();
  }

  #finish(): void {
    if (this.#ended) return;
    if (this.#job.session.lost) {
      this.#advance(() => [this.#startAgain()]);
      return;
    }
    const report = toReport(this.#job.session.run('job_report'));
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
    this.#forgetModule?.();
  }
}
