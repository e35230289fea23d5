// The example of each code: one of examples.json, else the fixture that shows the code best.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { canRun } from './run-example.mjs';

const fixtures = fileURLToPath(new URL('../../tests/fixtures/', import.meta.url));
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Every finding in an answer, wherever it stands. */
export function* findingsOf(value) {
  if (typeof value !== 'object' || value === null) return;
  if (typeof value.code === 'string' && value.severity) yield value;
  for (const inner of Object.values(value)) yield* findingsOf(inner);
}

function readFixture(file) {
  const { input_file: inputFile, ...request } = readJson(file);
  const input = inputFile ? readFileSync(join(dirname(file), inputFile), 'utf8') : request.input;
  return { ...request, input };
}

/** Texts that a page would not show as they are, and answers that are not in English. */
const isUnfit = ({ input, options: { locale, source } = {} }) =>
  locale === 'zh' || source === 'value' || /[\ufeff\ufffd\r]/.test(input);

/** The fixtures with findings of one code alone: `{ code, example, fixes, name }`. */
function* candidates() {
  const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).sort();
  for (const file of files.filter((path) => path.endsWith('request.json'))) {
    const example = readFixture(join(fixtures, file));
    if (!canRun(example) || isUnfit(example)) continue;
    const name = dirname(file);
    const findings = [...findingsOf(readJson(join(fixtures, name, 'expected.json')))];
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
  const own = readJson(fileURLToPath(new URL('../examples.json', import.meta.url)));
  const chosen = [...best].map(([code, { example }]) => [code, example]);
  return { ...Object.fromEntries(chosen), ...own };
}
