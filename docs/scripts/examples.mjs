// The example of each code: one of examples.json, else the fixture that shows the code best.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { canRun } from './run-example.mjs';

const require = createRequire(import.meta.url);
const { findingsOf, readFixtures } = require('../../scripts/lib/fixtures.js');

/** Texts that a page would not show as they are, and answers that are not in English. */
const isUnfit = ({ input, options: { locale, source } = {} }) =>
  locale === 'zh' || source === 'value' || /[\ufeff\ufffd\r]/.test(input);

/** The fixtures with findings of one code alone: `{ code, example, fixes, name }`. */
function* candidates() {
  for (const { name, request: example, expected } of readFixtures()) {
    if (!canRun(example) || isUnfit(example)) continue;
    const findings = [...findingsOf(expected)];
    const codes = new Set(findings.map(({ code }) => code));
    if (codes.size === 1) yield { code: findings[0].code, example, findings, name };
  }
}

/** A mended text can be asked about where the answer does not come from a cluster, which is not there. */
const isLocal = ({ operation }) => ['check', 'parse_sql', 'analyze_sql'].includes(operation);

/** A lower one is better: short, one finding, named as the code, and with a fix, which is worth some lines. */
function costOf({ code, example, findings, name }) {
  const { length } = JSON.stringify(example);
  const isNamed = name.endsWith(code.replace(/^(sql|json)_/, ''));
  const hasFix = isLocal(example) && findings.some(({ fixes = [] }) => fixes.length > 0);
  return length + 200 * (findings.length - 1) - (isNamed ? 100 : 0) - (hasFix ? 600 : 0);
}

/** The examples by code. */
export function readExamples() {
  const best = new Map();
  for (const candidate of candidates()) {
    const cost = costOf(candidate);
    const known = best.get(candidate.code);
    if (!known || cost < known.cost) best.set(candidate.code, { ...candidate, cost });
  }
  const own = JSON.parse(readFileSync(new URL('../examples.json', import.meta.url), 'utf8'));
  const chosen = [...best].map(([code, { example }]) => [code, example]);
  return { ...Object.fromEntries(chosen), ...own };
}
