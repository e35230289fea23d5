import type { TaskProgress } from './state';

/** What a task is given to work with. */
export interface TaskContext<Progress> {
  signal: AbortSignal;
  onProgress: (progress: Progress) => void;
}

/** What becomes of a task: one of them, and nothing where its text was replaced. */
export interface TaskEnd<Result> {
  done: (result: Result) => void;
  failed: (error: unknown) => void;
  cancelled: () => void;
}

type ProgressOf<Task> = Omit<Extract<TaskProgress, { task: Task }>, 'task'>;

/** Runs one thing at a time that asks the cluster, and that the author can cancel. */
export class Tasks {
  readonly #show: (progress: TaskProgress | null) => void;
  #running: AbortController | null = null;

  constructor(show: (progress: TaskProgress | null) => void) {
    this.#show = show;
  }

  get isRunning(): boolean {
    return this.#running !== null;
  }

  /** Ends with what `work` gives; `first` is shown until it tells how far it is. */
  async run<Task extends TaskProgress['task'], Result>(
    first: Extract<TaskProgress, { task: Task }>,
    work: (context: TaskContext<ProgressOf<Task>>) => Promise<Result>,
    { done, failed, cancelled }: TaskEnd<Result>,
  ): Promise<void> {
    const running = new AbortController();
    const { signal } = running;
    this.#running = running;
    const isWanted = (): boolean => this.#running === running;
    const onProgress = (progress: ProgressOf<Task>): void => {
      if (isWanted()) this.#show({ ...progress, task: first.task } as TaskProgress);
    };
    this.#show(first);
    try {
      const result = await work({ signal, onProgress });
      if (isWanted()) done(result);
    } catch (error) {
      if (isWanted()) (signal.aborted ? cancelled : failed)(error);
    } finally {
      if (isWanted()) this.#stop();
    }
  }

  cancel(): void {
    this.#running?.abort();
  }

  /** What runs is of no use any more, and what comes of it is not told. */
  drop(): void {
    this.cancel();
    this.#stop();
  }

  #stop(): void {
    if (this.#running === null) return;
    this.#running = null;
    this.#show(null);
  }
}
