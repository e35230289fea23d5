import puppeteer from 'puppeteer-core';

// Firefox as Debian has it, by WebDriver BiDi. Its pages have what the tests ask of Playwright's.

const executablePath = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

async function press(keyboard, name) {
  const pressed = name.split('+').map((key) => (key === 'Space' ? ' ' : key));
  for (const key of pressed) await keyboard.down(key);
  for (const key of pressed.reverse()) await keyboard.up(key);
}

/** All at once; carried out in the page. */
const insert = (text) => document.execCommand('insertText', false, text);

function asPlaywrights(page) {
  const { keyboard, mouse } = page;
  return {
    mouse,
    goto: (url) => page.goto(url),
    click: (selector) => page.click(selector),
    evaluate: (work, argument) => page.evaluate(work, argument),
    waitForFunction: (work, argument) => page.waitForFunction(work, { timeout: 120_000 }, argument),
    waitForTimeout: (ms) => new Promise((resume) => setTimeout(resume, ms)),
    keyboard: {
      press: (name) => press(keyboard, name),
      type: (text) => keyboard.type(text),
      insertText: (text) => page.evaluate(insert, text),
    },
  };
}

/** Collects what goes wrong in a page. */
function problemsOf(page) {
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return problems;
}

/** Gives what `use` gives for a page of a browser of its own, and for what goes wrong in it. */
export async function inFirefox(use) {
  const defaultViewport = { width: 1280, height: 720 };
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    defaultViewport,
    timeout: 120_000,
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    return await use(asPlaywrights(page), problemsOf(page));
  } finally {
    await browser.close();
  }
}
