import { MappingError, messageOf } from './errors.js';
import type {
  PreflightCheck,
  PreflightOptions,
  PreflightProgress,
  PreflightReport,
} from './preflight-types.js';
import type { PreflightAnswer, PreflightStep } from './protocol.js';
import { untilEnded } from './signals.js';
import type { Column } from './types.js';
import { toDiagnostics } from './report.js';

const defaultConcurrency = 4;

/** What the core wants to know next, given the answers so far. */
type Step = (answers: PreflightAnswer[]) => PreflightStep;

/** The types say so, but a page in plain JavaScript can pass anything. */
export function requireRun(options: Pick<PreflightOptions, 'run'>): void {
  const run: unknown = (options as Partial<PreflightOptions> | undefined)?.run;
  if (typeof run === 'function') return;
  throw new MappingError('bad_argument', 'options.run must be a function');
}

/** Asks the cluster what the core wants to know, until it wants to know nothing more. */
export async function runPreflight(
  step: Step,
  options: PreflightOptions,
): Promise<PreflightReport> {
  const { signal } = options;
  signal?.throwIfAborted();
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort(signal?.reason);
  };
  signal?.addEventListener('abort', abort, { once: true });
  try {
    return await new PreflightRun(step, options, controller.signal).toEnd();
  } finally {
    signal?.removeEventListener('abort', abort);
    // What is still running is of no use to anybody.
    controller.abort();
  }
}

class PreflightRun {
  readonly #step: Step;
  readonly #options: PreflightOptions;
  readonly #signal: AbortSignal;
  readonly #concurrency: number;
  readonly #answers: PreflightAnswer[] = [];
  #counted = 0;

  constructor(step: Step, options: PreflightOptions, signal: AbortSignal) {
    this.#step = step;
    this.#options = options;
    this.#signal = signal;
    this.#concurrency = Math.max(1, Math.floor(options.concurrency ?? defaultConcurrency)) || 1;
  }

  async toEnd(): Promise<PreflightReport> {
    for (;;) {
      const { checks, report } = this.#step(this.#answers);
      const total = report.definitions.length;
      const tell = (phase: PreflightProgress['phase']): void => {
        const done = phase === 'done' ? total : Math.min(this.#counted, total);
        this.#options.onProgress?.({ phase, done, total });
      };
      if (checks.length === 0) {
        tell('done');
        return { ...report, diagnostics: toDiagnostics(report.diagnostics) };
      }
      tell(phaseOf(checks[0]));
      await this.#askAll(checks, tell);
    }
  }

  async #askAll(
    checks: PreflightCheck[],
    tell: (phase: PreflightProgress['phase']) => void,
  ): Promise<void> {
    const queue = [...checks];
    const work = async (): Promise<void> => {
      for (let check = queue.shift(); check; check = queue.shift()) {
        this.#answers.push(await this.#ask(check));
        const phase = phaseOf(check);
        if (phase === 'counts') this.#counted += 1;
        tell(phase);
      }
    };
    const workers = Array.from({ length: Math.min(this.#concurrency, queue.length) }, work);
    await Promise.all(workers);
  }

  /** Rejects only where the preflight was given up. */
  async #ask({ id, path, sql }: PreflightCheck): Promise<PreflightAnswer> {
    const signal = this.#signal;
    try {
      signal.throwIfAborted();
      const asked = Promise.resolve(this.#options.run(sql, { signal, check: { id, path } }));
      return { id, ...answerOf(await untilEnded(asked, signal)) };
    } catch (error) {
      signal.throwIfAborted();
      return { id, error: messageOf(error) };
    }
  }
}

/** An id begins with what is asked. */
function phaseOf(check: PreflightCheck | undefined): PreflightProgress['phase'] {
  if (check?.id.startsWith('columns:')) return 'columns';
  return check?.id.startsWith('rows:') ? 'counts' : 'samples';
}

/** A copy in the terms of JSON; what is no result counts as no answer. */
function answerOf(result: unknown): { columns: Column[]; rows: unknown[][] } {
  const { columns, rows } = (result ?? {}) as { columns?: Column[]; rows?: unknown[][] };
  if (!Array.isArray(columns) || !Array.isArray(rows)) {
    throw new TypeError('the answer has no columns and rows');
  }
  return {
    columns: columns.map(({ name, type }) => ({ name, type })),
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'bigint' ? String(cell) : cell))),
  };
}
