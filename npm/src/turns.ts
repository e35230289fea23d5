/** After this time of uninterrupted work in ms the page gets a turn, so that it can paint, scroll and cancel. */
export const workSlice = 10;

/** Node runs the timers that come due meanwhile before it looks at anything else, so there it has to be its immediate. */
const nextTurn: (resume: () => void) => unknown =
  (globalThis as { setImmediate?: (resume: () => void) => unknown }).setImmediate ??
  ((resume) => setTimeout(resume, 0));

/** Resolves when everybody else had a turn. */
export const giveTurn = (): Promise<void> => new Promise<void>(nextTurn);
