import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessible.mjs';
import { inEveryBrowser } from './support/run.mjs';

const showView = async (page, view, ready) => {
  await page.clickOn(`#view-${view}`);
  await page.page.waitForSelector(ready);
};

/** The states that an author works in, each with the way there from the one before. */
const states = {
  views: {
    'the text': (page) => showView(page, 'json', '.cm-content'),
    'the form': (page) => showView(page, 'form', '.form-option'),
    'the picture': (page) => page.showPicture(),
    'the list of the picture': (page) => page.clickOn('.graph-shown button:last-child'),
  },
  panels: {
    'the results': (page) => page.show('results'),
    'the statements': async (page) => {
      await page.show('statements');
      await page.page.waitForSelector('.statement');
    },
    'the rows': (page) => page.show('rows'),
    'the trial': async (page) => {
      await page.show('try');
      await page.page.waitForSelector('.try');
    },
    'the comparison': (page) => page.show('compare'),
  },
  findings: {
    problems: async (page) => {
      await page.page.select('.toolbar select', 'form-instead-of-from.json');
      await page.page.waitForSelector('.problem');
    },
    'the commands': async (page) => {
      await page.pressWithControl('k');
      await page.page.waitForSelector('dialog[open] .palette-row');
    },
  },
};

/** A case for each group of states: `check` holds in each of them, after `begin`. */
const inEachState = (holds, check, begin = async () => undefined) =>
  Object.fromEntries(
    Object.entries(states).map(([group, ways]) => [
      `${group}: ${holds}`,
      async (page) => {
        await begin(page);
        for (const [state, show] of Object.entries(ways)) {
          await show(page);
          await page.checked();
          await check(page, state);
        }
      },
    ]),
  );

/** The colours of what is chosen and of what is not. */
const coloursOf = (page, selector, ...properties) =>
  page.page.$$eval(
    selector,
    (found, names) =>
      found.map((element) => names.map((name) => getComputedStyle(element)[name]).join()),
    properties,
  );

inEveryBrowser(
  'in Chinese',
  inEachState(
    'axe finds nothing',
    (page, state) => assertAccessible(page, `zh: ${state}`),
    async (page) => {
      await page.page.select('select[aria-label="Language"]', 'zh');
      await page.untilStanding('本地检查通过');
    },
  ),
);

inEveryBrowser(
  'forced colours',
  {
    'are what the browser says': async (page) => {
      assert.equal(
        await page.page.evaluate(() => matchMedia('(forced-colors: active)').matches),
        true,
      );
    },
    ...inEachState(
      'axe finds nothing, and what is chosen is not told by a colour that is gone',
      async (page, state) => {
        await assertAccessible(page, `forced colours: ${state}`);
        const [chosen] = await coloursOf(page, '.tab[aria-selected="true"]', 'borderBottomColor');
        const others = await coloursOf(page, '.tab[aria-selected="false"]', 'borderBottomColor');
        assert.ok(!others.includes(chosen), `${state}: all tabs look chosen`);
        const [view] = await coloursOf(
          page,
          '.view-choice[aria-selected="true"]',
          'backgroundColor',
        );
        assert.ok(
          !(
            await coloursOf(page, '.view-choice[aria-selected="false"]', 'backgroundColor')
          ).includes(view),
          `${state}: all views look chosen`,
        );
      },
    ),
    'an icon is drawn in the two colours that there are': async (page) => {
      const [background, text] = await page.page.evaluate(() =>
        ['Canvas', 'CanvasText'].map((name) => {
          const probe = document.body.appendChild(document.createElement('p'));
          probe.style.color = name;
          return getComputedStyle(probe).color;
        }),
      );
      assert.deepEqual(await coloursOf(page, '.standing .icon-line', 'stroke'), [background]);
      assert.deepEqual(await coloursOf(page, '.standing .icon-shape', 'fill'), [text]);
    },
  },
  { media: { 'forced-colors': 'active', 'prefers-color-scheme': 'dark' } },
);

/** What moves: a colour that comes softly does not. */
const moving = (page) =>
  page.page.evaluate(() =>
    document
      .getAnimations()
      .filter(
        (animation) =>
          !(
            animation instanceof CSSTransition &&
            ['opacity', 'filter'].includes(animation.transitionProperty)
          ),
      )
      .map(
        ({ effect, animationName, transitionProperty }) =>
          `${effect.target.className} ${animationName ?? transitionProperty}`,
      ),
  );

inEveryBrowser(
  'reduced motion',
  {
    ...inEachState('nothing moves by itself', async (page, state) => {
      assert.deepEqual(await moving(page), [], state);
    }),
    'the caret does not blink': async (page) => {
      await page.clickText('"name"');
      await page.page.waitForSelector('.cm-focused .cm-cursor');
      assert.deepEqual(await moving(page), []);
    },
  },
  { media: { 'prefers-reduced-motion': 'reduce' } },
);

