import { serve } from './browser.js';
import { exampleOf } from './examples/blocks.js';
import { buildPage } from './examples/page.js';
import { carryOut } from './steps.js';

/** Monaco makes style sheets as it goes, and has its pictures in them. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
].join('; ');

const mapping = {
  node_definitions: [
    {
      label: 'Customer',
      sql: 'SELECT c.custkey, c.name FROM customer c WHERE c.acctbal > 0',
      primary_key: { name: 'custkey', type: 'INT64' },
      properties: [{ name: 'name', type: 'STRING' }],
    },
  ],
  edge_definitions: [
    {
      type: 'NEIGHBOUR',
      from_node: 'Customer',
      to_node: 'Customer',
      sql: 'SELECT a.custkey, b.custkey AS other FROM customer a JOIN customer b USING (nationkey)',
      from_key: 'custkey',
      to_key: 'other',
    },
  ],
};

/** As the warehouse is at this moment. */
const catalog = () => ({
  captured_at: new Date().toISOString(),
  tables: [
    {
      catalog: 'tpch',
      schema: 'tiny',
      name: 'customer',
      columns: [
        { name: 'custkey', type: 'bigint' },
        { name: 'name', type: 'varchar(25)' },
        { name: 'nationkey', type: 'bigint' },
        { name: 'acctbal', type: 'double' },
        { name: 'mktsegment', type: 'varchar(10)' },
      ],
    },
  ],
});

/** How Monaco is told where its own worker is, in a page that Vite builds. */
const environment = `import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
self.MonacoEnvironment = { getWorker: () => new EditorWorker() };
`;

const build = (name) =>
  buildPage(name, {
    body: '<div id="editor" style="height: 600px"></div>',
    scripts: { 'environment.js': environment, 'main.js': exampleOf('Monaco', 'js', 20) },
    files: {
      'mapping.json': JSON.stringify(mapping, null, 2),
      'catalog.json': JSON.stringify(catalog()),
    },
  });

/** The middle of the first `text` of the editor on the screen. */
const placeOf = (page, text) =>
  page.evaluate((wanted) => {
    const lines = document.querySelector('.view-lines');
    const walker = document.createTreeWalker(lines, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    throw new Error(`'${wanted}' is not on the screen`);
  }, text);

/** Whether the caret is about there: an editor that has just come moves its rows once it knows the font. */
const hasCaretAt = (page, place) =>
  page.evaluate(({ x, y }) => {
    const { left, top, bottom } = document.querySelector('.cursor').getBoundingClientRect();
    return top <= y && y <= bottom && Math.abs(left - x) < 20;
  }, place);

/** Whether it stays there: Firefox tells the editor of a selection of its own when it has got the keyboard. */
async function keepsCaretAt(page, place) {
  for (let look = 0; look < 4; look += 1) {
    await page.waitForTimeout(100);
    if (!(await hasCaretAt(page, place))) return false;
  }
  return true;
}

async function click(page, text) {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const place = await placeOf(page, text);
    await page.mouse.click(place.x, place.y);
    if (await keepsCaretAt(page, place)) return;
  }
  throw new Error(`the caret does not go to '${text}'`);
}

/** By its keys: not every browser takes two clicks of a driver for a double one. */
async function selectWord(page, text) {
  await click(page, text);
  await page.keyboard.press('Control+ArrowLeft');
  await page.keyboard.press('Control+Shift+ArrowRight');
}

/** Waits for a text that is the editor's, or is not. */
const untilText = (page, text, isThere = true) =>
  page.waitForFunction(
    ([wanted, there]) =>
      document
        .querySelector('.view-lines')
        .textContent.replaceAll('\u00a0', ' ')
        .includes(wanted) === there,
    [text, isThere],
  );

/** Waits until there is something that a selector finds, or nothing. */
const untilThere = (page, selector, isThere = true) =>
  page.waitForFunction(
    ([wanted, there]) => (document.querySelector(wanted) !== null) === there,
    [selector, isThere],
  );

/** What an author does, by what it shows. */
const steps = {
  async marker(page) {
    await selectWord(page, '"INT64"');
    await page.keyboard.type('INT644');
    await untilThere(page, '.squiggly-error');
    await page.keyboard.press('Escape');
  },
  async fix(page) {
    await page.keyboard.press('Control+.');
    // Until then a key is the text's.
    await untilThere(page, '.action-widget .monaco-list-row.focused');
    await page.keyboard.press('Enter');
    await untilText(page, 'INT644', false);
    await untilThere(page, '.squiggly-error', false);
  },
  async completion(page) {
    await selectWord(page, 'acctbal');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+Space');
    const row = (name) => `.suggest-widget.visible .monaco-list-row[aria-label*="${name}"]`;
    for (const { name } of catalog().tables[0].columns) await untilThere(page, row(name));
    await page.keyboard.type('mkt');
    await untilThere(
      page,
      '.suggest-widget.visible .monaco-list-row.focused[aria-label*="mktsegment"]',
    );
    await page.keyboard.press('Enter');
    await untilText(page, 'c.mktsegment >');
  },
  async hover(page) {
    const { x, y } = await placeOf(page, 'custkey');
    for (const above of [40, 20, 10, 0]) await page.mouse.move(x, y - above);
    await page.waitForFunction(() =>
      [...document.querySelectorAll('.monaco-hover')].some(({ textContent }) =>
        textContent.includes('tpch.tiny.customer.custkey'),
      ),
    );
    await page.mouse.move(1, 1);
  },
  async rename(page) {
    await click(page, 'Customer');
    await page.keyboard.press('F2');
    await page.waitForFunction(() => document.activeElement?.closest('.rename-box'));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Client');
    await page.keyboard.press('Enter');
    await untilText(page, 'Customer', false);
    await untilText(page, '"to_node": "Client"');
  },
};

/** The steps that were done; nothing may have gone wrong in the page beside them. */
async function useEditor(page, problems) {
  await untilThere(page, '.view-lines .view-line');
  return [...(await carryOut(page, steps)), ...problems].join(', ');
}

/** Builds the page of the README's example under a name, and writes a mapping there. */
export async function monacoPage(name, browser) {
  const server = await serve({ '/': await build(name) }, { 'Content-Security-Policy': policy });
  try {
    return await browser.answerOf(`${server.url}/index.html`, useEditor);
  } finally {
    server.stop();
  }
}
