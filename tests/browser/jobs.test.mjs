import assert from 'node:assert/strict';
import { assertAccessible } from './support/accessible.mjs';
import { inEveryBrowser } from './support/run.mjs';

const withJobs = { options: ['--jobs'], path: 'jobs.html', ready: '.job' };

/** What a panel shows, by the name of its job. */
async function panelOf(page, name) {
  const panels = await page.page.$$eval('.job', (sections) =>
    sections.map((section) => {
      const textOf = (selector) => section.querySelector(selector)?.textContent ?? null;
      const facts = Array.from(
        section.querySelectorAll('.job-facts dd'),
        ({ textContent }) => textContent,
      );
      const rows = section.querySelectorAll('.runs li:first-child .event');
      return {
        name: textOf('h2'),
        standing: textOf('.job-head .outcome'),
        icon: section.querySelector('.job-head .outcome .icon').classList[1],
        plan: Array.from(
          section.querySelectorAll('.plan > p:not(.plan-when), .plan li'),
          ({ textContent }) => textContent,
        ),
        interval: facts[0],
        lastRun: facts[1],
        nextRun: facts[2],
        events: Array.from(rows, (row) =>
          Array.from(row.cells, ({ textContent }) => textContent).slice(1),
        ),
      };
    }),
  );
  const panel = panels.find((candidate) => candidate.name === name);
  assert.ok(panel, `there is no job '${name}'`);
  return panel;
}

const notice = async (page) => (await page.textOf('[role=status]'))[0];
const untilNotice = (page, pattern) =>
  page.until(
    'notice',
    () => notice(page),
    (text) => pattern.test(text),
  );

async function assertFits(page) {
  const overflow = await page.page.evaluate(
    () => document.documentElement.scrollWidth - innerWidth,
  );
  assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
}

