import axe from 'axe-core';
import assert from 'node:assert/strict';

/** axe finds nothing; `state` says what is on the screen. */
export async function assertAccessible(page, state) {
  await page.page.evaluate(axe.source);
  // What waits for a check is dimmed until it comes.
  await page.checked();
  const violations = await page.page.evaluate(async () => {
    const found = await window.axe.run(document, { resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => ({
      id,
      where: nodes.map(({ html }) => html.slice(0, 160)),
    }));
  });
  assert.deepEqual(violations, [], state);
}
