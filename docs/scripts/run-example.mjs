// Carries out an example, which has the form of tests/fixtures/**/request.json, by the package.
import { fixAll, IntrospectionError, load } from 'mapping-generator';
import { loadDecisions } from 'mapping-generator/jobs';

const generator = await load();
const decisions = await loadDecisions();
const { grow } = WebAssembly.Memory.prototype;

/** An input in parts: texts, `{ repeat, times }`, and `{ bytes }`, which are no text. */
export function inputOf({ input }) {
  if (!Array.isArray(input) || typeof input[0] !== 'string') {
    return typeof input === 'string' ? input : JSON.stringify(input, null, 2);
  }
  const text = (part) => (typeof part === 'string' ? part : part.repeat.repeat(part.times));
  if (!input.some((part) => part.bytes)) return input.map(text).join('');
  return Buffer.concat(input.map((part) => Buffer.from(part.bytes ?? text(part))));
}

export const isSql = ({ operation }) => operation.endsWith('_sql');

function checkOptions({ options: { policy, session, stale_hours: hours = 0 } = {}, catalog }) {
  const age = hours * 3_600_000 + 1;
  const now = () => Date.parse(catalog.captured_at) + age;
  return { policy, session, ...(catalog && { catalog: generator.catalog(catalog, { now }) }) };
}

/** What the example says that the cluster says. */
function introspectionOf({ answers = {} }) {
  return async ({ kind, definition: { name } }) => {
    const outcome = answers[name]?.[kind] ?? {};
    if (outcome.error) throw new IntrospectionError(outcome.error.message, outcome.error);
    return outcome;
  };
}

function runOf({ options: { answers = [] } = {} }) {
  return async (sql, { check: { id } }) => {
    const answer = answers.find((candidate) => candidate.id === id);
    if (!answer) throw new Error(`the example has no answer to ${id}: ${sql}`);
    if (answer.error) throw new Error(answer.error);
    return answer;
  };
}

function decisionOptions({ options: { now, orphan_grace_ms, stale_after_ms } }) {
  const limits = { orphanGraceMs: orphan_grace_ms, staleAfterMs: stale_after_ms };
  return { now: new Date(now), ...(orphan_grace_ms === undefined ? {} : limits) };
}

const operations = {
  check: (example, text) => generator.check(text, checkOptions(example)),
  validate: (example, text) =>
    generator.validate(text, { ...checkOptions(example), introspect: introspectionOf(example) }),
  preflight: (example, text) =>
    generator.preflight(text, {
      ...checkOptions(example),
      run: runOf(example),
      types: example.options?.types,
      sampleKeys: example.options?.samples,
      limits: example.options?.limits,
    }),
  parse_sql: (example, text) => generator.parseSql(text),
  analyze_sql: (example, text) => {
    const { catalog, session } = checkOptions(example);
    return generator.analyzeSql(text, catalog, session);
  },
  decide_lifecycle: (example, text) =>
    decisions.lifecycle(JSON.parse(text), decisionOptions(example)),
  decide_reconciliation: (example, text) =>
    decisions.reconciliation(JSON.parse(text), decisionOptions(example)),
};

export const canRun = ({ operation }) => operation in operations;

/** What is said of a text under the circumstances of an example. */
export async function reportOn(example, text) {
  if (example.memory === false) {
    WebAssembly.Memory.prototype.grow = () => {
      throw new RangeError('no memory');
    };
  }
  try {
    return await operations[example.operation](example, text);
  } finally {
    WebAssembly.Memory.prototype.grow = grow;
  }
}

/** The changes of one query's text; its fixes have places in it alone. */
const sqlEdits = (_text, { edits }) => edits.map(({ sql_range: range, text }) => ({ range, text }));

/** What is said once a text is mended: a cluster has other answers then, which are `after`. */
export const circumstancesAfter = ({ after, ...example }) => ({ ...example, ...after });

const asksCluster = ({ operation }) => ['validate', 'preflight'].includes(operation);

/** The text with the fixes of its findings; undefined where there are none, or where nobody can say that they mend it. */
export async function mendedText(example, text) {
  if (example.memory === false || (asksCluster(example) && !example.after)) return undefined;
  const textEdits = isSql(example) ? sqlEdits : undefined;
  const after = circumstancesAfter(example);
  const check = (next) => reportOn(next === text ? example : after, next);
  const { text: mended, fixes } = await fixAll(text, check, { unsafe: true, textEdits });
  return fixes.length > 0 ? { text: mended, fixes } : undefined;
}
