import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

const propertyCount = 24;

/** A mapping of 1,000 definitions, 2.6 MB as text: 500 nodes and an edge from each to the next. */
function largeMapping() {
  const properties = Array.from({ length: propertyCount }, (_, i) => ({
    name: `property_${i}`,
    type: 'STRING',
  }));
  const columns = properties.map(({ name }) => `  t.some_source_column AS ${name}`).join(',\n');
  const node = (i) => ({
    label: `Label${i}`,
    sql: `SELECT\n  t.id AS key_${i},\n${columns}\nFROM warehouse.sales.table_${i} AS t`,
    primary_key: { name: `key_${i}`, type: 'INT64' },
    properties,
  });
  const edge = (i) => ({
    type: `EDGE_${i}`,
    from_node: `Label${i}`,
    to_node: `Label${(i + 1) % 500}`,
    sql: `SELECT\n  t.source AS from_id,\n  t.target AS to_id,\n${columns}\nFROM warehouse.sales.links_${i} AS t`,
    from_key: 'from_id',
    to_key: 'to_id',
    properties,
  });
  const each = (make) => Array.from({ length: 500 }, (_, i) => make(i));
  return JSON.stringify({ node_definitions: each(node), edge_definitions: each(edge) }, null, 1);
}

/** Frames that the browser has worked on in a while in which nobody does anything; null: this browser does not tell. */
async function idleFrames(page, browser) {
  if (!(await browser.version()).startsWith('Chrom')) return null;
  await page.page.tracing.start({
    categories: [
      '-*',
      'devtools.timeline',
      'disabled-by-default-devtools.timeline',
      'disabled-by-default-devtools.timeline.frame',
      'devtools.timeline.frame',
    ],
  });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.page.tracing.stop()));
  return traceEvents.filter(({ name }) =>
    ['Paint', 'Commit', 'Layerize', 'UpdateLayoutTree', 'FireAnimationFrame'].includes(name),
  ).length;
}

const isStill = (frames) => frames === 0 || frames === null;

inEveryBrowser('a mapping of 1,000 definitions', {
  'stays responsive while it is edited': async (page) => {
    await page.openText('large.json', largeMapping());
    await page.replaceWord('Label0', 'Label0');
    await page.page.evaluate(() => {
      window.framesDrawn = 0;
      const frame = () => {
        window.framesDrawn += 1;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    const letters = 'abcdefghij';
    await page.page.keyboard.type(letters, { delay: 50 });
    const frames = await page.page.evaluate(() => window.framesDrawn);
    assert.ok(
      frames >= letters.length,
      `${frames} frames while ${letters.length} letters were typed`,
    );
    await page.page.keyboard.type('!');
    // The pauses before it may have been long enough for a check of the label without its last letter.
    await page.untilProblems((found) => found[0]?.code === 'label_pattern');
    assert.match((await page.problems())[0].text, /abcdefghij!/);
  },

  'is not drawn again while nothing changes': async (page, _server, browser) => {
    await page.openText('large.json', largeMapping());
    await page.untilKept();
    // The notice would go by itself, perhaps just when nothing may move.
    await page.clickOn('.notice-dismiss');
    await page.showPicture();
    await page.until('the picture', () => idleFrames(page, browser), isStill);
    // Looked for anew where the verdict draws the card once more in between.
    await page.clickOn('.node-card');
    await page.pointElsewhere();
    await page.until('the chosen', () => idleFrames(page, browser), isStill);
    assert.ok(isStill(await idleFrames(page, browser)), 'it stays still');
    await page.page.evaluate(() =>
      document.body.animate([{ opacity: 1 }, { opacity: 0.9 }], {
        duration: 100,
        iterations: Infinity,
      }),
    );
    await page.page.evaluate(() => {
      setInterval(() => {
        document.body.style.paddingTop = `${performance.now() % 2}px`;
      }, 50);
    });
    assert.notEqual(await idleFrames(page, browser), 0, 'what moves is counted');
  },
});
