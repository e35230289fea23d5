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
  await page.clickOn(`#view-${view}`);
  await page.page.waitForSelector(ready);
};

const broken = JSON.stringify(
  {
    node_definitions: [
      {
        label: 'Nation',
        sql: 'SELECT n.nationkey AS nation_id, n.name, CAST(n.regionkey AS VARCHAR) AS region, n.comment AS remark FROM tpch.tiny.nation AS n',
        primary_key: { name: 'nation_id', type: 'INT64' },
        properties: [
          { name: 'name', type: 'STRNG' },
          { name: 'region', type: 'STRNG' },
          { name: 'remark', type: 'STRNG' },
        ],
      },
    ],
  },
  null,
  2,
);

inEveryBrowser('the keys of the picture', {
  'keys of one letter are those of the picture, where it has the focus': async (page) => {
    const { length: count } = await names(page);
    await page.showPicture();
    await page.clickOn('.graph input[type=search]');
    await page.page.keyboard.type('nen');
    assert.equal(await page.page.$('dialog'), null);
    assert.equal((await names(page)).length, count);
    await page.page.focus('.graph input[type=search]');
    await page.press('Escape');
    await page.page.focus('.graph-stage');
    await page.press('n');
    await page.until(
      'the new node',
      () => names(page),
      (found) => found.length === count + 1,
    );
  },
});

const cardAt = (page, label) =>
  page.page.$$eval(
    '.node-card',
    (cards, wanted) => {
      const { x, y, width, height } = cards
        .find((card) => card.querySelector('.node-label').textContent === wanted)
        .getBoundingClientRect();
      return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
    },
    label,
  );

const said = async (page) => (await page.textOf('.graph-said'))[0];

/** A place of the picture where nothing stands. */
const emptyPlace = (page) =>
  page.page.$eval('.graph-stage', (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    for (let at = y + 20; at < y + height; at += 20) {
      for (let across = x + 20; across < x + width; across += 20) {
        const place = { x: Math.round(across), y: Math.round(at) };
        if (document.elementFromPoint(place.x, place.y)?.classList.contains('react-flow__pane'))
          return place;
      }
    }
    throw new Error('the picture is full');
  });

/** Waits until a node stands somewhere: within a pixel of it. */
const untilAt = (page, label, { x, y }) =>
  page.until(
    `${label} at ${x}, ${y}`,
    () => cardAt(page, label),
    (at) => Math.hypot(at.x - x, at.y - y) < 2,
  );

inEveryBrowser('a node of the picture', {
  'is moved by single clicks, and back by Undo layout': async (page) => {
    await page.showPicture();
    assert.equal(
      await page.page.$eval('.graph-view-tools button', (button) => button.ariaDisabled),
      'true',
      'nothing is chosen',
    );
    // In the middle, so that the view stays when it is chosen.
    const before = await cardAt(page, 'Supplier');
    const stage = await emptyPlace(page);
    await page.page.mouse.click(before.x, before.y);
    await page.until(
      'the choice',
      () => said(page),
      (text) => text.startsWith('Supplier, node'),
    );
    await page.click('Move');
    await page.until(
      'the question',
      () => said(page),
      (text) => text === 'Click where Supplier is to stand; Escape leaves it where it is.',
    );
    await assertAccessible(page, 'a node that is moved');
    await page.page.mouse.click(stage.x, stage.y);
    await untilAt(page, 'Supplier', stage);
    await page.until(
      'the place',
      () => said(page),
      (text) => /^Supplier stands at -?\d+, -?\d+$/.test(text),
    );
    await page.click('Undo layout');
    await untilAt(page, 'Supplier', before);
    await page.page.mouse.click(stage.x, stage.y);
    await page.until(
      'no choice',
      () => said(page),
      (text) => text === '',
    );
  },

  'is moved by keys, which are undone together': async (page) => {
    await page.showPicture();
    const before = await cardAt(page, 'Nation');
    await page.page.mouse.click(before.x, before.y);
    await page.until(
      'the choice',
      () => said(page),
      (text) => text.startsWith('Nation, node'),
    );
    await page.page.focus('.graph-stage');
    await page.pressWith(['Shift'], 'ArrowDown');
    await page.pressWith(['Shift'], 'ArrowDown');
    await page.pressWith(['Shift'], 'ArrowRight');
    await page.until(
      'the move',
      () => cardAt(page, 'Nation'),
      ({ x, y }) => x > before.x + 5 && y > before.y + 10,
    );
    await page.until(
      'the place',
      () => said(page),
      (text) => text.startsWith('Nation stands at '),
    );
    await page.pressWithControl('z');
    await untilAt(page, 'Nation', before);
    await page.press('m');
    await page.until(
      'the question',
      () => said(page),
      (text) => text.startsWith('Click where Nation is to stand'),
    );
    await page.press('Escape');
    await page.until(
      'the end',
      () => said(page),
      (text) => text.startsWith('Nation, node'),
    );
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
        await page.clickOn(selector);
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
        for (let i = 0; i < 12 && !(await page.focused()).startsWith(name); i += 1)
          await press('Tab');
        assert.ok((await page.focused()).startsWith(name), `${name}, not ${await page.focused()}`);
      };
      await tabTo('From your warehouse');
      await press('Enter');
      await page.until(
        'the tree',
        () => page.focused(),
        (focused) => focused === 'Tables of the warehouse',
      );
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
      assert.equal(await page.standing(), 'Nothing here yet');
      assert.deepEqual(await page.problems(), []);
      await showView(page, 'form', '.form');
      await page.click('Add node');
      await page.untilStanding('Incomplete');
    },
  },
});

