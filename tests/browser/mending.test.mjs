import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

/** Puts another name in the place of the first one on the screen, as an author does: a double click, then typing. */
async function rename(page, name, other) {
  await page.clickText(name, 2);
  assert.equal(await page.selectedText(), name.replaceAll('"', ''));
  await page.page.keyboard.type(other);
}

const found = (page) => page.page.$$eval('.problem', (items) => items.length);

inEveryBrowser('a slip', {
  'an alias with another name is one fault, whose fix renames the property': async (page) => {
    await rename(page, 'account_balance', 'balance');
    const problems = await page.untilProblems(
      ([first]) => first?.fixes[0] === "Replace with 'balance'",
    );
    assert.deepEqual(
      problems.filter(({ severity }) => severity !== 'Note').map(({ text }) => text),
      ["Expected column 'account_balance', got 'balance'"],
    );
    await page.clickOn('.fixes button');
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
    await rename(page, '"Part"', 'Widget');
    // While it is typed, each letter has its own report.
    const problems = await page.untilProblems(
      ([first, second]) => second && first.fixes[0] === "Replace with 'Widget'",
    );
    assert.deepEqual(
      problems.map(({ text, fixes }) => [text, fixes]),
      [
        ["Edge 'CONTAINS' references unknown node 'Part'", ["Replace with 'Widget'"]],
        ["Edge 'SUPPLIES' references unknown node 'Part'", ["Replace with 'Widget'"]],
      ],
    );
    await page.click('Fix all 2 alike…');
    await page.clickOn("xpath///dialog//button[. = 'Apply']");
    await page.untilStanding('Checked locally');
    assert.equal(await found(page), 0);
  },

  'a column in the middle is mended by the first fix, which adds its property': async (page) => {
    const { x, y } = await page.placeOf('c.phone,');
    await page.page.mouse.click(x, y);
    await page.press('End');
    await page.page.keyboard.type(' c.comment,');
    const [, ...others] = await page.untilProblems(
      ([first]) => first?.fixes[0] === 'Add the properties comment',
    );
    assert.deepEqual(
      others,
      [],
      'neither the columns behind it nor the edges of its node are told of as well',
    );
    await page.click('Add the properties comment');
    await page.untilStanding('Checked locally');
    assert.equal(await found(page), 0);
  },
});
