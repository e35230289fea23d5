import assert from 'node:assert/strict';
import { patience } from './patience.mjs';

const modifier = 'Control';

/** Drives a page the way somebody does who sees it, clicks and types. */
export class DrivenPage {
  #faults = [];
  #expected = [];
  #context;

  constructor(page, context) {
    this.page = page;
    this.#context = context;
    page.on('pageerror', (error) => this.#faults.push(`error: ${error.message}`));
    page.on('console', (message) => {
      // Firefox and Chromium both log what a content security policy refuses as an error.
      if (message.type() === 'error') this.#faults.push(`console: ${message.text()}`);
    });
  }

  /**
   * `ready` is a selector of what shows that the page is there. Each page has a profile of its own, in which nothing is kept
   * yet, and opens with the sample, or with nothing where it `isEmpty`; `beside` is one whose profile it shares;
   * `prepare` is given the browser's page before anything is loaded.
   */
  static async open(
    browser,
    address,
    {
      dark = false,
      media,
      query = '',
      ready = '.cm-content',
      beside,
      isEmpty = false,
      prepare,
    } = {},
  ) {
    const context = beside?.#context ?? (await browser.createBrowserContext());
    const page = await context.newPage();
    page.setDefaultTimeout(patience.state);
    await page.setViewport({ width: 1280, height: 800 });
    // Firefox knows no emulation of media; its colour scheme is a preference of the whole browser.
    if (dark && !(await browser.version()).toLowerCase().includes('firefox')) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
    }
    if (media) {
      const features = Object.entries(media).map(([name, value]) => ({ name, value }));
      await (await page.createCDPSession()).send('Emulation.setEmulatedMedia', { features });
    }
    await prepare?.(page);
    const driven = new this(page, context);
    const opened = new URL(query, address);
    if (!isEmpty) opened.searchParams.set('sample', '');
    await page.goto(opened.href);
    await page.waitForSelector(ready);
    return driven;
  }

  /** Closes the page; nothing may have gone wrong unseen. */
  async close() {
    if (!this.page.isClosed()) await this.page.close();
    if ((await this.#context.pages()).length === 0) await this.#context.close();
    const isExpected = (fault) => this.#expected.some((pattern) => pattern.test(fault));
    assert.deepEqual(
      this.#faults.filter((fault) => !isExpected(fault)),
      [],
    );
  }

  /** For a page whose server does not answer as asked: the browser logs it each time, whenever that is. */
  expectFaults(pattern) {
    this.#expected.push(pattern);
  }

  textOf(selector) {
    return this.page.$$eval(selector, (found) =>
      found.map((element) => element.textContent.trim()),
    );
  }

  /** Waits until `read` gives something that `isDone` accepts, and gives it. */
  async until(what, read, isDone, timeout = patience.state) {
    const deadline = Date.now() + timeout;
    for (;;) {
      const value = await read();
      if (isDone(value)) return value;
      assert.ok(Date.now() < deadline, `${what}: still ${JSON.stringify(value)}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** Clicks what is there and has come to rest: what is on its way to another place would not be hit. */
  clickOn(selector, options) {
    return this.page.locator(selector).click(options);
  }

  click(text) {
    return this.clickOn(`xpath///button[starts-with(normalize-space(.), '${text}')]`);
  }

  /** Waits until a frame is drawn, or as long as the page itself waits for one where nobody sees it. */
  nextFrame() {
    return this.page.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(resolve);
          setTimeout(resolve, 200);
        }),
    );
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses Tab until something of that name has the focus. */
  async tabTo(name) {
    for (let i = 0; i < 40; i += 1) {
      if ((await this.focused()).startsWith(name)) return;
      await this.press('Tab');
    }
    assert.fail(`Tab never came to '${name}'`);
  }

  pressWithControl(key) {
    return this.pressWith([modifier], key);
  }

  async pressWith(held, key) {
    for (const each of held) await this.page.keyboard.down(each);
    await this.page.keyboard.press(key);
    for (const each of held.toReversed()) await this.page.keyboard.up(each);
  }

  selectedText() {
    return this.page.evaluate(() => String(document.getSelection()));
  }

  /** What has the focus: its accessible name, near enough. */
  focused() {
    return this.page.evaluate(() => {
      const element = document.activeElement;
      return element.getAttribute('aria-label') ?? element.textContent.trim();
    });
  }
}
