import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = new URL('../pictures/', import.meta.url);

/** The time that the pictures are of: what says how long ago something was says the same every day. */
const now = Date.parse('2026-12-01T12:00:00Z');

/** What would look different from day to day and from machine to machine stands still. For `prepare` of a page. */
export async function standStill(page) {
  await page.emulateTimezone('UTC');
  await page.emulateMediaFeatures([
    { name: 'prefers-reduced-motion', value: 'reduce' },
    { name: 'prefers-color-scheme', value: 'light' },
  ]);
  await page.evaluateOnNewDocument((time) => {
    // What goes by itself when there was time to read it stays.
    const wait = setTimeout;
    globalThis.setTimeout = (run, ms, ...given) => (ms >= 5000 ? 0 : wait(run, ms, ...given));
    const Clock = Date;
    globalThis.Date = class extends Clock {
      constructor(...given) {
        super(...(given.length > 0 ? given : [time]));
      }

      static now() {
        return time;
      }
    };
  }, now);
}

/** Writes everything in the fonts that Debian's fontconfig, and so each of its browsers, always brings, and shows no caret. */
async function useCommonFonts(page) {
  await page.evaluate(async () => {
    for (const look of document.querySelectorAll('.mapping-editor, .mapping-look')) {
      look.style.setProperty('--font', '"DejaVu Sans"');
      look.style.setProperty('--code-font', '"DejaVu Sans Mono"');
      look.style.caretColor = 'transparent';
    }
    await document.fonts.ready;
  });
}

/** The picture of the window when what is fetched, checked and moved has come to rest: the next one is the same. */
async function pictureAtRest(editorPage) {
  const { page } = editorPage;
  await editorPage.checked();
  await page.waitForFunction(() => document.getAnimations().length === 0);
  await page.waitForNetworkIdle({ idleTime: 300 });
  const take = () => page.screenshot({ encoding: 'base64' });
  let before = await take();
  for (;;) {
    await editorPage.nextFrame();
    const taken = await take();
    if (taken === before) return taken;
    before = taken;
  }
}

/** Squares of so many pixels are compared by their mean colour: edges of letters may be drawn a little differently. */
const side = 8;
/** By how much of 255 a square may differ, and which part of the squares may differ by more. */
const tolerance = { colour: 10, squares: 0.0005 };

/** The part of the squares that differ between two pictures, and the place of the first. */
async function differenceOf(browser, taken, kept) {
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      async (sources, squareSide, most) => {
        const pixelsOf = async (source) => {
          const bytes = Uint8Array.from(atob(source), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          context.drawImage(bitmap, 0, 0);
          return context.getImageData(0, 0, bitmap.width, bitmap.height);
        };
        const [first, second] = await Promise.all(sources.map(pixelsOf));
        const { width, height } = first;
        if (width !== second.width || height !== second.height) return { share: 1, place: null };
        const sumOf = ({ data }, left, top, channel) => {
          let sum = 0;
          for (let y = top; y < top + squareSide; y += 1)
            for (let x = left; x < left + squareSide; x += 1)
              sum += data[4 * (y * width + x) + channel];
          return sum;
        };
        const differs = (left, top) =>
          [0, 1, 2].some(
            (channel) =>
              Math.abs(sumOf(first, left, top, channel) - sumOf(second, left, top, channel)) >
              most * squareSide ** 2,
          );
        const found = [];
        for (let top = 0; top < height; top += squareSide)
          for (let left = 0; left < width; left += squareSide)
            if (differs(left, top)) found.push([left, top]);
        return {
          share: (found.length * squareSide ** 2) / (width * height),
          place: found[0] ?? null,
        };
      },
      [taken, kept],
      side,
      tolerance.colour,
    );
  } finally {
    await page.close();
  }
}

/** The window looks as in the kept picture of that name; UPDATE_PICTURES=1 keeps what it looks like now. */
export async function assertLooksAsKept(editorPage, browser, name) {
  await useCommonFonts(editorPage.page);
  const taken = await pictureAtRest(editorPage);
  const file = new URL(`${name}.png`, folder);
  if (process.env.UPDATE_PICTURES) return writeFileSync(file, taken, 'base64');
  assert.ok(existsSync(file), `there is no picture '${name}' yet: UPDATE_PICTURES=1 makes it`);
  const { share, place } = await differenceOf(browser, taken, readFileSync(file, 'base64'));
  if (share <= tolerance.squares) return undefined;
  const seen = join(mkdtempSync(join(tmpdir(), 'pictures-')), `${name}.png`);
  writeFileSync(seen, taken, 'base64');
  return assert.fail(
    `${(100 * share).toFixed(2)} % of '${name}' differ, first at ${place}: ${seen} is what is seen now`,
  );
}
