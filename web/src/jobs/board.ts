import type { Locale } from 'mapping-generator-editor/parts';
import { NotServedError, readJobs, runJob, type JobId, type JobsAnswer } from './control-plane';
import { summaryText } from './formats';
import { translator } from './texts';

/** Everything that the page shows. Replaced, never changed in place. */
export interface State {
  locale: Locale;
  /** What the server said last. */
  answer: JobsAnswer | null;
  /** Why it does not answer now. */
  failure: { reason: string; notServed: boolean } | null;
  /** Jobs that were asked for here and have not ended. */
  asked: ReadonlySet<JobId>;
  /** The last thing that happened, to be read out. */
  notice: string;
}

const everyMs = 3000;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Knows how the jobs stand and lets them run. The only place that changes the state. */
export class Board {
  state: State;
  readonly #draw: () => void;

  constructor(locale: Locale, draw: () => void) {
    this.#draw = draw;
    this.state = { locale, answer: null, failure: null, asked: new Set(), notice: '' };
  }

  setLocale(locale: Locale): void {
    this.#update({ locale, notice: '' });
  }

  /** Asks again and again, as long as somebody can see the page. */
  watch(): void {
    const ask = async (): Promise<void> => {
      if (document.visibilityState === 'visible') await this.#refresh();
      setTimeout(() => void ask(), everyMs);
    };
    void ask();
  }

  async run(id: JobId): Promise<void> {
    if (this.state.asked.has(id)) return;
    const t = translator(this.state.locale);
    const job = t(id);
    this.#update({ asked: new Set([...this.state.asked, id]), notice: t('announceRunning', { job }) });
    let reason: string | null;
    try {
      ({ error: reason } = await runJob(id));
    } catch (error) {
      reason = messageOf(error);
    }
    await this.#refresh();
    const asked = new Set(this.state.asked);
    asked.delete(id);
    this.#update({ asked, notice: this.#outcome(id, reason) });
  }

  #outcome(id: JobId, reason: string | null): string {
    const t = translator(this.state.locale);
    const job = t(id);
    if (reason !== null) return t('announceFailed', { job, reason });
    const last = this.state.answer?.jobs.find((known) => known.id === id)?.runs[0];
    return t('announceSucceeded', { job, summary: summaryText(last?.summary ?? null, t) });
  }

  async #refresh(): Promise<void> {
    try {
      this.#update({ answer: await readJobs(), failure: null });
    } catch (error) {
      this.#update({ failure: { reason: messageOf(error), notServed: error instanceof NotServedError } });
    }
  }

  #update(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.#draw();
  }
}
