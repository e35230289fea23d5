import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

/** Where the list of what is found begins on the screen. */
const topOfList = (page) =>
  page.page.$eval('#tab-panel', (panel) => panel.getBoundingClientRect().top);

const bottomOfList = (page) =>
  page.page.$eval('#tab-panel', (panel) => panel.getBoundingClientRect().bottom);

/** The place of the list in each state that the header has another sentence for. */
async function placesIn(page) {
  const places = {};
  const note = async (state) => {
    places[state] = await topOfList(page);
    assert.ok((await page.textOf('.standing-note'))[0].length > 0);
  };
  await note(await page.standing());
  await page.openSample('decimal-column.json');
  await page.untilStanding('Checked, but fails at load');
  await note('would fail');
  await page.openSample('form-instead-of-from.json');
  await page.untilStanding('Invalid');
  await note('invalid');
  await page.openText(
    'elsewhere.json',
    JSON.stringify({
      node_definitions: [
        {
          label: 'Deal',
          sql: 'SELECT id FROM hive.sales.deals',
          primary_key: { name: 'id', type: 'INT64' },
        },
      ],
    }),
  );
  await page.untilStanding('Not validated yet');
  await note('not validated');
  await page.validate();
  await page.untilStanding('Could not check');
  await note('could not check');
  return places;
}

const assertSteady = (places) =>
  assert.equal(new Set(Object.values(places)).size, 1, JSON.stringify(places));

inEveryBrowser('the list of problems', {
  'keeps its place whatever stands above it': async (page) => {
    assertSteady(await placesIn(page));
  },

  'keeps its place in a narrow window': async (page) => {
    await page.page.setViewport({ width: 1024, height: 768 });
    assertSteady(await placesIn(page));
  },

  'keeps place and size while notices and progress come and go': {
    query: '?delay=86400000',
    run: async (page) => {
      const [top, bottom] = [await topOfList(page), await bottomOfList(page)];
      await page.click('Validate');
      await page.page.waitForSelector('progress');
      assert.deepEqual([await topOfList(page), await bottomOfList(page)], [top, bottom]);
      await page.click('Cancel');
      await page.untilNotice('Validation cancelled');
      assert.deepEqual([await topOfList(page), await bottomOfList(page)], [top, bottom]);
    },
  },
});

inEveryBrowser('recorded answers', {
  'are called so from the first load on, with when they were recorded': async (page) => {
    assert.equal(await page.standing(), 'Checked locally');
    const [shown] = await page.page.$$eval('.standing .source', (found) =>
      found.map(({ title, textContent }) => ({ title, textContent })),
    );
    assert.match(shown.textContent, /^recorded answers: This page has no cluster:/);
    assert.match(shown.title, /answers that a Trino server gave on Nov 25, 2026/);
    await page.page.select('select[aria-label="Language"]', 'zh');
    await page.until(
      'Chinese',
      () => page.textOf('.source'),
      ([text]) => text.startsWith('录制的回答'),
    );
  },
});
