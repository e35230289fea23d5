import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { assertAccessible } from './support/accessible.mjs';
import { browserNames, browserOf } from './support/browsers.mjs';
import { EditorPage } from './support/editor-page.mjs';
import { patience } from './support/patience.mjs';
import { serveBuildWith } from './support/server.mjs';

const at = '2026-03-01T12:00:00.000Z';
const endings = (count) =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'instance',
    id: index + 1,
    reason: 'ttl',
    since: at,
  }));
const cleanUp = (count, more = {}) => ({
  at,
  expired: endings(count),
  waiting: 0,
  findings: [],
  ...more,
});
const leftAlone = {
  at,
  orphan_pods: [],
  stale_instances: [],
  waiting: 0,
  findings: [],
  left_alone: { orphans: 80, pods: 90, instances: 10 },
};
const refresh = { at, captured_at: null, tables: 0, mappings: 0, findings: [] };

const jobs = ['lifecycle_cleanup', 'reconciliation', 'schema_cache_refresh'];
const surroundings = { storage: 'postgresql', pods: 'kubernetes', warehouse: 'trino' };

/** Plays a control plane: `previews` are its answers by job, undefined where it has none; `ended` has the runs that were asked for. */
function servePlane({ previews, events = [] }) {
  const ended = [];
  const runsOf = (job) =>
    ended
      .filter((other) => other === job)
      .map((_, index) => ({
        id: index + 1,
        replica: 'one',
        started_at: at,
        ended_at: at,
        summary: { instances_terminated: 0 },
        error: null,
        events,
        events_left_out: 0,
      }))
      .reverse();
  const answers = {
    '/api/jobs': () => ({
      ...surroundings,
      jobs: jobs.map((id) => ({
        id,
        name: id,
        interval_ms: 300_000,
        running: false,
        next_run: at,
        runs: runsOf(id),
      })),
    }),
    '/api/jobs/preview': (url) => previews[url.searchParams.get('job')],
    '/api/jobs/run': (_url, body) => {
      ended.push(JSON.parse(body).job);
      return { error: null };
    },
  };
  const served = serveBuildWith(async (pathname, response, request) => {
    const answer = answers[pathname];
    if (!answer) return false;
    const body = (await request.toArray()).join('');
    const said = answer(new URL(request.url, 'http://localhost'), body);
    response
      .writeHead(said ? 200 : 503, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(said ?? { error: 'the records cannot be read at the moment' }));
    return true;
  });
  return served.then((server) => ({ ...server, ended }));
}

const previews = {
  lifecycle_cleanup: cleanUp(13),
  reconciliation: leftAlone,
  schema_cache_refresh: refresh,
};

const planOf = (page, index) =>
  page.page.$$eval(
    '.plan',
    (plans, wanted) =>
      Array.from(
        plans[wanted].querySelectorAll(':scope > p:not(.plan-when), li'),
        ({ textContent }) => textContent,
      ),
    index,
  );

const untilPlans = (page) =>
  page.until(
    'plans',
    () => page.textOf('.plan'),
    (plans) => plans.length === jobs.length,
  );

const standing = async (page, index) => (await page.textOf('.job-head .outcome'))[index];

const press = (page, job) => page.clickOn(`[aria-label="Run now: ${job}"]`);
const answerWith = (page, text) => page.clickOn(`xpath///dialog//button[. = '${text}']`);

