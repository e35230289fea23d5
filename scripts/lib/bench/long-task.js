// How long the page waits for its turn while 1,000 definitions are validated out of a full cache.

import { createIntrospectionCache } from '../../../npm/dist/index.js';
import { mappingWith } from './mapping.js';
import { median } from './measure.js';

/** ms between two turns of the event loop, at most, while it runs. */
async function longestWait(run) {
  const state = { ended: false };
  const running = run().finally(() => (state.ended = true));
  let longest = 0;
  for (let last = performance.now(); !state.ended;) {
    await new Promise((resume) => setImmediate(resume));
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }
  await running;
  return longest;
}

/** As a cluster would answer: each column that the query names. */
function columnsOf(sql) {
  return Array.from(sql.matchAll(/ AS "(\w+)"/g), ([, name]) => ({ name, type: 'varchar' }));
}

export async function longestTask(generator, rounds) {
  const text = JSON.stringify(mappingWith(1000));
  const introspect = ({ sql }) => Promise.resolve({ columns: columnsOf(sql) });
  const cache = createIntrospectionCache({ maxEntries: 10_000 });
  const waits = [];
  for (let round = 0; round <= rounds; round += 1) {
    waits.push(await longestWait(() => generator.validate(text, { introspect, cache })));
  }
  return median(waits.slice(1));
}
