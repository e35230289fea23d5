import type { Locale } from 'mapping-generator-editor/parts';
import {
  NotServedError,
  previewJob,
  readJobs,
  runJob,
  type JobId,
  type JobsAnswer,
  type PreviewAnswer,
} from './control-plane';
import { outcomeOf, summaryText, type Standing } from './formats';
import { endsSomething } from './plan';
import { translator, type TextName } from './texts';
import { Turns } from './turns';

/** What is known of what a run would do: nothing yet, or why it is not. */
export interface Look {
  preview: PreviewAnswer | null;
  reason: string | null;
}

/** Whether the job may run, although it would end or delete what was found; or although nobody could say what. */
export interface Question {
  job: JobId;
  look: Look;
}

/** Everything that the page shows. Replaced, never changed in place. */
export interface State {
  locale: Locale;
  /** What the server said last. */
  answer: JobsAnswer | null;
  /** Why it does not answer now. */
  failure: { reason: string; notServed: boolean } | null;
  /** What the next run of each job would do. */
  looks: Partial<Record<JobId, Look>>;
  /** Jobs that somebody wants to run, while it is looked what they would do. */
  looking: ReadonlySet<JobId>;
  /** What has to be answered before a run, the first one first. */
  questions: readonly Question[];
  /** Jobs that were asked for here and have not ended. */
  asked: ReadonlySet<JobId>;
  /** The last thing that happened, to be read out. */
  notice: string;
}

const everyMs = 3000;

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

const withOne = (jobs: ReadonlySet<JobId>, job: JobId): ReadonlySet<JobId> =>
  new Set([...jobs, job]);
const withoutOne = (jobs: ReadonlySet<JobId>, job: JobId): ReadonlySet<JobId> =>
  new Set([...jobs].filter((other) => other !== job));

const announcements: Partial<Record<Standing, TextName>> = {
  warned: 'announceWarned',
  faulty: 'announceFaulty',
};

/** Knows how the jobs stand and lets them run. The only place that changes the state. */
export class Board {
  state: State;
  readonly #draw: () => void;
  /** The run of each job behind which it was looked what the next one would do. */
  readonly #lookedAfter = new Map<JobId, string>();

  readonly #turns = new Turns();
  readonly #turnsOfLooks = new Map<JobId, Turns>();

  constructor(locale: Locale, draw: () => void) {
    this.#draw = draw;
    this.state = {
      locale,
      answer: null,
      failure: null,
      looks: {},
      looking: new Set(),
      questions: [],
      asked: new Set(),
      notice: '',
    };
  }

  setLocale(locale: Locale): void {
    this.#update({ locale, notice: '' });
    // What the records' faults are comes in the language that was asked for.
    for (const { id } of this.state.answer?.jobs ?? []) void this.look(id);
  }

  /** Asks again and again, as long as somebody can see the page. */
  watch(): void {
    const ask = async (): Promise<void> => {
      if (document.visibilityState === 'visible') await this.#refresh();
      setTimeout(() => void ask(), everyMs);
    };
    void ask();
  }

  /** Finds out what the next run would do. What was known of it stays until there is an answer. */
  async look(job: JobId): Promise<Look> {
    const { locale } = this.state;
    const isNews = this.#turnsOf(job).begin();
    const look = await previewJob(job, locale).then(
      (preview) => ({ preview, reason: null }),
      (error: unknown) => ({ preview: null, reason: messageOf(error) }),
    );
    if (isNews() && locale === this.state.locale)
      this.#update({ looks: { ...this.state.looks, [job]: look } });
    return look;
  }

  #turnsOf(job: JobId): Turns {
    const turns = this.#turnsOfLooks.get(job) ?? new Turns();
    this.#turnsOfLooks.set(job, turns);
    return turns;
  }

  /** Runs the job, after a question where it would end or delete something. */
  async run(job: JobId): Promise<void> {
    const { asked, looking, locale } = this.state;
    if (asked.has(job) || looking.has(job)) return;
    const t = translator(locale);
    this.#update({ looking: withOne(looking, job), notice: t('announceLooking', { job: t(job) }) });
    const look = await this.look(job);
    this.#update({ looking: withoutOne(this.state.looking, job), notice: '' });
    if (look.preview !== null && !endsSomething(look.preview)) await this.#carryOut(job);
    else this.#update({ questions: [...this.state.questions, { job, look }] });
  }

  /** What somebody answered to the question about a job. */
  answer(job: JobId, run: boolean): void {
    const questions = this.state.questions.filter((question) => question.job !== job);
    if (questions.length === this.state.questions.length) return;
    this.#update({ questions });
    if (run) void this.#carryOut(job);
  }

  async #carryOut(job: JobId): Promise<void> {
    const t = translator(this.state.locale);
    this.#update({
      asked: withOne(this.state.asked, job),
      notice: t('announceRunning', { job: t(job) }),
    });
    const reason = await runJob(job).then(({ error }) => error, messageOf);
    await this.#refresh();
    this.#update({ asked: withoutOne(this.state.asked, job), notice: this.#outcome(job, reason) });
  }

  #outcome(id: JobId, reason: string | null): string {
    const t = translator(this.state.locale);
    const job = t(id);
    if (reason !== null) return t('announceFailed', { job, reason });
    const last = this.state.answer?.jobs.find((known) => known.id === id)?.runs[0];
    const text = (last && announcements[outcomeOf(last)]) ?? 'announceSucceeded';
    return t(text, { job, summary: summaryText(last?.summary ?? null, t) });
  }

  async #refresh(): Promise<void> {
    const isNews = this.#turns.begin();
    try {
      const answer = await readJobs();
      if (!isNews()) return;
      this.#update({ answer, failure: null });
      this.#lookAfterRuns();
    } catch (error) {
      if (!isNews()) return;
      this.#update({
        failure: { reason: messageOf(error), notServed: error instanceof NotServedError },
      });
    }
  }

  /** At first, and after each run, the next one would do something else. */
  #lookAfterRuns(): void {
    for (const { id, runs } of this.state.answer?.jobs ?? []) {
      const ended = runs.find(({ ended_at }) => ended_at !== null);
      const run = String(ended?.id ?? '');
      if (this.#lookedAfter.get(id) === run) continue;
      this.#lookedAfter.set(id, run);
      void this.look(id);
    }
  }

  #update(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
    this.#draw();
  }
}
