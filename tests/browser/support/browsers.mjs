import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import puppeteer from 'puppeteer-core';

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
const steadyArguments = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb', '--force-device-scale-factor=1'];

const launchers = {
  chromium: ({ isSteady }) =>
    puppeteer.launch({
      executablePath: onPath('chromium', 'chromium-browser', 'google-chrome'),
      args: [
        // Debian's containers have no user namespaces to build the sandbox with.
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
        '--lang=en-US',
        ...(isSteady ? steadyArguments : []),
      ],
    }),
  firefox: ({ dark }) =>
    puppeteer.launch({
      browser: 'firefox',
      executablePath: onPath('firefox', 'firefox-esr'),
      extraPrefsFirefox: {
        'intl.accept_languages': 'en-US',
        'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
      },
    }),
};

export const browserNames = Object.keys(launchers);

/** Starts a browser with an empty profile. Firefox takes its colour scheme here, Chromium with each page. */
export function launchBrowser(name, { dark = false, isSteady = false } = {}) {
  return launchers[name]({ dark, isSteady });
}
