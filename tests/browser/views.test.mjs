import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessible.mjs';
import { inEveryBrowser } from './support/run.mjs';

const labels = ['Customer', 'Nation', 'Part', 'PurchaseOrder', 'Region', 'Supplier'];

/** What the mapping holds, read from the list of results. */
const names = async (page) => {
  await page.show('results');
  return (await page.results()).map(({ name }) => name);
};

const showView = async (page, view, ready) => {
  await page.page.click(`#view-${view}`);
  await page.page.waitForSelector(ready);
};

const broken = JSON.stringify({
  node_definitions: [{
    label: 'Nation',
    sql: 'SELECT n.nationkey AS nation_id, n.name, CAST(n.regionkey AS VARCHAR) AS region, n.comment AS remark FROM tpch.tiny.nation AS n',
    primary_key: { name: 'nation_id', type: 'INT64' },
    properties: [{ name: 'name', type: 'STRNG' }, { name: 'region', type: 'STRNG' }, { name: 'remark', type: 'STRNG' }],
  }],
}, null, 2);

inEveryBrowser('the keys of the picture', {
  'keys of one letter are those of the picture, where it has the focus': async (page) => {
    const { length: count } = await names(page);
    await showView(page, 'graph', '.node-card');
    await page.page.click('.graph input[type=search]');
    await page.page.keyboard.type('nen');
    assert.equal(await page.page.$('dialog'), null);
    assert.equal((await names(page)).length, count);
    await page.page.focus('.graph input[type=search]');
    await page.press('Escape');
    await page.page.focus('.graph-stage');
    await page.press('n');
    await page.until('the new node', () => names(page), (found) => found.length === count + 1);
  },
});

inEveryBrowser('the first minute', {
  'leads from nothing to a mapping of the warehouse by mouse': {
    isEmpty: true,
    run: async (page) => {
      assert.equal(await page.standing(), 'Nothing here yet');
      assert.deepEqual(await page.problems(), []);
      await assertAccessible(page, 'the doors');
      let clicks = 0;
      const click = async (selector) => {
        clicks += 1;
        await (await page.page.waitForSelector(selector)).click();
      };
      await click("xpath///button[starts-with(., 'From your warehouse')]");
      await click('.tree-box');
      await click("xpath///button[normalize-space(.) = 'Suggest graph']");
      await click("xpath///button[starts-with(normalize-space(.), 'Add ')]");
      await page.untilStanding('Checked locally');
      const found = await names(page);
      for (const label of labels) assert.ok(found.includes(label), `${label} is in ${found}`);
      assert.ok(clicks <= 12, `${clicks} clicks`);
      await assertAccessible(page, 'the graph');
    },
  },

  'does so by keyboard alone': {
    isEmpty: true,
    run: async (page) => {
      let keys = 0;
      const press = async (key) => {
        keys += 1;
        await page.press(key);
      };
      const tabTo = async (name) => {
        for (let i = 0; i < 12 && !(await page.focused()).startsWith(name); i += 1) await press('Tab');
        assert.ok((await page.focused()).startsWith(name), `${name}, not ${await page.focused()}`);
      };
      await tabTo('From your warehouse');
      await press('Enter');
      await page.until('the tree', () => page.focused(), (focused) => focused === 'Tables of the warehouse');
      await press(' ');
      await tabTo('Suggest graph');
      await press('Enter');
      await page.page.waitForSelector('.suggest');
      await tabTo('Add ');
      await press('Enter');
      await page.untilStanding('Checked locally');
      assert.ok(keys <= 40, `${keys} keys`);
    },
  },

  'does not call wrong what is not written yet': {
    isEmpty: true,
    run: async (page) => {
      await page.click('Write it as JSON');
      await showView(page, 'form', '.form');
      await page.click('Add node');
      await page.untilStanding('Incomplete');
    },
  },
});

