// Completion beside that of others, with the same catalog and the same tasks: scripts/bench --completion.

import { readFileSync } from 'node:fs';

import { load } from '../../../npm/dist/index.js';
import { completionPeers } from './completion-peers.js';
import { brings, completionTasks } from './completion-tasks.js';
import { median } from './measure.js';

const rowsOf = (file, pattern) =>
  [
    ...readFileSync(new URL(`../../../core/${file}`, import.meta.url), 'utf8').matchAll(pattern),
  ].map(([, name]) => name);

/** What all are told of the language. */
const words = {
  functions: [
    ...new Set(
      rowsOf('analysis/functions/functions.tsv', /^([a-z]\w*)\t(?:scalar|aggregate|window)/gm),
    ),
  ],
  keywords: rowsOf('text/trino_keywords.inc', /KEYWORD\(\w+, "(\w+)"/g),
};

const generator = await load();
const { snapshot, catalog, kinds, cases } = completionTasks(generator);
const ours = (text, offset, session) =>
  generator.sqlLanguage.complete(text, offset, { catalog, session }).items.map((item) => item.text);
const completers = { 'mapping-generator': ours, ...(await completionPeers(snapshot, words)) };

// One of the parsers tells the console of every text that is unfinished.
console.error = () => undefined;

/** A completer that throws offers nothing. */
function ask(complete, { text, offset, session, wanted }) {
  const started = performance.now();
  let items = [];
  try {
    items = complete(text, offset, session);
  } catch {
    // counted as a miss
  }
  const ms = performance.now() - started;
  return { rank: items.findIndex((item) => brings(item, wanted)) + 1, length: items.length, ms };
}

function summary(answers) {
  const share = (holds) => ((100 * answers.filter(holds).length) / answers.length).toFixed(0);
  return [
    answers.length,
    share(({ rank }) => rank === 1),
    share(({ rank }) => rank > 0 && rank <= 5),
    share(({ rank }) => rank > 0),
    median(answers.map(({ length }) => length)),
    median(answers.map(({ ms }) => ms)).toFixed(2),
  ];
}

const table = [
  ['kind', 'rest', 'letters', 'completer', 'n', 'R@1 %', 'R@5 %', 'reach %', 'length', 'ms'],
];
for (const [name, complete] of Object.entries(completers)) {
  for (const one of cases.slice(0, 20)) ask(complete, one);
  for (const one of cases) (one.answers ??= {})[name] = ask(complete, one);
}
for (const kind of kinds) {
  for (const context of ['kept', 'cut', 'fault']) {
    for (const letters of [0, 1, 3]) {
      const some = cases.filter(
        (one) => one.kind === kind && one.context === context && one.letters === letters,
      );
      if (some.length === 0) continue;
      for (const name of Object.keys(completers))
        table.push([
          kind,
          context,
          letters,
          name,
          ...summary(some.map(({ answers }) => answers[name])),
        ]);
    }
  }
}
const widths = table[0].map((_, column) =>
  Math.max(...table.map((row) => String(row[column]).length)),
);
for (const row of table)
  console.log(
    row
      .map((cell, column) =>
        column < 4 ? String(cell).padEnd(widths[column]) : String(cell).padStart(widths[column]),
      )
      .join('  '),
  );
