import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

const customer =
  'CREATE NODE TABLE Customer(customer_id INT64 PRIMARY KEY, name STRING, address STRING, phone STRING, ' +
  'market_segment STRING, account_balance DOUBLE, order_count INT64, total_spent DOUBLE);';

inEveryBrowser('statements', {
  'are written with the types that the cluster confirmed': async (page) => {
    await page.validate();
    await page.show('statements');
    const statements = await page.textOf('.statement-sql');
    assert.equal(statements.length, 13);
    assert.equal(statements[0], customer);
    assert.match(statements.at(-1), /^CREATE REL TABLE \w+\(FROM \w+ TO \w+/);
    assert.deepEqual(await page.textOf('.statement-confirmed'), Array(13).fill('types confirmed'));
  },

  'are complete before a validation, with the types of the catalog': async (page) => {
    await page.show('statements');
    const statements = await page.textOf('.statement-sql');
    assert.equal(statements.length, 13);
    assert.equal(statements[0], customer);
    assert.deepEqual(await page.textOf('.statement-confirmed'), Array(13).fill('types from the catalog'));
  },

  'follow the query, not the declaration, while it is typed': async (page) => {
    await page.show('statements');
    await page.replaceWord('address,', 'custkey AS address');
    const first = async () => (await page.textOf('.statement-sql'))[0];
    await page.until('statement', first, (sql) => sql.includes('address INT64'));
  },

  'say that their types are only declared where the catalog does not know the table': async (page) => {
    const definition = {
      label: 'Deal',
      sql: 'SELECT id FROM hive.sales.deals',
      primary_key: { name: 'id', type: 'INT64' },
    };
    await page.openText('elsewhere.json', JSON.stringify({ node_definitions: [definition] }));
    await page.show('statements');
    assert.deepEqual(await page.textOf('.statement-sql'), ['CREATE NODE TABLE Deal(id INT64 PRIMARY KEY);']);
    assert.deepEqual(await page.textOf('.statement-declared'), ['types as declared']);
  },

  'are not written for what is invalid': async (page) => {
    await page.openSample('form-instead-of-from.json');
    await page.validate();
    await page.show('statements');
    assert.deepEqual((await page.textOf('.statement-missing'))[0], 'No statement: Customer is invalid');
    assert.match((await page.textOf('.statement-sql'))[0], /^CREATE NODE TABLE PurchaseOrder\(/);
  },

  'are copied, and the author is told': async (page) => {
    await page.show('statements');
    await page.click('Copy all');
    await page.untilNotice('Copied');
    await page.page.click('.cm-content');
    await page.pressWithControl('a');
    await page.pressWithControl('v');
    await page.until('text', () => page.visibleText(), (text) => text.startsWith(customer));
  },
});
