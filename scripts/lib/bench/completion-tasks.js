// Completion by deleting a token of a query: what stood there is what an author wanted.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const repository = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const shared = join(repository, '../shared');
const kinds = ['table', 'column', 'alias', 'function', 'keyword'];
const mostOfKind = 20;
/** A fault is made so far from the caret that both are never one. */
const farAway = 15;

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** The labelled queries where they are, else those of the sample mapping: each with its session, and their catalog. */
function readCorpus() {
  const labelled = join(shared, 'corpus/tpc_columns.jsonl');
  if (existsSync(labelled)) {
    const rows = readFileSync(labelled, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ cat, columns }) => /^tpc/.test(cat) && columns);
    return { snapshot: readJson(join(shared, 'reference/trino_catalog.json')), queries: rows };
  }
  const sample = join(repository, 'samples/tpch');
  const { node_definitions: nodes, edge_definitions: edges } = readJson(
    join(sample, 'mapping.json'),
  );
  const queries = [...nodes, ...edges].map(({ sql }) => ({ sql, catalog: 'tpch', schema: 'tiny' }));
  return { snapshot: readJson(join(sample, 'catalog.json')), queries };
}

/** The same order in every run. */
function shuffled(items) {
  let state = 7;
  const keyed = items.map((item) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return [state, item];
  });
  return keyed.sort(([a], [b]) => a - b).map(([, item]) => item);
}

const plain = (name) => name.replace(/^"|"$/g, '').replaceAll('""', '"').toLowerCase();

/** Names that are given there, and what can be guessed only from what stands behind, are no tasks. */
function tasksOf(query, tokens) {
  return tokens.flatMap((token, index) => {
    const { start, end } = token.range;
    const isTask = kinds.includes(token.type) && token.modifiers.length === 0;
    if (!isTask || end.offset - start.offset < 2) return [];
    return [{ ...query, kind: token.type, from: start.offset, to: end.offset, index, tokens }];
  });
}

/** The text around the caret: the rest kept, cut, or with one token less far away. */
function variantsOf({ sql, kind, from, to, index, tokens }, letters) {
  const written = plain(sql.slice(from, to)).slice(0, letters);
  const [head, tail] = [sql.slice(0, from), sql.slice(to)];
  const variants = [{ context: 'kept', text: head + written + tail, offset: from + letters }];
  // In front of its FROM nobody can know what a name may be.
  const hasSource =
    kind === 'keyword' || kind === 'table' || /\bfrom\b(?![^]*\bselect\b)/i.test(head);
  if (hasSource) variants.push({ context: 'cut', text: head + written, offset: from + letters });
  const other = tokens[index + farAway]?.range;
  if (other) {
    const cut = sql.slice(to, other.start.offset) + sql.slice(other.end.offset);
    variants.push({ context: 'fault', text: head + written + cut, offset: from + letters });
  }
  return variants;
}

/** Whether an item brings what stood there: the name, or one with its relation in front. */
export function brings(text, wanted) {
  const words =
    text
      .toLowerCase()
      .match(/"(?:[^"]|"")*"|[\w$]+|\S/g)
      ?.map(plain) ?? [];
  if (words[1] === '.' && words.length <= 3) return words[2] === wanted || words[0] === wanted;
  return words[0] === wanted;
}

export function completionTasks(generator) {
  const { snapshot, queries } = readCorpus();
  const catalog = generator.catalog(snapshot, { ttlMs: Infinity });
  const all = queries.flatMap((query) => {
    const session = { catalog: query.catalog, schema: query.schema };
    const tokens = generator.sqlLanguage.semanticTokens(query.sql, { catalog, session });
    return tasksOf({ sql: query.sql, session }, tokens);
  });
  const chosen = kinds.flatMap((kind) =>
    shuffled(all.filter((task) => task.kind === kind)).slice(0, mostOfKind),
  );
  const cases = chosen.flatMap((task) =>
    [0, 1, 3].flatMap((letters) =>
      task.to - task.from > letters + 1
        ? variantsOf(task, letters).map((variant) => ({
            ...variant,
            letters,
            kind: task.kind,
            session: task.session,
            wanted: plain(task.sql.slice(task.from, task.to)),
          }))
        : [],
    ),
  );
  return { snapshot, catalog, kinds, cases };
}
