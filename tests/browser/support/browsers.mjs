import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { after } from 'node:test';
import puppeteer from 'puppeteer-core';
import { patience } from './patience.mjs';

function onPath(...names) {
  for (const folder of process.env.PATH.split(delimiter)) {
    for (const name of names) {
      const file = join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not here.
      }
    }
  }
  throw new Error(`none of these browsers is on PATH: ${names.join(', ')}`);
}

/** What makes letters and colours the same on each machine. */
const steadyArguments = [
  '--font-render-hinting=none',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
  '--force-device-scale-factor=1',
];

const launchers = {
  chromium: ({ isSteady }) =>
    puppeteer.launch({
      timeout: patience.test,
      // The same browser without windows of its own, which take more time than the page that is in them.
      headless: 'shell',
      executablePath: onPath(
        'chromium-headless-shell',
        'chromium',
        'chromium-browser',
        'google-chrome',
      ),
      args: [
        // Debian's containers have no user namespaces to build the sandbox with.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
        '--lang=en-US',
        // The module is compiled once for each page: a second time, for speed, is more than a page makes good.
        '--js-flags=--no-wasm-tier-up',
        ...(isSteady ? steadyArguments : []),
      ],
    }),
  firefox: ({ dark }) =>
    puppeteer.launch({
      browser: 'firefox',
      timeout: patience.test,
      executablePath: onPath('firefox', 'firefox-esr'),
      extraPrefsFirefox: {
        'intl.accept_languages': 'en-US',
        'javascript.options.wasm_optimizingjit': false,
        'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      },
    }),
};

export const browserNames = Object.keys(launchers);

/** The browsers of this process: to start one takes longer than to open a page. */
const open = new Map();
after(() => Promise.all([...open.values()].map(async (browser) => (await browser).close())));

/** A browser with an empty profile, for all tests of a file. Firefox takes its colour scheme here, Chromium with each page. */
export function browserOf(name, { dark = false, isSteady = false } = {}) {
  const key = JSON.stringify([name, dark, isSteady]);
  if (!open.has(key)) open.set(key, launchers[name]({ dark, isSteady }));
  return open.get(key);
}