inEveryBrowser('views', {
  'are of one text with one history': async (page) => {
    await showView(page, 'form', '.form-option');
    await page.clickOn(
      "xpath///*[contains(@class, 'form-option')][starts-with(normalize-space(.), 'Region')]",
    );
    await page.clickOn('xpath///input[@value="Region"] | //*[@class="form-main"]//input[1]', {
      count: 3,
    });
    await page.page.keyboard.type('Area');
    await page.press('Enter');
    await page.until(
      'Area',
      () => names(page),
      (found) => found.includes('Area'),
    );
    await assertAccessible(page, 'the form');
    await showView(page, 'graph', '.graph');
    await page.click('Undo');
    await page.until(
      'Region',
      () => names(page),
      (found) => found.includes('Region') && !found.includes('Area'),
    );
    await page.click('Redo');
    await page.until(
      'Area again',
      () => names(page),
      (found) => found.includes('Area'),
    );
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
    const cut = Array.from(document.querySelectorAll('.tab')).filter(
      (tab) => boxOf(tab).right > list.right || tab.scrollWidth > tab.clientWidth,
    );
    const [map, stage] = ['.graph-map', '.graph-stage'].map((selector) =>
      boxOf(document.querySelector(selector)),
    );
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
      const { cut, map, tooWide } = await page.until(
        `${width} px`,
        () => roomOf(page),
        (room) => room.map <= 0.05,
      );
      assert.deepEqual({ cut, tooWide }, { cut: [], tooWide: 0 }, `${width} px`);
      assert.ok(map > 0, `${width} px: there is a map`);
    }
    await showView(page, 'json', '.cm-content');
    for (const width of [1024, 1280, 1920, 2560]) {
      await page.page.setViewport({ width, height: 800 });
      const tops = await page.page.$$eval('.tab', (tabs) => [
        ...new Set(tabs.map((tab) => tab.getBoundingClientRect().top)),
      ]);
      assert.equal(tops.length, 1, `${width} px: the tabs are in one row`);
    }
  },

  'has its bars in one row from 1024 px on': async (page) => {
    for (const width of [1024, 1280]) {
      await page.page.setViewport({ width, height: 768 });
      for (const bar of ['.header', '.pane-bar']) {
        const middles = await page.page.$$eval(`${bar} :is(button, select, a)`, (all) =>
          all
            .map((each) => each.getBoundingClientRect())
            .map(({ top, bottom }) => (top + bottom) / 2),
        );
        assert.ok(
          Math.max(...middles) - Math.min(...middles) < 8,
          `${width} px: ${bar} is one row: ${middles}`,
        );
      }
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
    await page.until(
      'the definition',
      () => page.page.$$eval('.cm-revealed', (lit) => lit.map((one) => one.textContent).join('')),
      (text) => text.includes('PurchaseOrder'),
    );
  },

  'mends all alike after a look at what changes, in one step': async (page) => {
    await page.openText('alike.json', broken);
    await page.untilProblems(
      (found) => found.filter(({ code }) => code === 'unknown_type_similar').length === 3,
    );
    await page.click('Fix all 3 alike');
    await page.page.waitForSelector('dialog[open] .preview');
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
    const disabled = () =>
      page.page.$eval('.pane-bar .control-icon', (button) => button.getAttribute('aria-disabled'));
    assert.equal(await disabled(), 'true');
    await page.replaceWord('Customer', 'Client');
    await page.until('undo', disabled, (value) => value === 'false');
  },
});
