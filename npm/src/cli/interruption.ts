/** Ctrl-C, or the end of a CI job. */
export class Interrupted extends Error {
  /** As shells count: 128 and the number of the signal. */
  readonly exitStatus: number;

  constructor(exitStatus: number) {
    super('interrupted');
    this.exitStatus = exitStatus;
  }
}

/**
 * Aborted with {@link Interrupted} when the command is to end, so that what runs on the cluster is cancelled first. Only
 * once: whoever interrupts again does not want to wait until the cluster has been told. Called once in a command.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController();
  const abortWith = (exitStatus: number) => () => {
    controller.abort(new Interrupted(exitStatus));
  };
  process.once('SIGINT', abortWith(130)).once('SIGTERM', abortWith(143));
  return controller.signal;
}

/** Rejects with {@link Interrupted} when it was interrupted, whatever the work makes of that. */
export async function interruptible<Result>(
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const signal = interruption();
  try {
    return await work(signal);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}
