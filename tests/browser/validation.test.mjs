import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

const nodes = ['Customer', 'PurchaseOrder', 'Part', 'Supplier', 'Nation', 'Region'];
const edgeCount = 7;

// Deals are in a catalog that nobody here knows anything of; the query of the nations was recorded.
const elsewhere = {
  node_definitions: [
    {
      label: 'Deal',
      sql: 'SELECT id, title FROM hive.sales.deals',
      primary_key: { name: 'id', type: 'INT64' },
      properties: [{ name: 'title', type: 'STRING' }],
    },
    {
      label: 'Nation',
      sql: 'SELECT\n  n.nationkey AS nation_id,\n  n.name\nFROM tpch.tiny.nation AS n',
      primary_key: { name: 'nation_id', type: 'INT64' },
      properties: [{ name: 'name', type: 'STRING' }],
    },
  ],
};

function outcomes(results) {
  return Object.fromEntries(results.map(({ name, outcome }) => [name, outcome]));
}

/** What is asked from now on is answered at once, by a page that was opened with answers that take a day. */
const answerAtOnce = (page) =>
  page.page.evaluate(() => {
    const wait = setTimeout;
    window.setTimeout = (run, ms, ...given) => wait(run, ms === 86_400_000 ? 0 : ms, ...given);
  });

/** Validates a mapping with a query that has no recorded answer: a warning says so. */
async function validateInVain(page) {
  await page.validate();
  assert.equal(await page.standing(), 'Could not check');
  const problems = await page.problems();
  assert.deepEqual([...new Set(problems.map(({ severity }) => severity))], ['Warning']);
  assert.match(problems[0].text, /^Could not check: not recorded/);
}

