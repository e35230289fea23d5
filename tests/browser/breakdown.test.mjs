import assert from 'node:assert/strict';
import { inEveryBrowser } from './support/run.mjs';

/** The module's answers to checks are broken as long as the text holds `word`; '' ends it. */
function breakChecks(page, word) {
  return page.page.evaluate((broken) => {
    window.parseJson ??= JSON.parse;
    JSON.parse = (text, ...more) => {
      if (broken && text.includes('"node_results"') && text.includes(broken))
        throw new SyntaxError('a broken answer');
      return window.parseJson(text, ...more);
    };
  }, word);
}

inEveryBrowser('a module that breaks down', {
  'leaves no verdict of another text, and works again with the next': async (page) => {
    await breakChecks(page, 'Broken');
    await page.replaceWord('Customer', 'Broken');
    await page.untilStanding('Not checked');
    await page.untilFault('The check broke down at this text; the next one is checked again.');
    assert.match((await page.textOf('.standing-note'))[0], /^This text could not be checked\./);
    assert.equal((await page.page.$$('.findings-pane.outdated')).length, 1);
    assert.equal(await page.page.$eval('.tab-panel > div', (panel) => panel.inert), true);
    assert.deepEqual(await page.page.$$('.cm-lintRange'), []);
    await page.press('Backspace');
    await page.untilStanding('Invalid');
    assert.deepEqual(await page.textOf('.notice-fault'), []);
    assert.match((await page.problems()).at(-1).text, /'Customer'/);
    assert.equal((await page.page.$$('.findings-pane.outdated')).length, 0);
    await page.replaceWord('Broke', 'Broken');
    await page.untilStanding('Not checked');
    await breakChecks(page, '');
    await page.press('Backspace', 'm');
    await page.untilStanding('Invalid');
  },

  'at what was kept opens all the same': async (page) => {
    await page.replaceWord('Customer', 'Broken');
    await page.untilKept();
    await page.page.evaluateOnNewDocument(() => {
      const parse = JSON.parse;
      JSON.parse = (text, ...more) => {
        if (text.includes('"node_results"') && text.includes('"Broken"'))
          throw new SyntaxError('a broken answer');
        return parse(text, ...more);
      };
    });
    await page.reload();
    await page.untilStanding('Not checked');
    assert.match(await page.visibleText(), /"label": "Broken"/);
    await page.replaceWord('Broken', 'Customer');
    await page.untilStanding('Checked locally');
  },
});
