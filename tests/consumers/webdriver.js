import { randomInt } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { start, stop, untilSaid } from './commands.js';

// WebKit as Debian has it, by the WebDriver protocol. Its pages have what the tests ask of Playwright's.

const reference = 'element-6066-11e4-a52e-4f735466cecf';

async function ask(url, method, body) {
  const answer = await fetch(url, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** The keys that have no character. */
const keys = {
  Alt: '\uE00A',
  ArrowLeft: '\uE012',
  ArrowRight: '\uE014',
  Control: '\uE009',
  Delete: '\uE017',
  Enter: '\uE007',
  Escape: '\uE00C',
  F2: '\uE032',
  Shift: '\uE008',
  Space: ' ',
};

class Page {
  #session;

  constructor(session) {
    this.#session = session;
  }

  #post = (path, body) => ask(`${this.#session}/${path}`, 'POST', body);

  goto = (url) => this.#post('url', { url });

  /** The function is the page's; it may give a promise. */
  async evaluate(work, argument) {
    const script = `const done = arguments[arguments.length - 1];
      Promise.resolve((${work})(arguments[0])).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value, error } = await this.#post('execute/async', {
      script,
      args: [argument ?? null],
    });
    if (error) throw new Error(error);
    return value;
  }

  async waitForFunction(work, argument) {
    for (let waited = 0; waited < 120_000; waited += 100) {
      const value = await this.evaluate(work, argument);
      if (value) return value;
      await this.waitForTimeout(100);
    }
    throw new Error(`not so after two minutes: ${work}`);
  }

  waitForTimeout = (ms) => new Promise((resume) => setTimeout(resume, ms));

  async click(selector) {
    const element = await this.#post('element', { using: 'css selector', value: selector });
    await this.#post(`element/${element[reference]}/click`, {});
  }

  #point = (actions) =>
    this.#post('actions', {
      actions: [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }],
    });

  #type = (actions) => this.#post('actions', { actions: [{ type: 'key', id: 'keys', actions }] });

  mouse = {
    move: (x, y) => this.#point([moveTo(x, y)]),
    click: (x, y) =>
      this.#point([
        moveTo(x, y),
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ]),
  };

  keyboard = {
    press: (name) => {
      const held = name.split('+').map((key) => keys[key] ?? key);
      const downs = held.map((value) => ({ type: 'keyDown', value }));
      return this.#type([...downs, ...held.reverse().map((value) => ({ type: 'keyUp', value }))]);
    },
    type: async (text) => {
      for (const key of text) await this.keyboard.press(key);
    },
    insertText: (text) => this.evaluate(paste, text),
  };
}

const moveTo = (x, y) => ({
  type: 'pointerMove',
  duration: 0,
  x: Math.round(x),
  y: Math.round(y),
  origin: 'viewport',
});

/** What a page hears of a paste; carried out in the page. */
function paste(text) {
  const clipboardData = new DataTransfer();
  clipboardData.setData('text/plain', text);
  const event = { clipboardData, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent('paste', event));
}

/** Debian keeps the browser that its driver starts in a folder of the machine's kind. */
function miniBrowser() {
  const folders = readdirSync('/usr/lib').map((name) => join('/usr/lib', name, 'webkit2gtk-4.1'));
  const found = folders
    .map((folder) => join(folder, 'MiniBrowser'))
    .find((file) => existsSync(file));
  if (!found) throw new Error('no MiniBrowser: install webkit2gtk-driver');
  return found;
}

/**
 * A port that nobody has, as the driver takes no 0; below those that a machine gives to whoever wants any, so that none of
 * the servers beside takes it before the driver does.
 */
async function freePort() {
  const port = randomInt(10_000, 20_000);
  const server = createServer();
  const isFree = await new Promise((tell) => {
    server.once('error', () => tell(false));
    server.listen(port, '127.0.0.1', () => server.close(() => tell(true)));
  });
  return isFree ? port : freePort();
}

async function untilAnswered(url) {
  for (let waited = 0; ; waited += 50) {
    const answered = await fetch(url).catch(() => undefined);
    if (answered?.ok) return;
    if (waited > 120_000) throw new Error(`${url} does not answer`);
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

/** A screen that nobody sees; the browser wants one. */
async function startScreen() {
  const options = { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] };
  const screen = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24'], options);
  const [, number] = await untilSaid(screen, /^(\d+)\n/m);
  return { screen, env: { DISPLAY: `:${number}` } };
}

/** Gives what `use` gives for a page of a browser of its own, which tells nobody what goes wrong in the page. */
export async function inWebKit(use) {
  const { screen, env } = await startScreen();
  const port = await freePort();
  const driver = start('WebKitWebDriver', [`--port=${port}`], { env });
  const url = `http://127.0.0.1:${port}`;
  const options = { binary: miniBrowser(), args: ['--automation'] };
  const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
  try {
    await untilAnswered(`${url}/status`);
    const { sessionId } = await ask(`${url}/session`, 'POST', { capabilities });
    const session = `${url}/session/${sessionId}`;
    return await use(new Page(session), []).finally(() => ask(session, 'DELETE'));
  } catch (error) {
    throw Object.assign(error, { output: driver.output });
  } finally {
    await stop(driver);
    await stop(screen);
  }
}
