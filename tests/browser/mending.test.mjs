import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

/** Puts another name in the place of the one that stands behind `before`, as an author does: a double click, then typing. */
async function rename(page, before, name, other) {
  const { x, y } = await page.placeOf(`${before}${name}`);
  const { x: left } = await page.placeOf(before);
  // The middle of the name itself.
  await page.page.mouse.click(x + (x - left), y, { count: 2 });
  assert.equal(await page.selectedText(), name);
  await page.page.keyboard.type(other);
}

/** What is wrong, once something is. */
const untilWrong = (page) => page.untilProblems((found) => found.length > 0);

const found = (page) => page.page.$$eval('.problem', (items) => items.length);

inEveryBrowser('a slip', {
  'an alias with another name is one problem, whose fix renames the property': async (page) => {
    await rename(page, 'AS ', 'account_balance', 'balance');
    const problems = await untilWrong(page);
    assert.deepEqual(problems.map(({ fixes }) => fixes), [["Replace with 'balance'"]]);
    await page.click("Replace with 'balance'");
    await page.untilStanding('Checked locally');
    await page.show('statements');
    await page.page.waitForSelector('.statement-sql');
    assert.match((await page.textOf('.statement-sql'))[0], /^ {2}balance DOUBLE,$/m);
  },

  'a node with another label is followed by its edges in one step': async (page) => {
    await page.pressWithControl('k');
    await page.page.waitForSelector('dialog[open] input');
    await page.page.keyboard.type('Part');
    await page.press('Enter');
    await rename(page, '"label": "', 'Part', 'Widget');
    const problems = await page.untilProblems((all) => all.length >= 2);
    assert.deepEqual(problems.map(({ text, fixes }) => [text, fixes]), [
      ["Edge 'CONTAINS' references unknown node 'Part'", ["Replace with 'Widget'"]],
      ["Edge 'SUPPLIES' references unknown node 'Part'", ["Replace with 'Widget'"]],
    ]);
    await page.click('Fix all 2 alike…');
    await (await page.page.waitForSelector("xpath///dialog//button[. = 'Apply']")).click();
    await page.untilStanding('Checked locally');
    assert.equal(await found(page), 0);
  },

  'a forgotten property is one problem, whose fix adds it': async (page) => {
    const { x, y } = await page.placeOf('c.phone,');
    await page.page.mouse.click(x, y);
    await page.press('End');
    await page.page.keyboard.type(' c.comment,');
    const problems = await untilWrong(page);
    assert.equal(problems.length, 1);
    const [{ fixes: [fix] }] = problems;
    await page.click(fix);
    await page.untilStanding('Checked locally');
    assert.equal(await found(page), 0);
  },
});
