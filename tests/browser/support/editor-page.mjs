import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DrivenPage } from './driven-page.mjs';

/** Drives the mapping editor the way an author does: by what is to be seen, clicked and typed. */
export class EditorPage extends DrivenPage {
  /** Waits until what was typed is checked: in the next frame, or in a pause of the typing, before which the verdict is late. */
  async checked() {
    do await this.nextFrame();
    while ((await this.page.$('.late')) !== null);
  }

  async standing() {
    await this.checked();
    const [standing] = await this.textOf('.standing-name');
    return standing;
  }

  untilStanding(expected) {
    return this.until(
      'standing',
      () => this.standing(),
      (standing) => standing === expected,
    );
  }

  untilProblems(isDone) {
    return this.until('problems', () => this.problems(), isDone);
  }

  untilNotice(expected) {
    return this.until(
      'notice',
      async () => (await this.textOf('.notice'))[0],
      (notice) => notice === expected,
    );
  }

  untilFault(expected) {
    return this.until(
      'fault',
      async () => (await this.textOf('.notice-fault'))[0],
      (fault) => (typeof expected === 'string' ? fault === expected : expected.test(fault)),
    );
  }

  async problems() {
    await this.checked();
    return this.page.$$eval('.problem', (items) =>
      items.map((item) => ({
        text: item.querySelector('.problem-text').firstElementChild.nextSibling.textContent,
        severity: item.querySelector('.visually-hidden').textContent.replace(/[:：]\s*$/, ''),
        code: item.querySelector('code').textContent,
        place: item.querySelector('.problem-place').textContent,
        fixes: Array.from(
          item.querySelectorAll('.fixes button:not(.fix-alike)'),
          (button) => button.textContent,
        ),
      })),
    );
  }

  async results() {
    await this.checked();
    return this.page.$$eval('.result', (rows) =>
      rows.map((row) => ({
        name: row.querySelector('.result-name').textContent,
        outcome: row.querySelector('.outcome').textContent.trim(),
        reason: row.querySelector('.result-reason')?.textContent ?? null,
      })),
    );
  }

  async stages() {
    await this.checked();
    return this.page.$$eval('.stage', (stages) =>
      stages.map((stage) => stage.querySelector('.stage-status').textContent),
    );
  }

  /** Shows one of the panels: Problems, Results, Statements. */
  async show(name) {
    await this.clickOn(`#tab-${name}`);
    await this.page.waitForSelector(`#tab-${name}[aria-selected="true"]`);
    // A panel is fetched when it is shown first.
    await this.page.waitForFunction(
      () => document.querySelector('#tab-panel .part-to-come') === null,
    );
  }

  async validate() {
    await this.click('Validate');
    const progress = () => this.textOf('.progress-text');
    await this.until('progress', progress, (texts) => texts.length === 0);
  }

  /** Opens a sample, or comes to the question whether it is to replace changes. */
  async openSample(fileName) {
    await this.page.select('select[aria-label="Samples"]', fileName);
    const isThere = async () =>
      (await this.fileName()) === fileName || (await this.page.$('dialog[open]')) !== null;
    await this.until(fileName, isThere, (there) => there);
  }

  /** Opens a text by the page's own file dialog. */
  async openText(name, text) {
    const folder = await mkdtemp(join(tmpdir(), 'mapping-editor-'));
    try {
      await writeFile(join(folder, name), text);
      const input = await this.page.$('input[type=file]');
      await input.uploadFile(join(folder, name));
      await this.untilNotice(`Opened ${name}`);
    } finally {
      await rm(folder, { recursive: true });
    }
  }

  /** The middle of the first `text` of the editor on the screen, when the editor has scrolled to it and stands still. */
  async placeOf(text) {
    let before = null;
    const read = async () => {
      await this.nextFrame();
      const place = await this.#placeNow(text);
      const isStill = place?.x === before?.x && place?.y === before?.y;
      before = place;
      return { ...place, isStill };
    };
    return this.until(
      `'${text}' on the screen`,
      read,
      ({ y, bottom, isStill }) => isStill && y > 0 && y < bottom,
    );
  }

