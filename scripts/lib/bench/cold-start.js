import { execFileSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { launchChromium } from './chromium.js';
import { median, middleOf } from './measure.js';

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, '../../../npm/dist');

const starts = {
  ours: `const { load } = await import(${JSON.stringify(pathToFileURL(join(dist, 'index.js')).href)});
    (await load()).check('{"node_definitions": []}');`,
  theirs: `const { parse } = await import('libpg-query');
    await parse('SELECT 1');`,
};

/** From nothing imported to the first answer, in ms, each time in a process of its own. */
function timeInNode(code) {
  const script = `const start = performance.now(); ${code} console.log(performance.now() - start);`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: here,
  });
  return Number(output.toString());
}

export function coldStartInNode(rounds) {
  return middleOf(
    Array.from({ length: rounds }, () => [timeInNode(starts.ours), timeInNode(starts.theirs)]),
  );
}

/** The same on a page that has nothing cached, over the loopback interface. */
export async function coldStartInChromium(rounds) {
  const server = createServer((request, response) => answerRequest(request.url, response));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${server.address().port}/`;
  const browser = await launchChromium();
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(url);
    times.push(await page.evaluate(timeInPage));
    await context.close();
  }
  await browser.close();
  server.closeAllConnections();
  server.close();
  return { ours: median(times) };
}

async function timeInPage() {
  const start = performance.now();
  const { load } = await import('/index.js');
  (await load()).check('{"node_definitions": []}');
  return performance.now() - start;
}

function answerRequest(path, response) {
  const type = path.endsWith('.js')
    ? 'text/javascript'
    : path === '/'
      ? 'text/html'
      : 'application/wasm';
  response.writeHead(200, { 'Content-Type': type });
  if (path === '/') response.end('<!doctype html><title>bench</title>');
  else
    createReadStream(join(dist, path))
      .on('error', () => response.destroy())
      .pipe(response);
}