inEveryBrowser(
  'jobs',
  {
    'are shown before they ran, with their intervals and when they run': async (page) => {
      const intervals = {
        'Lifecycle Cleanup': 'every 5 minutes',
        'Orphan Resource Reconciliation': 'every 5 minutes',
        'Schema Cache Refresh': 'every 24 hours',
      };
      for (const [name, expected] of Object.entries(intervals)) {
        const { standing, interval, lastRun, nextRun, events } = await panelOf(page, name);
        assert.deepEqual(
          { standing, interval, lastRun, events },
          { standing: 'Not run yet', interval: expected, lastRun: 'none yet', events: [] },
        );
        assert.ok(Date.parse(nextRun) > Date.now(), nextRun);
      }
      await assertAccessible(page, 'not run yet');
    },

    'say what their next run would do, and why': async (page) => {
      const plan = async (name) => (await panelOf(page, name)).plan;
      const untilPlan = (name) =>
        page.until(
          name,
          () => plan(name),
          ([lead]) => lead?.startsWith('It would'),
        );
      const [lead, ...sentences] = await untilPlan('Lifecycle Cleanup');
      assert.equal(lead, 'It would end 1 instance, delete 1 snapshot, and delete 2 mappings.');
      const patterns = [
        /^Instance 2: it has been idle for longer than it may since .*\.$/,
        /^Snapshot 2: its lifetime was over on .*\.$/,
        /^Mapping 2: its lifetime was over on .*\.$/,
        /^Mapping 3: its lifetime was over on .*\.$/,
        /^A snapshot or a mapping stays where something else still needs it\.$/,
        /^What cannot be read decides nothing:$/,
        /^Mapping 4, ttl: .*'30 days'/,
      ];
      const found = sentences.toSorted(
        (a, b) =>
          patterns.findIndex((pattern) => pattern.test(a)) -
          patterns.findIndex((pattern) => pattern.test(b)),
      );
      assert.equal(found.length, patterns.length, JSON.stringify(sentences));
      for (const [index, pattern] of patterns.entries()) assert.match(found[index], pattern);
      const [deletes, ...pods] = await untilPlan('Orphan Resource Reconciliation');
      assert.equal(
        deletes,
        'It would delete 2 pods and mark 1 instance as failed and delete its pod.',
      );
      assert.match(
        pods[0],
        /^Pod graph-instance-17: there is no record of an instance 17, and the pod has been there since /,
      );
      const [rereads] = await untilPlan('Schema Cache Refresh');
      assert.match(rereads, /put what it finds in the place of the catalog of .* \(7 tables\)\.$/);
    },

    'ask from the keyboard before something goes, and do nothing without an answer': async (
      page,
    ) => {
      await page.tabTo('Run now: Lifecycle Cleanup');
      await page.press('Enter');
      await page.page.waitForSelector('dialog[open]');
      assert.equal(await page.focused(), 'Cancel');
      assert.deepEqual(await page.textOf('dialog h2'), ['Run Lifecycle Cleanup now?']);
      assert.deepEqual(await page.textOf('dialog .plan-lead'), [
        'It would end 1 instance, delete 1 snapshot, and delete 2 mappings.',
      ]);
      await assertAccessible(page, 'the question');
      await page.press('Escape');
      await page.page.waitForFunction(() => document.querySelector('dialog') === null);
      assert.equal(await page.focused(), 'Run now: Lifecycle Cleanup');
      assert.equal((await panelOf(page, 'Lifecycle Cleanup')).standing, 'Not run yet');
    },

    'run from the keyboard, and what they did is read out and shown': async (page) => {
      await page.tabTo('Run now: Lifecycle Cleanup');
      await page.press('Enter');
      await page.page.waitForSelector('dialog[open]');
      await page.press('Tab', 'Enter');
      await untilNotice(
        page,
        /^Lifecycle Cleanup succeeded with warnings: instances terminated: 1, snapshots deleted: 1, mappings deleted: 1$/,
      );
      assert.equal(await page.focused(), 'Run now: Lifecycle Cleanup');
      const { standing, icon, lastRun, events } = await panelOf(page, 'Lifecycle Cleanup');
      assert.deepEqual(
        { standing, icon },
        { standing: 'Succeeded with warnings', icon: 'icon-warning' },
      );
      assert.match(lastRun, /, took [\d.]+ s.*mappings deleted: 1$/);
      assert.deepEqual(events.at(0), ['note', 'It began.', 'lifecycle_cleanup_started']);
      assert.ok(
        events.some(
          ([level, said]) => level === 'warning' && /^Mapping 4, ttl: .*'30 days'/.test(said),
        ),
        JSON.stringify(events),
      );
      assert.ok(
        events.some(([, said]) =>
          /^Snapshot 2 is deleted: its lifetime was over on .*\.$/.test(said),
        ),
        JSON.stringify(events),
      );
      assert.deepEqual(events.at(-1).slice(1), [
        'It ended: instances terminated: 1, snapshots deleted: 1, mappings deleted: 1.',
        'lifecycle_cleanup_completed',
      ]);
      await page.press('Tab');
      assert.equal(await page.focused(), 'Look again: Lifecycle Cleanup');
      await page.press('Tab');
      assert.match(await page.focused(), /^Succeeded with warnings/);
      await page.press('Enter');
      assert.equal(await page.page.$eval('.run', ({ open }) => open), false);
      await assertAccessible(page, 'after a run');
    },

    'run with the mouse, whatever runs beside them, and lead to what the warehouse has broken':
      async (page) => {
        // What comes to be known of a job moves the jobs below it, perhaps while the mouse is on its way: all is waited for, and
        // it is begun from the bottom.
        const leads = () => page.textOf('.plan-lead');
        const before = await page.until('the plans', leads, ({ length }) => length === 3);
        await page.clickOn('[aria-label="Run now: Schema Cache Refresh"]');
        await page.clickOn('[aria-label="Run now: Orphan Resource Reconciliation"]');
        await page.clickOn("xpath///dialog//button[. = 'Run and delete']");
        const standings = async () => [
          (await panelOf(page, 'Orphan Resource Reconciliation')).standing,
          (await panelOf(page, 'Schema Cache Refresh')).standing,
        ];
        await page.until('standings', standings, (found) =>
          found.every((standing) => standing === 'Succeeded with warnings'),
        );
        const reconciled = await panelOf(page, 'Orphan Resource Reconciliation');
        const deleted = reconciled.events.filter(([, , event]) => event === 'deleting_orphan_pod');
        assert.equal(deleted.length, 2);
        assert.deepEqual(deleted[0].slice(0, 2), [
          'note',
          'Pod graph-instance-17 is deleted: there is no record of an instance 17.',
        ]);
        const refreshed = await panelOf(page, 'Schema Cache Refresh');
        assert.match(refreshed.lastRun, /tables: 8, changes: 3$/);
        const [broken] = refreshed.events.filter(
          ([, , event]) => event === 'schema_change_breaks_mapping',
        );
        assert.match(
          broken[1],
          /^Mapping \d+ is broken by changes of the warehouse:Column .* was .* and is .* now\./,
        );

        // What the next runs would do is looked up anew, and moves what is below it.
        await page.until(
          'the next plans',
          leads,
          (found) => found[1] !== before[1] && found[2] !== before[2],
        );
        // What is broken is opened, with the broken places marked.
        await Promise.all([
          page.page.waitForNavigation(),
          page.clickOn("xpath///a[starts-with(., 'Open Mapping 1 with')]"),
        ]);
        await page.until(
          'the mapping',
          () => page.fileName(),
          (name) => /^mapping-\d+\.json$/.test(name ?? ''),
        );
        const problems = await page.untilProblems((found) =>
          found.some(({ code }) => code === 'warehouse_changed'),
        );
        const { text, severity } = problems.find(({ code }) => code === 'warehouse_changed');
        assert.match(text, /^Column .* of .* was .* and is .* now\.$/);
        assert.equal(severity, 'Warning');
        await assertAccessible(page, 'broken places');
      },

    'are reached from the editor, and the editor from them': async (page) => {
      await page.clickOn('a[href="./"]');
      await page.page.waitForSelector('.cm-content');
      await page.clickOn('a[href="jobs.html"]');
      await page.page.waitForSelector('.job');
      assert.equal(await page.page.title(), 'Background jobs');
    },

    'speak Chinese, on a narrow screen as well': async (page) => {
      await page.page.select('select[aria-label="Language"]', 'zh');
      await page.page.waitForSelector('select[aria-label="语言"]');
      assert.equal((await panelOf(page, '生命周期清理')).interval, '每 5 分钟');
      assert.equal(await page.page.evaluate(() => document.documentElement.lang), 'zh');
      const plan = async () => (await panelOf(page, '生命周期清理')).plan;
      const sentences = await page.until('the plan', plan, (found) =>
        found.some((sentence) => /^映射 4，ttl：'30 days' .*[一-鿿]/.test(sentence)),
      );
      assert.match(sentences[0], /^将.*删除 \d 个映射。$/);
      await assertAccessible(page, 'zh');
      await page.page.setViewport({ width: 360, height: 740 });
      await assertAccessible(page, 'narrow');
      await assertFits(page);
      await page.page.select('select[aria-label="语言"]', 'en');
    },

    'say that the control plane is gone, and keep what it said last': async (page, server) => {
      page.expectFaults(/net::ERR_|NetworkError/);
      await server.stop();
      await page.page.waitForSelector('[role=alert]');
      assert.match((await page.textOf('[role=alert]'))[0], /^The control plane does not answer/);
      assert.equal((await panelOf(page, 'Lifecycle Cleanup')).interval, 'every 5 minutes');
      await assertAccessible(page, 'gone');
    },
  },
  withJobs,
);

inEveryBrowser(
  'jobs in dark',
  {
    'are accessible': async (page) => {
      await page.tabTo('Run now: Lifecycle Cleanup');
      await page.press('Enter');
      await page.page.waitForSelector('dialog[open]');
      await assertAccessible(page, 'the question in dark');
      await page.press('Tab', 'Enter');
      await untilNotice(page, /succeeded/);
      await assertAccessible(page, 'dark');
    },
  },
  { ...withJobs, dark: true },
);

inEveryBrowser(
  'jobs without a control plane',
  {
    'say so': async (page) => {
      page.expectFaults(/status of 404/);
      assert.match(
        (await page.textOf('[role=alert]'))[0],
        /The server of this page has no control plane/,
      );
      await assertAccessible(page, 'no control plane');
    },
  },
  { path: 'jobs.html', ready: '[role=alert]' },
);