  #placeNow(text) {
    return this.page.evaluate((wanted) => {
      const walker = document.createTreeWalker(
        document.querySelector('.cm-content'),
        NodeFilter.SHOW_TEXT,
      );
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const at = node.data.indexOf(wanted);
        if (at === -1) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + wanted.length);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2, bottom: innerHeight };
      }
      return null;
    }, text);
  }

  /** Clicks into the editor at the first `text` on the screen, `count` times: 2 selects a word. */
  async clickText(text, count = 1) {
    const { x, y } = await this.placeOf(text);
    await this.page.mouse.click(x, y, { count });
  }

  /** Holds the pointer over the first `text` of the editor on the screen. */
  async hoverText(text) {
    const { x, y } = await this.placeOf(text);
    await this.page.mouse.move(x, y - 40);
    await this.page.mouse.move(x, y, { steps: 4 });
  }

  /** Takes the pointer off the text, or what rests under it is told of as well. */
  async pointElsewhere() {
    await this.page.mouse.move(1, 1);
  }

  /** The rows of the tooltip that tells what is known of a name. */
  async untilFact(isDone = (rows) => rows.length > 0) {
    return this.until('fact', () => this.textOf('.cm-card > *'), isDone);
  }

  /** Answers the question whether changes are to be replaced: Replace or Cancel. */
  async answer(text) {
    await this.clickOn(`xpath///dialog[@open]//button[normalize-space(.) = '${text}']`);
    await this.page.waitForFunction(() => document.querySelector('dialog') === null);
  }

  /** The name of the file that the editor shows. */
  async fileName() {
    const [name] = await this.textOf('.file-name');
    return name;
  }

  /** Waits until the browser has kept what was typed. */
  untilKept() {
    return this.until(
      'kept',
      () => this.textOf('.kept'),
      ([text]) => text?.startsWith('Kept at'),
    );
  }

  /** Loads the page again, as the author would. */
  async reload() {
    await this.page.reload();
    await this.page.waitForSelector('.cm-content');
  }

  async replaceWord(word, replacement) {
    await this.clickText(word, 2);
    await this.page.keyboard.type(replacement);
  }

  /** Fills in the open dialog that makes definitions; `kind` is Node or Edge. */
  async draft(kind, sql) {
    // The dialog is fetched when it is opened first.
    await this.page.waitForSelector('dialog .cm-content');
    await this.clickOn('dialog .cm-content');
    await this.pressWithControl('a');
    await this.page.keyboard.type(sql);
    // Last, so that no suggestion is open over what is clicked next.
    await this.clickOn(`xpath///dialog//label[normalize-space(.) = '${kind}']`);
    await this.page.waitForFunction(
      () => document.querySelector('.cm-tooltip-autocomplete') === null,
    );
  }

  /** What is offered at the cursor; while it is being looked for anew, the list that is still to be seen takes no answer. */
  offered() {
    return this.textOf(
      '.cm-tooltip-autocomplete:not(.cm-tooltip-autocomplete-disabled) .cm-completionLabel',
    );
  }

  untilOffered(isDone) {
    return this.until('what is offered', () => this.offered(), isDone);
  }

  /** Takes the first of what is offered. CodeMirror takes no answer to what was not to be seen yet. */
  async acceptOffered() {
    await this.untilOffered((labels) => labels.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await this.press('Enter');
  }

  /** The query in the open dialog that makes definitions. */
  draftedSql() {
    return this.page.$$eval('dialog .cm-line', (lines) =>
      lines.map((line) => line.textContent).join('\n'),
    );
  }

  /** The columns that the query of a draft returns: name, type in the graph and in the warehouse. */
  draftedColumns() {
    return this.page.$$eval('dialog .form-row:is(.form-row-key, .form-row-property)', (rows) =>
      rows.map((row) => {
        const isKey = row.matches('.form-row-key');
        const type = row.cells[3].querySelector('select')?.value ?? row.cells[3].textContent.trim();
        return [
          row.cells[1].querySelector('input').value + (isKey ? ' (key)' : ''),
          type,
          row.cells[2].textContent.trim(),
        ];
      }),
    );
  }

  /** Undoes all that was done, a step at a time: how many steps it takes depends on how fast it was typed. */
  async undoAll() {
    const isUndone = () =>
      this.page.$eval(
        '.pane-bar .control-icon',
        (button) => button.getAttribute('aria-disabled') === 'true',
      );
    for (let step = 0; step < 60 && !(await isUndone()); step += 1) await this.click('Undo');
    assert.ok(await isUndone(), 'all of it is undone');
  }

  /** Shows the picture, when all of it has been brought into the window: before, everything in it is elsewhere. */
  async showPicture() {
    await this.clickOn('#view-graph');
    await this.page.waitForSelector('.node-card');
    await this.page.waitForFunction(() => {
      const { transform } = getComputedStyle(document.querySelector('.react-flow__viewport'));
      return !new DOMMatrix(transform).isIdentity;
    });
  }

  /** What the author sees of the text; long texts are only partly there. */
  async visibleText() {
    return this.page.$eval('.cm-content', (content) => content.innerText);
  }

  /** What the page has led to: lit in the editor, with the cursor at its start and nothing selected. */
  async revealedText() {
    assert.equal(await this.selectedText(), '');
    return this.page.$$eval('.cm-line', (lines) =>
      lines
        .map((line) =>
          Array.from(line.querySelectorAll('.cm-revealed'), (lit) => lit.textContent).join(''),
        )
        .filter(Boolean)
        .join('\n'),
    );
  }

  untilUnderlined(severity, text) {
    const underlined = () =>
      this.page.$$eval(`.cm-lintRange-${severity}`, (marks) =>
        marks.map((mark) => mark.textContent).join(''),
      );
    return this.until('underlined', underlined, (found) => found.includes(text));
  }
}
