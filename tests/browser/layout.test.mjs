import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

const showView = async (page, view, ready) => {
  await page.page.click(`#view-${view}`);
  await page.page.waitForSelector(ready);
};

/** A font whose letters are wider than those of most systems, and that is on each Debian. */
const useWideFont = (page) =>
  page.page.$eval('.mapping-editor', (editor) => editor.style.setProperty('--font', 'DejaVu Sans'));

const boxesOf = (page, selector) =>
  page.page.$$eval(selector, (found) =>
    found.map((element) => element.getBoundingClientRect().toJSON()),
  );

/** By how much the middles of what stands in a bar differ in height. */
async function unevenness(page, selector) {
  const middles = (await boxesOf(page, selector)).map(({ top, bottom }) => (top + bottom) / 2);
  assert.ok(middles.length > 1, selector);
  return Math.max(...middles) - Math.min(...middles);
}

const bars = {
  graph: ['.pane-bar :is(button, .file-name)', '.graph-bar :is(button, input)', '.tab'],
  form: ['.pane-bar :is(button, .file-name)', '.tab'],
  json: ['.pane-bar :is(button, .file-name)', '.tab'],
};
const ready = { graph: '.node-card', form: '.form-option', json: '.cm-content' };

const staysInOneRow = async (page, sizes) => {
  for (const [view, selectors] of Object.entries(bars)) {
    await showView(page, view, ready[view]);
    for (const [width, height] of sizes) {
      await page.page.setViewport({ width, height });
      for (const selector of selectors)
        await page.until(
          `${view}, ${width} px: ${selector}`,
          () => unevenness(page, selector),
          (difference) => difference < 8,
        );
    }
  }
};

const sizes = [
  [1024, 768],
  [1280, 800],
  // What 1280 × 800 pixels are at 200 %.
  [640, 400],
];

inEveryBrowser('the bars of each view', {
  'are one row in a wide font': async (page) => {
    await useWideFont(page);
    await staysInOneRow(page, sizes);
  },

  'are one row in Chinese': async (page) => {
    await page.page.select('select[aria-label="Language"]', 'zh');
    await page.untilStanding('本地检查通过');
    await staysInOneRow(page, sizes);
  },

  'do not move while something is looked for': async (page) => {
    await useWideFont(page);
    await page.page.setViewport({ width: 1024, height: 768 });
    await showView(page, 'graph', '.node-card');
    const everything = '.graph-bar :is(button, input)';
    const before = await boxesOf(page, everything);
    await page.page.focus('.graph-bar input');
    await page.page.keyboard.type('n');
    await page.until(
      'what is found',
      () => page.textOf('.graph-bar .search-told'),
      ([told]) => told.includes('of'),
    );
    assert.deepEqual(await boxesOf(page, everything), before);
    await page.press('Escape');
    assert.equal(await page.page.$eval('.graph-bar input', ({ value }) => value), '');
  },
});

inEveryBrowser('the picture', {
  'has nothing beneath its tools when all of it is shown': async (page) => {
    for (const [width, height] of [
      [1024, 768],
      [2560, 1440],
    ]) {
      await page.page.setViewport({ width, height });
      await showView(page, 'graph', '.node-card');
      await page.page.locator('.graph-view-tools button:last-child').click();
      const hidden = async () => {
        const [tools] = await boxesOf(page, '.graph-view-tools');
        return (await boxesOf(page, '.node-card')).filter(
          ({ left, right, top, bottom }) =>
            left < tools.right && right > tools.left && top < tools.bottom && bottom > tools.top,
        ).length;
      };
      await page.until(`${width} px`, hidden, (count) => count === 0);
      await showView(page, 'json', '.cm-content');
    }
  },
});

/** The colours of a column of pixels of the page. */
async function coloursAt(page, { x, y, height }) {
  const taken = await page.page.screenshot({
    encoding: 'base64',
    clip: { x, y, width: 1, height },
  });
  return page.page.evaluate(async (source) => {
    const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, 1, bitmap.height);
    const colours = Array.from({ length: bitmap.height }, (_, row) =>
      data.slice(row * 4, row * 4 + 3).join(),
    );
    return [...new Set(colours)];
  }, taken);
}

inEveryBrowser('the warehouse', {
  'has a ring around it where it has the focus, which no row covers': async (page) => {
    await showView(page, 'graph', '.node-card');
    const rows = await page.page.waitForSelector('.warehouse .tree-row:nth-child(3)');
    // By keys: only who uses them has to see where the focus is.
    await page.page.focus('.warehouse input');
    await page.press('Tab', 'ArrowDown');
    await rows.hover();
    await page.page.waitForSelector('.warehouse .tree-row.is-active');
    const [tree] = await boxesOf(page, '.warehouse .tree');
    const column = { y: Math.ceil(tree.top) + 1, height: Math.floor(tree.height) - 2 };
    for (const x of [Math.ceil(tree.left), Math.floor(tree.right) - 1]) {
      const colours = await coloursAt(page, { ...column, x });
      // --focus
      assert.deepEqual(colours, ['11,107,100'], `at ${x} px`);
    }
  },

  'stays where it is when a table is ticked': async (page) => {
    await useWideFont(page);
    for (const width of [1024, 1280]) {
      await page.page.setViewport({ width, height: 768 });
      await showView(page, 'graph', '.node-card');
      const before = await boxesOf(page, '.warehouse .tree, .warehouse-foot .control-primary');
      await page.page.focus('.warehouse .tree');
      await page.press('ArrowDown', 'ArrowDown', ' ');
      await page.page.waitForSelector('.warehouse-foot .link');
      const after = await boxesOf(page, '.warehouse .tree, .warehouse-foot .control-primary');
      assert.deepEqual(after, before, `${width} px`);
      await page.click('Untick all');
      await showView(page, 'json', '.cm-content');
    }
  },
});
