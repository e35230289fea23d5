import assert from 'node:assert/strict';
import { EditorPage } from './support/editor-page.mjs';
import { inEveryBrowser } from './support/run.mjs';

const restored = (page) => page.textOf('.restored p');
const keptNames = (page) =>
  page.page.$$eval(
    'select[aria-label="Samples"] optgroup[label="Kept in this browser"] option',
    (options) => options.map(({ textContent }) => textContent.split(',')[0]),
  );
const untilKeptNames = (page, expected) =>
  page.until(
    'kept',
    () => keptNames(page),
    (names) => names.join() === expected.join(),
  );

/** Renames the mapping, which stays valid. */
async function edit(page, name = 'Buyers') {
  await page.replaceWord('suppliers', name);
}

async function editAndKeep(page, name) {
  await edit(page, name);
  await page.untilKept();
}

inEveryBrowser('what was written', {
  'is there after a reload, with the way back to the sample': async (page) => {
    assert.deepEqual(await restored(page), []);
    await editAndKeep(page);
    await page.reload();
    assert.match(await page.visibleText(), /orders and Buyers"/);
    assert.match((await restored(page))[0], /^mapping\.json is as you left it on \w+ \d+, \d{4}/);
    await page.click('Open the sample instead');
    await page.answer('Replace');
    assert.match(await page.visibleText(), /orders and suppliers"/);
    assert.deepEqual(await restored(page), []);
    await untilKeptNames(page, ['mapping.json']);
  },

  'is there though the page was left at the very moment': async (page) => {
    for (const letters of ['one', 'two', 'three']) {
      await page.clickText('"label"');
      await page.press('End', 'ArrowLeft', 'ArrowLeft');
      await page.page.keyboard.type(letters);
      await page.reload();
      assert.match(await page.visibleText(), new RegExp(`${letters}"`));
    }
  },

  'is there after a visit to the background jobs': async (page) => {
    // No server of jobs stands behind this page.
    page.expectFaults(/status of 404/);
    await edit(page);
    await page.clickOn('a[href="jobs.html"]');
    await page.page.waitForSelector('a[href="./"]');
    await page.clickOn('a[href="./"]');
    await page.page.waitForSelector('.cm-content');
    assert.match(await page.visibleText(), /orders and Buyers"/);
  },

  'is there in a new tab when the old one was closed': async (page, server, browser) => {
    await editAndKeep(page);
    const next = await EditorPage.open(browser, server.address, { beside: page });
    await page.page.close();
    assert.match(await next.visibleText(), /orders and Buyers"/);
    await next.page.close();
  },

  'is told to be left of the sample only where it is another': async (page) => {
    await editAndKeep(page);
    for (let i = 0; i < 8; i += 1) await page.pressWithControl('z');
    await page.until(
      'text',
      () => page.visibleText(),
      (text) => /orders and suppliers"/.test(text),
    );
    await page.reload();
    assert.deepEqual(await restored(page), []);
  },

  'in two tabs is kept from both, and both are told': async (page, server, browser) => {
    await editAndKeep(page, 'Mine');
    const other = await EditorPage.open(browser, server.address, { beside: page });
    assert.match(await other.visibleText(), /orders and Mine"/);
    await other.replaceWord('Mine', 'Other');
    await other.untilKept();
    await page.untilFault(
      'mapping.json was changed in another tab, too. Each tab keeps its own text; the other one is in the list of samples.',
    );
    await page.replaceWord('Mine', 'Still');
    await untilKeptNames(other, ['mapping.json']);
    await other.untilFault(/another tab/);
    await page.reload();
    assert.match(await page.visibleText(), /orders and Still"/);
    await other.reload();
    assert.match(await other.visibleText(), /orders and Other"/);
    await untilKeptNames(other, ['mapping.json']);
    await other.page.close();
  },

  'says that the browser keeps nothing, where it does not': async (page) => {
    await page.page.evaluateOnNewDocument(() => {
      Object.defineProperty(window, 'indexedDB', {
        get() {
          throw new Error('storage is switched off');
        },
      });
    });
    await page.reload();
    await edit(page);
    await page.until(
      'kept',
      () => page.textOf('.not-kept'),
      ([text]) => text === 'Not kept: storage is switched off',
    );
    let asked = false;
    page.page.on('dialog', (dialog) => {
      asked = dialog.type() === 'beforeunload';
      void dialog.accept();
    });
    await page.reload();
    assert.ok(asked, 'the browser asks before the text is gone');
  },
});

inEveryBrowser('what no file has', {
  'is replaced after a question only': async (page) => {
    await edit(page);
    await page.openSample('form-instead-of-from.json');
    await page.answer('Cancel');
    assert.equal(await page.fileName(), 'mapping.json');
    assert.match(await page.visibleText(), /orders and Buyers"/);
    await page.openSample('form-instead-of-from.json');
    await page.page.waitForSelector('dialog[open]');
    await page.press('Escape');
    await page.page.waitForFunction(() => document.querySelector('dialog') === null);
    assert.match(await page.visibleText(), /orders and Buyers"/);
    await page.openSample('form-instead-of-from.json');
    await page.answer('Replace');
    await page.untilNotice('Opened form-instead-of-from.json');
    assert.equal(await page.fileName(), 'form-instead-of-from.json');
  },

  'comes back with its name by Undo, and from the list': async (page) => {
    await edit(page);
    await page.openSample('form-instead-of-from.json');
    await page.answer('Replace');
    await page.untilStanding('Invalid');
    await page.click('Undo');
    await page.untilStanding('Checked locally');
    assert.equal(await page.fileName(), 'mapping.json');
    assert.match(await page.visibleText(), /orders and Buyers"/);
    await page.click('Redo');
    await page.untilStanding('Invalid');
    assert.equal(await page.fileName(), 'form-instead-of-from.json');
    await untilKeptNames(page, ['mapping.json']);
    const [value] = await page.page.$$eval(
      'select[aria-label="Samples"] optgroup option',
      (options) => options.map((option) => option.value),
    );
    await page.page.select('select[aria-label="Samples"]', value);
    // No question: what is in the editor is a sample again.
    await page.untilNotice('Opened mapping.json');
    assert.match(await page.visibleText(), /orders and Buyers"/);
  },

  'is replaced without a question where a file has it': async (page) => {
    await page.openText('own.json', '{"node_definitions": []}');
    await page.openSample('form-instead-of-from.json');
    await page.untilNotice('Opened form-instead-of-from.json');
  },
});

const dropped = JSON.stringify({
  node_definitions: [
    { label: 'Dropped', sql: 'SELECT 1 AS id', primary_key: { name: 'id', type: 'INT32' } },
  ],
});

/** Drops a file where the selector is, as far as a page can be made to believe it. */
function drop(page, selector, name, text) {
  return page.page.$eval(
    selector,
    (target, fileName, content) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], fileName));
      const { x, y } = target.getBoundingClientRect();
      const event = (type) =>
        new DragEvent(type, {
          bubbles: true,
          cancelable: true,
          dataTransfer,
          clientX: x + 40,
          clientY: y + 40,
        });
      const accepted = !target.dispatchEvent(event('dragover'));
      return accepted && !target.dispatchEvent(event('drop'));
    },
    name,
    text,
  );
}

inEveryBrowser('a file that is dropped', {
  'is opened, wherever on the page': async (page) => {
    for (const [index, selector] of ['.cm-content', '.findings-pane', '.header'].entries()) {
      assert.equal(
        await drop(page, selector, `dropped${index}.json`, dropped),
        true,
        'the browser itself does nothing',
      );
      await page.untilNotice(`Opened dropped${index}.json`);
      assert.match(await page.visibleText(), /"label": "Dropped"/);
      assert.deepEqual(await page.textOf('.drop-target'), []);
    }
  },

  'does not replace what no file has without a question': async (page) => {
    await edit(page);
    await drop(page, '.cm-content', 'dropped.json', dropped);
    await page.answer('Cancel');
    assert.match(await page.visibleText(), /orders and Buyers"/);
    assert.doesNotMatch(await page.visibleText(), /Dropped/);
  },

  'becomes a definition where it holds SQL': async (page) => {
    const before = await page.visibleText();
    await drop(page, '.cm-content', 'query.sql', 'SELECT regionkey AS id FROM tpch.tiny.region');
    await page.page.waitForSelector('dialog[open]');
    await page.until(
      'columns',
      () => page.draftedColumns(),
      (rows) => rows.length === 1,
    );
    await page.press('Escape');
    assert.equal(await page.visibleText(), before);
  },

  'is refused where it is no text': async (page) => {
    const before = await page.visibleText();
    await page.page.$eval('.cm-content', (target) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array([0xff, 0xfe, 0x00])], 'picture.png'));
      target.dispatchEvent(
        new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }),
      );
    });
    await page.untilFault('picture.png could not be read: it is not UTF-8 text');
    assert.equal(await page.visibleText(), before);
  },
});
