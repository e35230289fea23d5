// How the mapping editor feels with 1,000 definitions, in Chromium: from a key to the next picture, the longest task, and
// pictures a second while the graph is moved. Run by scripts/bench --editor, on a machine that does nothing else.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { launchChromium } from './chromium.js';
import { mappingWith } from './mapping.js';
import { median, percentile95 } from './measure.js';

const web = fileURLToPath(new URL('../../../web/', import.meta.url));
const keys = 120;
/** As fast as people type who are fast, in ms. */
const betweenKeys = 100;

/** The definition as one of a table of the sample's warehouse: what is wrong everywhere is not how people work. */
function ofCustomers(definition) {
  const keys = definition.primary_key ? ['customer_id'] : ['customer_id', 'referrer_id'];
  const properties = definition.properties.map(({ name }) => ({ name, type: 'STRING' }));
  const columns = [
    ...keys.map((name) => `  custkey AS "${name}"`),
    ...properties.map(({ name }) => `  concat(name, '${name}') AS "${name}"`),
  ];
  const sql = `SELECT\n${columns.join(',\n')}\nFROM tpch.tiny.customer\nWHERE mktsegment = 'BUILDING'`;
  return { ...definition, sql, properties };
}

function largeMapping() {
  const { node_definitions: nodes, edge_definitions: edges, ...mapping } = mappingWith(1000);
  return JSON.stringify(
    {
      ...mapping,
      node_definitions: nodes.map(ofCustomers),
      edge_definitions: edges.map(ofCustomers),
    },
    null,
    2,
  );
}

async function serve() {
  const server = spawn(process.execPath, [join(web, 'serve.js'), '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [address] = await once(createInterface({ input: server.stdout }), 'line');
  return { address, stop: () => server.kill() };
}

/** Carried out in the page: keeps tasks that are longer than 50 ms, and the time from each key to what is painted then. */
function observe() {
  window.longTasks = [];
  window.keyTimes = [];
  new PerformanceObserver((list) => {
    window.longTasks.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'longtask' });
  const { port1, port2 } = new MessageChannel();
  const started = [];
  // A message that is sent in a frame comes when the frame is painted.
  port1.onmessage = () => {
    const now = performance.now();
    for (const start of started.splice(0)) window.keyTimes.push(now - start);
  };
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        started.push(timeStamp);
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
}

/** Carried out in the page: how many pictures a second there are until `window.isMoving` is taken back. */
function countFrames() {
  window.isMoving = true;
  window.frames = new Promise((resolve) => {
    const start = performance.now();
    let count = 0;
    const frame = () => {
      count += 1;
      if (window.isMoving) requestAnimationFrame(frame);
      else resolve((1000 * count) / (performance.now() - start));
    };
    requestAnimationFrame(frame);
  });
}

const longestTask = (page) => page.evaluate(() => Math.max(0, ...window.longTasks.splice(0)));

async function open(page, address) {
  const folder = mkdtempSync(join(tmpdir(), 'mapping-editor-'));
  try {
    writeFileSync(join(folder, 'large.json'), largeMapping());
    await page.goto(`${address}?sample`);
    await page.waitForSelector('.cm-content');
    await page.setInputFiles('input[type=file]', join(folder, 'large.json'));
    await page.waitForFunction(
      () => document.querySelector('.file-name')?.textContent === 'large.json',
    );
    await page.waitForFunction(() => !document.querySelector('.late'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function type(page) {
  await page.click('.cm-content');
  await page.keyboard.press('Control+Home');
  // Into the description, where each letter changes the text and nothing else.
  await page.getByText('What customers bought').click();
  await page.waitForTimeout(2000);
  await page.evaluate(observe);
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('abcdefgh'[key % 8]);
    await page.waitForTimeout(betweenKeys);
  }
  await page.waitForTimeout(1000);
  const [standing] = await page.locator('.standing-name').allTextContents();
  if (standing !== 'Checked locally') throw new Error(`the mapping is '${standing}'`);
  return page.evaluate(() => window.keyTimes);
}

async function pan(page) {
  await page.click('#view-graph');
  await page.waitForSelector('.node-card');
  await page.waitForTimeout(3000);
  await longestTask(page);
  const { x, y, width, height } = await page.locator('.react-flow__pane').boundingBox();
  const middle = { x: x + width / 2, y: y + height - 40 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.evaluate(countFrames);
  for (let step = 0; step < 120; step += 1) {
    const angle = (step / 60) * 2 * Math.PI;
    await page.mouse.move(middle.x + 150 * Math.sin(angle), middle.y - 150 + 150 * Math.cos(angle));
  }
  const frames = await page.evaluate(() => {
    window.isMoving = false;
    return window.frames;
  });
  await page.mouse.up();
  return frames;
}

const server = await serve();
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await open(page, server.address);
  const times = await type(page);
  const typed = await longestTask(page);
  const frames = await pan(page);
  const moved = await longestTask(page);
  const ms = (time) => `${time.toFixed(1)} ms`;
  console.log(`1,000 definitions, ${times.length} keys, in Chromium ${browser.version()}`);
  console.log(`key to picture, median   ${ms(median(times))}`);
  console.log(`key to picture, p95      ${ms(percentile95(times))}   (budget 50 ms)`);
  console.log(`longest task, typing     ${typed === 0 ? 'none over 50 ms' : ms(typed)}`);
  console.log(`graph moved              ${frames.toFixed(0)} pictures a second   (budget 30)`);
  console.log(`longest task, moving     ${moved === 0 ? 'none over 50 ms' : ms(moved)}`);
} finally {
  await browser.close();
  server.stop();
}