inEveryBrowser('validation', {
  'finds the sample valid, every node and every edge': async (page) => {
    await page.validate();
    assert.equal(await page.standing(), 'Valid');
    assert.deepEqual(await page.stages(), Array(5).fill('passed'));
    await page.show('results');
    const results = await page.results();
    assert.equal(results.length, nodes.length + edgeCount);
    assert.deepEqual(
      results.slice(0, nodes.length).map(({ name }) => name),
      nodes,
    );
    for (const { outcome, reason } of results) assert.deepEqual([outcome, reason], ['valid', null]);
  },

  'shows progress that never falls': {
    query: '?delay=40',
    run: async (page) => {
      await page.page.evaluate(() => {
        window.seen = [];
        const look = () => {
          const bar = document.querySelector('progress');
          if (bar)
            window.seen.push({ value: bar.value, max: bar.max, text: bar.nextSibling.textContent });
        };
        new MutationObserver(look).observe(document.querySelector('.news'), {
          attributes: true,
          childList: true,
          characterData: true,
          subtree: true,
        });
      });
      await page.validate();
      const seen = await page.page.evaluate(() => window.seen);
      const values = seen.map(({ value, max }) => value / max);
      assert.ok(new Set(values).size > 5, `progress was seen as ${values}`);
      assert.deepEqual(
        values,
        values.toSorted((a, b) => a - b),
      );
      assert.match(seen.at(-1).text, /^[A-Z][\w ]+: \d+ of \d+$/);
      assert.equal(await page.standing(), 'Valid');
    },
  },

  'is cancelled at once, and may be started again': {
    query: '?delay=86400000',
    run: async (page) => {
      await page.click('Validate');
      await page.page.waitForSelector('progress');
      await page.click('Cancel');
      await page.untilNotice('Validation cancelled');
      assert.equal((await page.page.$$('progress')).length, 0);
      assert.equal(await page.standing(), 'Checked locally');
      assert.equal(await page.focused(), 'Validate');
      await answerAtOnce(page);
      await page.validate();
      assert.equal(await page.standing(), 'Valid');
    },
  },

  'points at the word that the cluster stumbled over': async (page) => {
    await page.openSample('form-instead-of-from.json');
    await page.untilNotice('Opened form-instead-of-from.json');
    await page.validate();
    assert.equal(await page.standing(), 'Invalid');
    const problems = await page.problems();
    const [problem] = problems;
    assert.equal(problem.code, 'sql_syntax_error');
    assert.match(problem.text, /unexpected token 'FORM'/);
    assert.match(problem.place, /Customer · Line 7, in its SQL line 5, column 1/);
    await page.untilUnderlined('error', 'FORM');
    await page.show('results');
    const results = await page.results();
    assert.equal(outcomes(results).Customer, 'invalid');
    assert.equal(outcomes(results).PurchaseOrder, 'valid');
    assert.match(results[0].reason, /^sql: SQL syntax error: /);
    assert.deepEqual(results[2], {
      name: 'PLACED',
      outcome: 'could not check',
      reason: "Node 'Customer' must be mended first",
    });
  },

  'does not call SQL wrong that nobody could check': async (page) => {
    await page.openText('elsewhere.json', JSON.stringify(elsewhere, null, 2));
    assert.equal(await page.standing(), 'Not validated yet');
    await validateInVain(page);
    await page.show('results');
    assert.deepEqual(outcomes(await page.results()), { Deal: 'could not check', Nation: 'valid' });
    assert.deepEqual(
      await page.textOf('.results-summary'),
      ['1 valid, 0 invalid, 1 not checked'],
      'the counts add up',
    );
  },

  'shows what the catalog says where the cluster could not be asked': async (page) => {
    await page.replaceWord('address,', 'comment AS address');
    await page.untilStanding('Checked locally');
    await validateInVain(page);
    await page.show('results');
    const { Customer, Part } = outcomes(await page.results());
    assert.deepEqual({ Customer, Part }, { Customer: 'checked locally', Part: 'valid' });
  },

  'mends what the columns show': async (page) => {
    await page.openSample('undeclared-column.json');
    await page.untilNotice('Opened undeclared-column.json');
    await page.validate();
    const [problem] = await page.problems();
    assert.deepEqual([problem.code, problem.severity], ['undeclared_column', 'Warning']);
    assert.equal(await page.standing(), 'Valid, but fails at load');
    assert.deepEqual(await page.stages(), ['passed', 'passed', 'passed', 'load fails', 'passed']);
    await page.clickOn('.fixes button');
    await page.untilStanding('Changed since validation');
    assert.match(await page.visibleText(), /\{ "name": "phone", "type": "STRING" \}/);
    await page.validate();
    assert.equal(await page.standing(), 'Valid');
    assert.deepEqual(await page.problems(), []);
  },

  'does not look valid where the load would fail': async (page) => {
    await page.openSample('decimal-column.json');
    await page.untilStanding('Checked, but fails at load');
    assert.match(
      (await page.textOf('.standing-note'))[0],
      /^1 warning: the platform accepts it, the engine does not\./,
    );
    assert.deepEqual(await page.stages(), ['passed', 'passed', 'passed', 'passed', 'load fails']);
    await page.show('results');
    const failing = (await page.results()).filter(({ outcome }) => outcome.endsWith('load fails'));
    assert.deepEqual(
      failing.map(({ outcome }) => outcome),
      ['checked locally, load fails'],
    );
    await page.validate();
    assert.equal(await page.standing(), 'Valid, but fails at load');
  },

  'leads to a definition without selecting it': async (page) => {
    await page.show('results');
    await page.click('Supplier');
    assert.match(await page.revealedText(), /^\{\n\s*"label": "Supplier"/);
    await page.page.keyboard.type(' ');
    await page.untilStanding('Checked locally');
    assert.match(await page.visibleText(), /^ +\{\n\s*"label": "Supplier"/m);
    assert.equal((await page.results()).length, nodes.length + edgeCount);
  },

  'is of no text that was opened meanwhile': {
    query: '?delay=86400000',
    run: async (page) => {
      await page.click('Validate');
      await page.page.waitForSelector('progress');
      await page.openSample('form-instead-of-from.json');
      await page.untilNotice('Opened form-instead-of-from.json');
      await page.page.waitForFunction(() => document.querySelector('progress') === null);
      assert.deepEqual(await page.textOf('.notice'), ['Opened form-instead-of-from.json']);
      assert.equal(await page.standing(), 'Invalid');
    },
  },

  'keeps the results of what was not edited since': async (page) => {
    await page.validate();
    await page.show('results');
    await page.replaceWord('address,', 'comment AS address');
    await page.untilStanding('Changed since validation');
    const results = await page.until(
      'results',
      async () => outcomes(await page.results()),
      ({ Customer }) => Customer === 'checked locally',
    );
    assert.equal(results.PLACED, 'checked locally', 'an edge of a changed node');
    assert.equal(results.Part, 'valid');
    await page.undoAll();
    await page.untilStanding('Valid');
  },

  'keeps what is known while the text is no JSON': async (page) => {
    await page.validate();
    await page.show('results');
    await page.clickText('"label"');
    await page.press('Home');
    await page.page.keyboard.type('?');
    await page.until(
      'banner',
      () => page.textOf('.banner'),
      (texts) => texts.length === 1,
    );
    assert.equal((await page.results()).length, nodes.length + edgeCount);
    assert.equal(await page.standing(), 'Invalid');
  },

  'says everything in Chinese, a validation that is over too': async (page) => {
    await page.openSample('form-instead-of-from.json');
    await page.validate();
    await page.page.select('select[aria-label="Language"]', 'zh');
    await page.untilStanding('无效');
    const [problem] = await page.untilProblems(([first]) => first?.text.includes('语法错误'));
    assert.equal(problem.severity, '错误');
    assert.equal(await page.page.$eval('html', (html) => html.lang), 'zh');
    assert.deepEqual(await page.textOf('h1'), ['映射编辑器']);
    await page.page.select('select[aria-label="语言"]', 'en');
    await page.untilStanding('Invalid');
  },
});
