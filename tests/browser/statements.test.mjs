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
    assert.equal((await page.textOf('.statement-confirmed')).length, 13);
  },

  'say before a validation that their types are only declared': async (page) => {
    await page.show('statements');
    assert.equal((await page.textOf('.statement-sql'))[0], customer);
    assert.equal((await page.textOf('.statement-confirmed')).length, 0);
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
