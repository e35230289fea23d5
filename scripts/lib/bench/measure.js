/** The middle of the values, the mean of the two middle ones where there are two. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What 95 of 100 values are not above. */
export function percentile95(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(0.95 * sorted.length)];
}

/** Of pairs of times, ours and theirs: the median of each, and the median of their ratios. */
export const middleOf = (times) => ({
  ours: median(times.map(([first]) => first)),
  theirs: median(times.map(([, second]) => second)),
  ratio: median(times.map(([first, second]) => first / second)),
});

/**
 * Times two functions by turns, so that whatever else the machine does falls on both. Gives the median time of each in
 * ms for one call, and the median of the ratios of the pairs.
 */
export function compare(ours, theirs, { pairs, calls }) {
  for (let warmUp = 0; warmUp < Math.max(5, pairs / 4); warmUp += 1) {
    time(ours, calls);
    time(theirs, calls);
  }
  return middleOf(Array.from({ length: pairs }, () => [time(ours, calls), time(theirs, calls)]));
}

/** The same of two functions that say themselves, at once or later, how many ms they took. */
export async function compareByTurns(ours, theirs, pairs) {
  const times = [];
  for (let turn = -Math.ceil(pairs / 4); turn < pairs; turn += 1) {
    const pair = [await ours(), await theirs()];
    if (turn >= 0) times.push(pair);
  }
  return middleOf(times);
}

/** ms until a call has ended. */
export async function timed(call) {
  const start = performance.now();
  await call();
  return performance.now() - start;
}

/** Median time of one call in ms. */
export function repeat(call, { rounds, calls }) {
  time(call, calls);
  return median(Array.from({ length: rounds }, () => time(call, calls)));
}

function time(call, calls) {
  const start = performance.now();
  for (let i = 0; i < calls; i += 1) call();
  return (performance.now() - start) / calls;
}
