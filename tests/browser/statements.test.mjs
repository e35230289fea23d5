import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessible.mjs';
import { inEveryBrowser } from './support/run.mjs';

const customer = `CREATE NODE TABLE Customer(
  customer_id INT64 PRIMARY KEY,
  name STRING,
  address STRING,
  phone STRING,
  market_segment STRING,
  account_balance DOUBLE,
  order_count INT64,
  total_spent DOUBLE
);`;

const folder = 'gs://bucket/run-7';

/** The panel with what it has in sight; it is fetched when it is shown first. */
async function showStatements(page) {
  await page.show('statements');
  await page.page.waitForSelector('.statement');
}

const shown = (page) => page.textOf('.statement-sql');
const total = (page) =>
  page.page.$eval('.statement', (item) =>
    Number(item.ariaSetSize ?? item.getAttribute('aria-setsize')),
  );
/** What is shown at the end of the list, which is longer than was thought where its last rows are longer. */
const shownAtEnd = async (page) => {
  await page.page.$eval('.tab-panel', (panel) => {
    panel.scrollTop = panel.scrollHeight;
  });
  return shown(page);
};
const chosen = (page) => page.textOf('.statement[aria-current="true"] .statement-name');

async function nameFolder(page) {
  await page.page.type("xpath///label[starts-with(., 'Folder')]//input", folder);
  await page.until(
    'the loads',
    () => total(page),
    (count) => count === 26,
  );
}

inEveryBrowser('statements', {
  'are written with the types that the cluster confirmed': async (page) => {
    await page.validate();
    await showStatements(page);
    assert.equal(await total(page), 13);
    assert.equal((await shown(page))[0], customer);
    assert.deepEqual([...new Set(await page.textOf('.statement-confirmed'))], ['types confirmed']);
    await page.until(
      'the last one',
      () => shownAtEnd(page),
      (found) => /^CREATE REL TABLE \w+\(FROM \w+ TO \w+/.test(found.at(-1)),
    );
  },

  'are complete before a validation, with the types of the catalog': async (page) => {
    await showStatements(page);
    assert.equal(await total(page), 13);
    assert.equal((await shown(page))[0], customer);
    assert.deepEqual(
      [...new Set(await page.textOf('.statement-confirmed'))],
      ['types from the catalog'],
    );
  },

  'follow the query, not the declaration, while it is typed': async (page) => {
    await showStatements(page);
    await page.replaceWord('address,', 'custkey AS address');
    const first = async () => (await shown(page))[0];
    await page.until('statement', first, (sql) => sql.includes('address INT64'));
  },

  'say that their types are only declared where the catalog does not know the table': async (
    page,
  ) => {
    const definition = {
      label: 'Deal',
      sql: 'SELECT id FROM hive.sales.deals',
      primary_key: { name: 'id', type: 'INT64' },
    };
    await page.openText('elsewhere.json', JSON.stringify({ node_definitions: [definition] }));
    await showStatements(page);
    assert.deepEqual(await shown(page), ['CREATE NODE TABLE Deal(id INT64 PRIMARY KEY);']);
    assert.deepEqual(await page.textOf('.statement-declared'), ['types as declared']);
  },

  'are not written for what is invalid': async (page) => {
    await page.openSample('form-instead-of-from.json');
    await page.validate();
    await showStatements(page);
    assert.deepEqual(
      (await page.textOf('.statement-missing'))[0],
      'No statement: Customer is invalid',
    );
    assert.match((await shown(page))[0], /^CREATE NODE TABLE PurchaseOrder\(/);
  },

  'are copied, and the author is told': async (page) => {
    await showStatements(page);
    await page.click('Copy all');
    await page.untilNotice('Copied');
    await page.clickOn('.cm-content');
    await page.pressWithControl('a');
    await page.pressWithControl('v');
    await page.until(
      'text',
      () => page.visibleText(),
      (text) => text.startsWith(customer),
    );
  },

  'lead to their definition, and the definition to them': async (page) => {
    await showStatements(page);
    await page.click('Table Part');
    await page.until(
      'the definition',
      () => page.revealedText(),
      (text) => /"label": "Part"/.test(text),
    );
    assert.deepEqual(await chosen(page), ['Table Part']);
    await page.pressWithControl('Home');
    await page.clickText('"Customer"');
    await page.until(
      'the customer',
      () => chosen(page),
      ([name]) => name === 'Table Customer',
    );
    await page.clickOn('#view-form');
    await page.page.waitForSelector('.form-option');
    await page.clickOn(
      "xpath///*[contains(@class, 'form-option')][starts-with(normalize-space(.), 'Region')]",
    );
    await page.until(
      'the region',
      () => chosen(page),
      ([name]) => name === 'Table Region',
    );
  },

  'load what the cluster writes, wherever the author says': async (page) => {
    await showStatements(page);
    await nameFolder(page);
    await page.until(
      'the loads',
      () => shownAtEnd(page),
      (found) => found.includes(`COPY Region FROM '${folder}/Region/*' (file_format='parquet');`),
    );
    await page.clickOn("xpath///label[normalize-space(.) = 'the cluster']");
    const first = async () => (await shown(page))[0];
    await page.until('the export', first, (sql) =>
      sql?.startsWith(
        `CREATE TABLE hive.export."Customer" WITH (format = 'PARQUET', external_location = '${folder}/Customer/') AS\nWITH order_totals`,
      ),
    );
    await assertAccessible(page, 'the statements of the cluster');
    await page.reload();
    await showStatements(page);
    assert.equal(await total(page), 26, 'what was written is there after a reload');
  },

  'are handed over as a file': async (page) => {
    await showStatements(page);
    await nameFolder(page);
    await page.page.evaluate(() => {
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        window.saved = blob.text();
        return createObjectURL.call(URL, blob);
      };
      HTMLAnchorElement.prototype.click = function click() {
        window.savedAs = this.download;
      };
    });
    await page.clickOn(
      "xpath///*[contains(@class, 'statements-buttons')]//button[normalize-space(.) = 'Download']",
    );
    const { name, text } = await page.page.evaluate(async () => ({
      name: window.savedAs,
      text: await window.saved,
    }));
    assert.equal(name, 'mapping.cypher');
    assert.ok(text.startsWith(`${customer}\nCREATE NODE TABLE PurchaseOrder(`));
    assert.equal(text.match(/^COPY /gm).length, 13);
  },

  'are written by keyboard': async (page) => {
    await page.page.focus('#tab-problems');
    await page.press('ArrowRight', 'ArrowRight');
    await page.page.waitForSelector('.statement');
    await page.tabTo('Copy all');
    await page.press('Enter');
    await page.untilNotice('Copied');
    await assertAccessible(page, 'the statements');
  },
});
