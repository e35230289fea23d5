import assert from 'node:assert/strict';
import { canInsert, open, valueOf } from './support/draft.mjs';
import { inEveryBrowser } from './support/run.mjs';

inEveryBrowser('a definition from SQL', {
  'is a node with the types of the catalog, its other name chosen, and is valid at once': async (
    page,
  ) => {
    await open(page);
    await page.draft(
      'Node',
      'SELECT orderkey * 10 + linenumber AS line_id, quantity, shipdate FROM tpch.tiny.lineitem;',
    );
    await page.until(
      'columns',
      () => page.draftedColumns(),
      (rows) => rows.length === 3,
    );
    assert.deepEqual(await page.draftedColumns(), [
      ['line_id (key)', 'INT64', 'bigint'],
      ['quantity', 'DOUBLE', 'double'],
      ['shipdate', 'DATE', 'date'],
    ]);
    assert.equal(await valueOf(page, 'Label'), 'Lineitem');
    await page.click('LineItem');
    assert.equal(await valueOf(page, 'Label'), 'LineItem');
    await page.click('Insert');
    await page.untilNotice('Inserted LineItem');
    assert.equal(await page.focused(), 'Mapping as JSON');
    assert.match(await page.revealedText(), /"label": "LineItem"/);
    await page.untilStanding('Checked locally');
    assert.deepEqual(await page.problems(), []);
    await page.show('results');
    assert.ok(
      (await page.results()).some(
        (result) => result.name === 'LineItem' && result.outcome === 'checked locally',
      ),
    );
    await page.click('Undo');
    assert.doesNotMatch(await page.visibleText(), /LineItem/);
  },

  'is an edge between nodes that there are, with the reason': async (page) => {
    await open(page);
    await page.draft(
      'Edge',
      'SELECT custkey AS customer_id, orderkey AS order_id, totalprice AS price FROM tpch.tiny.orders',
    );
    await page.until(
      'columns',
      () => page.draftedColumns(),
      (rows) => rows.length === 3,
    );
    assert.deepEqual((await page.draftedColumns())[1], ['order_id (key)', 'INT64', 'bigint']);
    assert.equal(await valueOf(page, 'Edge type'), 'ORDERS');
    assert.equal(await valueOf(page, 'From node'), 'Customer');
    assert.equal(await valueOf(page, 'To node'), 'PurchaseOrder');
    const said = await page.textOf('.draft .hint');
    assert.deepEqual(said, [
      'customer_id is the primary key of Customer (INT64)',
      'order_id is the primary key of PurchaseOrder (INT64)',
    ]);
    await page.click('Insert');
    await page.untilNotice('Inserted ORDERS');
    await page.untilStanding('Checked locally');
  },

  'warns where no node fits, and takes the one that is chosen': async (page) => {
    await open(page);
    await page.draft('Edge', 'SELECT custkey AS a, nationkey AS b FROM tpch.tiny.customer');
    await page.until(
      'warnings',
      () => page.textOf('.draft-warning'),
      (found) => found.length === 2,
    );
    assert.deepEqual(await page.textOf('.draft-warning'), [
      'from_node and to_node must be set manually',
      'Not inserted yet: choose the nodes that it leads from and to.',
    ]);
    assert.equal(await canInsert(page), false);
    const [from, to] = await page.page.$$('dialog select');
    await from.select('Customer');
    await to.select('Nation');
    await page.click('Insert');
    const text = await page.until(
      'the edge',
      () => page.revealedText(),
      (shown) => shown.includes('"from_node": "Customer"'),
    );
    // To the engine, CUSTOMER and the node's Customer would be one table.
    assert.match(text, /"type": "HAS_CUSTOMER",[^]*"from_node": "Customer",\s+"to_node": "Nation"/);
    await page.untilStanding('Checked locally');
  },

  'says what is wrong with the query, and what no graph can hold': async (page) => {
    await open(page);
    await page.draft('Node', 'SELECT nme FROM tpch.tiny.nation');
    await page.until(
      'warnings',
      () => page.textOf('.draft-warning'),
      ([first]) => /There is no column 'nme' here/.test(first),
    );
    await page.draft('Node', 'SELECT nationkey, localtime AS at FROM tpch.tiny.nation');
    await page.until(
      'warnings',
      () => page.textOf('.draft-warning'),
      ([first]) => /'at' has the type time/.test(first),
    );
    await page.draft('Node', 'SELECT a FROM hive.sales.deals');
    await page.until(
      'warnings',
      () => page.textOf('.draft-warning'),
      ([first]) => /^The types are not known here/.test(first),
    );
  },

  'is not inserted where it would be refused, and says why': async (page) => {
    await open(page);
    const lacks = () => page.textOf('#generate-lacks p');
    await page.draft('Node', 'SELECT nme AS id FROM tpch.tiny.nation');
    await page.until('the fault', lacks, (said) =>
      said.some((reason) => /^Not inserted yet: There is no column 'nme' here/.test(reason)),
    );
    assert.equal(await canInsert(page), false);
    await page.draft('Node', 'SELECT name AS id FROM tpch.tiny.nation');
    await page.until(
      'the name',
      lacks,
      ([said]) => said === "Not inserted yet: The label 'Nation' is defined twice",
    );
    await page.clickOn('dialog input[type=text]', { count: 3 });
    await page.page.keyboard.type('Order');
    await page.until(
      'the word',
      lacks,
      ([said]) => said === "Not inserted yet: 'Order' is a reserved word",
    );
    await page.draft('Edge', 'SELECT orderkey AS order_id FROM tpch.tiny.orders');
    await page.until(
      'the keys',
      lacks,
      ([said]) => said === 'Not inserted yet: the query has to return a key, of an edge two.',
    );
    assert.equal(await canInsert(page), false);
  },

  'is asked for and made by keys alone': async (page) => {
    await page.page.focus("xpath///button[starts-with(normalize-space(.), 'Generate from SQL')]");
    await page.press('Enter');
    await page.page.waitForSelector('dialog .cm-content');
    assert.equal(
      await page.page.evaluate(() => document.activeElement.getAttribute('aria-label')),
      'SQL',
    );
    await page.press('Escape');
    // Hidden is not enough: until the page has heard that it is closed, it cannot be opened.
    await page.page.waitForFunction(() => document.querySelector('dialog') === null);
    assert.equal(await page.focused(), 'Generate from SQL…', 'the focus is back');
    await page.press('Enter');
    await page.page.waitForSelector('dialog .cm-content');
    await page.page.keyboard.type('SELECT regionkey AS id FROM tpch.tiny.region');
    await page.press('Tab');
    assert.equal(await page.page.evaluate(() => document.activeElement.value), 'Region');
    assert.deepEqual(await page.textOf('.name-taken'), [
      'Region is there already: choose another name.',
    ]);
    // To the engine a name is the same in another case.
    await page.page.keyboard.type('CUSTOMER');
    await page.until(
      'name',
      () => page.textOf('.name-taken'),
      ([said]) => said === 'Customer is there already: choose another name.',
    );
    await page.pressWithControl('a');
    await page.page.keyboard.type('Area');
    await page.until(
      'name',
      () => page.textOf('.name-taken'),
      ([said]) => said === '',
    );
    await page.press('Enter');
    await page.untilNotice('Inserted Area');
  },

  'is written in an editor of SQL: a fault is marked where it stands and mended, and the next word is offered':
    async (page) => {
      await open(page);
      await page.draft('Node', 'SELECT regionky AS id FROM tpch.tiny.region');
      const marked = () => page.textOf('dialog .cm-lintRange-error');
      await page.until('the mark', marked, ([word]) => word === 'regionky');
      await page.page.focus('dialog .cm-content');
      await page.pressWithControl('Home');
      await page.press('F8');
      await page.pressWithControl('.');
      await page.untilOffered(([fix]) => /regionkey/.test(fix ?? ''));
      await page.acceptOffered();
      await page.until(
        'the mend',
        () => page.draftedSql(),
        (sql) => sql === 'SELECT regionkey AS id FROM tpch.tiny.region',
      );
      await page.until('no mark', marked, (words) => words.length === 0);
      await page.press('End');
      await page.page.keyboard.type(' WHERE nam');
      await page.untilOffered((labels) => labels.includes('name'));
      // Of the list alone: the dialog stays.
      await page.press('Escape');
      await page.until(
        'nothing offered',
        () => page.textOf('.cm-completionLabel'),
        (labels) => labels.length === 0,
      );
      assert.match(await page.draftedSql(), /WHERE nam$/);
      await page.pressWithControl('z');
      assert.doesNotMatch(
        await page.draftedSql(),
        /WHERE nam$/,
        'a step of the query, not of the mapping',
      );
    },

  'is not written into what is no JSON': async (page) => {
    await page.openText('broken.json', '{"node_definitions": [}');
    await open(page);
    await page.draft('Node', 'SELECT regionkey AS id FROM tpch.tiny.region');
    assert.deepEqual(await page.textOf('.draft-warning'), [
      'The text in the editor is no JSON object: mend it first.',
    ]);
    assert.equal(await canInsert(page), false);
  },

  'is asked for with what was written before, unless it was inserted': async (page) => {
    await open(page);
    await page.draft('Edge', 'SELECT regionkey AS id FROM tpch.tiny.region');
    await page.press('Escape');
    await page.page.waitForFunction(() => document.querySelector('dialog') === null);
    await open(page);
    assert.equal(await page.draftedSql(), 'SELECT regionkey AS id FROM tpch.tiny.region');
    assert.equal(
      await page.page.$eval('dialog input[type=radio]:checked', (radio) =>
        radio.parentElement.textContent.trim(),
      ),
      'Edge',
    );
    await page.draft('Node', 'SELECT regionkey AS id FROM tpch.tiny.region');
    await page.clickOn('dialog input[type=text]', { count: 3 });
    await page.page.keyboard.type('Area');
    await page.click('Insert');
    await page.untilNotice('Inserted Area');
    await open(page);
    assert.equal(await page.draftedSql(), '');
  },

  'begins a mapping that has nothing yet': async (page) => {
    await page.openText('empty.json', '{}');
    await open(page);
    await page.draft('Node', 'SELECT regionkey AS id FROM tpch.tiny.region');
    await page.page.focus('dialog .cm-content');
    await page.pressWithControl('Enter');
    await page.untilStanding('Checked locally');
    const rows = (await page.visibleText()).split('\n').map((row) => row.trim());
    assert.deepEqual([rows[0], rows.at(-1), rows.at(-2)], ['{', '}', ']'], 'laid out in rows');
  },
});
