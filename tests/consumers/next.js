import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { root, run, start, stop, untilSaid } from './commands.js';

const env = { NEXT_TELEMETRY_DISABLED: '1', CI: '1' };

/** What the page of the server shows, what its client does, and what a route answers. */
async function askAll(browser, url) {
  const server = await browser.answerOf(url, (page) => page.textContent('#server'));
  const client = await browser.answerOf(url);
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(`${url}/mappings`, { method: 'POST', headers, body: '{}' });
  return [server, client, answer.status, (await answer.json()).detail.code].join(', ');
}

/** Builds the app for production and starts it, as it is deployed. */
export async function nextApp(browser) {
  rmSync(join(root, 'next/.next'), { recursive: true, force: true });
  await run('next', ['build', 'next'], { env });
  const address = ['--hostname', '127.0.0.1', '--port', '0'];
  const server = start('next', ['start', 'next', ...address], { env });
  try {
    const [url] = await untilSaid(server, /http:\/\/127\.0\.0\.1:\d+/);
    await untilSaid(server, /Ready in/);
    return await askAll(browser, url);
  } finally {
    await stop(server);
  }
}