// What 1280 × 800 pixels are at 200 %.
const zoomed = { width: 640, height: 400 };

inEveryBrowser('at 200 %', {
  ...inEachState(
    'all fits in the width, and axe finds nothing',
    async (page, state) => {
      const overflow = await page.page.evaluate(
        () => document.documentElement.scrollWidth - innerWidth,
      );
      assert.ok(overflow <= 0, `${state} is ${overflow} px too wide`);
      await assertAccessible(page, `200 %: ${state}`);
    },
    (page) => page.page.setViewport(zoomed),
  ),
  'what is asked is within the window, with its buttons': async (page) => {
    await page.page.setViewport(zoomed);
    await page.click('Generate from SQL');
    await page.draft('Node', 'SELECT * FROM tpch.tiny.lineitem');
    await page.page.waitForSelector('dialog .form-table');
    const insert = await page.page.waitForSelector("xpath///dialog//button[. = 'Insert']");
    await insert.scrollIntoView();
    const box = await page.page.$eval('dialog', (dialog) => ({
      ...dialog.getBoundingClientRect().toJSON(),
      isTooWide: dialog.scrollWidth > dialog.clientWidth,
    }));
    assert.ok(
      box.top >= 0 && box.bottom <= zoomed.height && box.left >= 0 && box.right <= zoomed.width,
      JSON.stringify(box),
    );
    assert.equal(box.isTooWide, false);
    const place = () => insert.evaluate((button) => button.getBoundingClientRect().toJSON());
    await page.until(
      'the button comes into sight',
      place,
      ({ top, bottom }) => top >= 0 && bottom <= zoomed.height,
    );
  },
  'the picture is not cut off by its frame': async (page) => {
    await page.page.setViewport(zoomed);
    await page.showPicture();
    const [frame, stage] = await Promise.all(
      ['.editor-pane', '.graph-stage'].map((selector) =>
        page.page.$eval(selector, (element) => element.getBoundingClientRect().toJSON()),
      ),
    );
    assert.ok(stage.bottom <= frame.bottom, `${stage.bottom} is below ${frame.bottom}`);
    assert.ok(stage.height >= 200, `${stage.height} px high`);
  },
  'half of the window is left to the text': async (page) => {
    await page.page.setViewport(zoomed);
    const top = await page.page.$eval(
      '.cm-content',
      (content) => content.getBoundingClientRect().top,
    );
    assert.ok(top <= zoomed.height / 2, `the text begins at ${top}`);
  },
});

// What WCAG 2.2 says of readers who set text wider, in 1.4.12.
const spaced =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }';

/** Words that are cut off by what they stand in; what scrolls shows all of it, and an ellipsis is meant. */
const cutOff = (page) =>
  page.page.evaluate(() =>
    Array.from(document.querySelectorAll('button, label, h1, h2, h3, p, li, th, td, .stage, .tab'))
      .filter(
        (element) =>
          element.offsetParent !== null &&
          !element.closest('.visually-hidden, .cm-editor, .react-flow'),
      )
      .filter((element) => {
        const { overflowX, textOverflow } = getComputedStyle(element);
        return (
          overflowX === 'hidden' &&
          textOverflow !== 'ellipsis' &&
          (element.scrollWidth > element.clientWidth + 1 ||
            element.scrollHeight > element.clientHeight + 1)
        );
      })
      .map((element) => `${element.className}: ${element.textContent.slice(0, 40)}`),
  );

inEveryBrowser(
  'text that is set wider',
  {
    ...inEachState(
      'cuts nothing off',
      async (page, state) => {
        assert.deepEqual(await cutOff(page), [], state);
        const overflow = await page.page.evaluate(
          () => document.documentElement.scrollWidth - innerWidth,
        );
        assert.ok(overflow <= 0, `${state} is ${overflow} px too wide`);
      },
      (page) => page.page.addStyleTag({ content: spaced }),
    ),
  },
  { media: {} },
);

/** Words of the stages' names that stand in more than one row. */
const brokenWords = (page) =>
  page.page.$$eval('.stage-name', (names) =>
    names.flatMap((name) => {
      const node = document.createTreeWalker(name, NodeFilter.SHOW_TEXT).nextNode();
      return Array.from(node.data.matchAll(/\S+/g))
        .filter(({ index, 0: word }) => {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + word.length);
          return new Set(Array.from(range.getClientRects(), ({ top }) => Math.round(top))).size > 1;
        })
        .map(([word]) => word);
    }),
  );

inEveryBrowser('names of stages', {
  'are not broken within a word, however narrow the panel is': async (page) => {
    await page.showPicture();
    for (const width of [1600, 1280, 1024, 900]) {
      await page.page.setViewport({ width, height: 800 });
      assert.deepEqual(await brokenWords(page), [], `${width} px`);
    }
  },
});