const cases = {
  'asks with the first of what would go, and how many more there are': {
    plane: { previews },
    run: async (page, { ended }) => {
      await untilPlans(page);
      await press(page, 'Lifecycle Cleanup');
      await page.page.waitForSelector('dialog[open]');
      const listed = await page.textOf('dialog li');
      assert.equal(listed.length, 11);
      assert.match(listed[0], /^Instance 1: its lifetime was over on Mar 1, 2026/);
      assert.equal(listed[10], 'and 3 more');
      await answerWith(page, 'Cancel');
      await page.page.waitForFunction(() => document.querySelector('dialog') === null);
      assert.deepEqual(ended, []);
      await press(page, 'Lifecycle Cleanup');
      await answerWith(page, 'Run and delete');
      await page.until(
        'the run',
        () => ended,
        (found) => found.length === 1,
      );
    },
  },

  'does not ask where nothing would go, and says why it would not': {
    plane: { previews: { ...previews, lifecycle_cleanup: cleanUp(0) } },
    run: async (page, { ended }) => {
      await untilPlans(page);
      assert.deepEqual(await planOf(page, 0), ['It would find nothing to end or to delete.']);
      const [nothing, why] = await planOf(page, 1);
      assert.equal(nothing, 'It would find nothing to end or to delete.');
      assert.match(why, /^80 of 90 pods belong to none of the 10 instances on record\./);
      assert.deepEqual(await planOf(page, 2), [
        'It would read the warehouse for the first time: no catalog is stored yet.',
      ]);
      await press(page, 'Lifecycle Cleanup');
      await page.until(
        'the run',
        () => ended,
        (found) => found.length === 1,
      );
      assert.equal(await page.page.$('dialog'), null);
      await page.until(
        'standing',
        () => standing(page, 0),
        (found) => found === 'Succeeded',
      );
    },
  },

  'says what it could not find out, and asks all the same': {
    plane: { previews: { ...previews, lifecycle_cleanup: undefined } },
    run: async (page, { ended }) => {
      page.expectFaults(/status of 503/);
      await untilPlans(page);
      const unknown = 'What it would do cannot be said: the records cannot be read at the moment';
      assert.deepEqual(await planOf(page, 0), [unknown]);
      await press(page, 'Lifecycle Cleanup');
      await page.page.waitForSelector('dialog[open]');
      assert.deepEqual(await page.textOf('#run-what'), [unknown]);
      assert.deepEqual(ended, []);
      await assertAccessible(page, 'a question without a plan');
      await answerWith(page, 'Run all the same');
      await page.until(
        'the run',
        () => ended,
        (found) => found.length === 1,
      );
    },
  },

  'says by icon and words that something could not be done in a run that went on': {
    plane: {
      previews: { ...previews, lifecycle_cleanup: cleanUp(0) },
      events: [{ at, level: 'error', event: 'delete_snapshot_failed', fields: {} }],
    },
    run: async (page) => {
      await press(page, 'Lifecycle Cleanup');
      await page.until(
        'standing',
        () => standing(page, 0),
        (found) => found === 'Ended with errors',
      );
      assert.equal(
        await page.page.$eval('.job-head .outcome .icon', ({ classList }) => classList[1]),
        'icon-invalid',
      );
      await page.until(
        'notice',
        () => page.textOf('[role=status]'),
        ([text]) => text.startsWith('Lifecycle Cleanup ended with errors'),
      );
      await assertAccessible(page, 'errors');
    },
  },

  'does not call it a warning that it did what it is there for': {
    plane: {
      previews: { ...previews, lifecycle_cleanup: cleanUp(0) },
      events: [
        {
          at,
          level: 'warn',
          event: 'deleting_orphan_pod',
          fields: { pod: 'graph-instance-7', instance_id: '7' },
        },
        { at, level: 'info', event: 'of_another_version', fields: { pod: 'p', count: 3 } },
      ],
    },
    run: async (page) => {
      await press(page, 'Lifecycle Cleanup');
      await page.until(
        'standing',
        () => standing(page, 0),
        (found) => found === 'Succeeded',
      );
      const said = await page.page.$$eval('.event', (rows) =>
        rows.map(({ cells }) => Array.from(cells, ({ textContent }) => textContent).slice(1)),
      );
      assert.deepEqual(said, [
        [
          'note',
          'Pod graph-instance-7 is deleted: there is no record of an instance 7.',
          'deleting_orphan_pod',
        ],
        ['note', 'pod p, count 3', 'of_another_version'],
      ]);
    },
  },
};

for (const name of browserNames) {
  describe(`a run by hand (${name})`, () => {
    let browser;
    before(async () => {
      browser = await browserOf(name);
    });
    for (const [title, { plane, run }] of Object.entries(cases)) {
      it(title, { timeout: patience.test }, async (test) => {
        const server = await servePlane(plane);
        test.after(() => server.stop());
        const page = await EditorPage.open(browser, server.address, {
          query: 'jobs.html',
          ready: '.job',
        });
        await run(page, server);
        await page.close();
      });
    }
  });
}