inEveryBrowser('views', {
  'are of one text with one history': async (page) => {
    await showView(page, 'form', '.form-option');
    await page.page.click("xpath///*[contains(@class, 'form-option')][starts-with(normalize-space(.), 'Region')]");
    const field = await page.page.waitForSelector('xpath///input[@value="Region"] | //*[@class="form-main"]//input[1]');
    await field.click({ count: 3 });
    await page.page.keyboard.type('Area');
    await page.press('Enter');
    await page.until('Area', () => names(page), (found) => found.includes('Area'));
    await assertAccessible(page, 'the form');
    await showView(page, 'graph', '.graph');
    await page.click('Undo');
    await page.until('Region', () => names(page), (found) => found.includes('Region') && !found.includes('Area'));
    await page.click('Redo');
    await page.until('Area again', () => names(page), (found) => found.includes('Area'));
  },

  'are chosen by keys, and kept': async (page) => {
    await page.pressWith(['Alt', 'Shift'], '2');
    await page.page.waitForSelector('#view-form[aria-selected="true"]');
    await page.page.focus('#view-form');
    await page.press('ArrowRight');
    await page.page.waitForSelector('#view-json[aria-selected="true"]');
    await page.press('ArrowRight');
    await page.page.waitForSelector('#view-graph[aria-selected="true"]');
    await page.reload();
    await page.page.waitForSelector('#view-graph[aria-selected="true"]');
  },
});

/** What is cut off, or lies on something else, at a width of the window. */
const roomOf = (page) =>
  page.page.evaluate(() => {
    const boxOf = (element) => element.getBoundingClientRect();
    const list = boxOf(document.querySelector('.tabs'));
    const cut = Array.from(document.querySelectorAll('.tab')).filter((tab) => boxOf(tab).right > list.right || tab.scrollWidth > tab.clientWidth);
    const [map, stage] = ['.graph-map', '.graph-stage'].map((selector) => boxOf(document.querySelector(selector)));
    return {
      cut: cut.map(({ textContent }) => textContent.trim()),
      map: (map.width * map.height) / (stage.width * stage.height),
      tooWide: document.documentElement.scrollWidth - innerWidth,
    };
  });

inEveryBrowser('the window', {
  'may be narrow or wide: no tab is cut, and the map leaves the picture free': async (page) => {
    await showView(page, 'graph', '.graph-map');
    for (const width of [1024, 1280, 1920, 2560]) {
      await page.page.setViewport({ width, height: 800 });
      const { cut, map, tooWide } = await page.until(`${width} px`, () => roomOf(page), (room) => room.map <= 0.05);
      assert.deepEqual({ cut, tooWide }, { cut: [], tooWide: 0 }, `${width} px`);
      assert.ok(map > 0, `${width} px: there is a map`);
    }
    await showView(page, 'json', '.cm-content');
    for (const width of [1024, 1280, 1920, 2560]) {
      await page.page.setViewport({ width, height: 800 });
      const tops = await page.page.$$eval('.tab', (tabs) => [...new Set(tabs.map((tab) => tab.getBoundingClientRect().top))]);
      assert.equal(tops.length, 1, `${width} px: the tabs are in one row`);
    }
  },
});

inEveryBrowser('commands and problems', {
  'leads to a definition by a few letters': async (page) => {
    await page.pressWithControl('k');
    await page.page.waitForSelector('dialog[open] input');
    await page.page.keyboard.type('purch');
    await assertAccessible(page, 'the commands');
    await page.press('Enter');
    await page.until('the definition', () => page.page.$$eval('.cm-revealed', (lit) => lit.map((one) => one.textContent).join('')), (text) => text.includes('PurchaseOrder'));
  },

  'mends all alike after a look at what changes, in one step': async (page) => {
    await page.openText('alike.json', broken);
    await page.untilProblems((found) => found.filter(({ code }) => code === 'unknown_type_similar').length === 3);
    await page.click('Fix all 3 alike');
    await page.page.waitForSelector('dialog[open]');
    assert.deepEqual(await page.textOf('.preview del'), ['"STRNG"', '"STRNG"', '"STRNG"']);
    await assertAccessible(page, 'the look at what changes');
    await page.click('Apply');
    await page.untilProblems((found) => found.length === 0);
    await page.untilNotice('Fixed: 3 places');
    await page.click('Undo');
    await page.untilProblems((found) => found.length >= 3);
    await page.untilNotice('');
  },

  'cannot undo where nothing was done': async (page) => {
    const disabled = () => page.page.$eval('.pane-bar .control-icon', (button) => button.getAttribute('aria-disabled'));
    assert.equal(await disabled(), 'true');
    await page.replaceWord('Customer', 'Client');
    await page.until('undo', disabled, (value) => value === 'false');
  },
});
