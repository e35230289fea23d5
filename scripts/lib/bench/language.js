// What an editor asks of a large mapping beside a large catalog: how long the slowest of twenty requests takes.

import { words } from './catalog.js';
import { median, percentile95 } from './measure.js';

const tableCount = 10_000;
const definitionCount = 590;
const session = { catalog: 'hive', schema: 'analytics' };
const types = ['bigint', 'varchar(25)', 'decimal(12,2)', 'date', 'timestamp(3)'];

const columnsOf = (index) =>
  Array.from({ length: 20 }, (_, place) => ({
    name:
      place === 0 ? `${words[index % 8]}_${index}_id` : `${words[(index + place) % 8]}_${place}`,
    type: types[place % types.length],
  }));

function snapshot() {
  const tables = Array.from({ length: tableCount }, (_, index) => ({
    ...session,
    name: `${words[index % 8]}_${index}`,
    columns: columnsOf(index),
  }));
  return { captured_at: new Date().toISOString(), tables };
}

function definition(index) {
  const [key, ...columns] = columnsOf(index).slice(0, 13);
  const selected = columns
    .map(({ name }) => `  CAST(s.${name} AS varchar) AS "${name}"`)
    .join(',\n');
  return {
    label: `Node${index}`,
    sql: `SELECT s.${key.name},\n${selected}\nFROM ${words[index % 8]}_${index} s\nWHERE s.${columns[0].name} IS NOT NULL`,
    primary_key: { name: key.name, type: 'INT64' },
    properties: columns.map(({ name }) => ({ name, type: 'STRING' })),
  };
}

/** A mapping of a MiB, and in every sixth definition the places of words in its text. */
function places(text) {
  const found = { from: [], join: [], where: [], hover: [] };
  for (let index = 5; index < definitionCount; index += 6) {
    const at = text.indexOf(`"Node${index}"`);
    found.from.push(text.indexOf('FROM ', at) + 5);
    found.where.push(text.indexOf('WHERE ', at) + 6);
    found.join.push(text.indexOf('WHERE ', at));
    found.hover.push(text.indexOf('CAST(s.', at) + 9);
  }
  return found;
}

function timesOf(offsets, ask) {
  for (const offset of offsets.slice(0, 20)) ask(offset);
  return offsets.map((offset) => {
    const started = performance.now();
    ask(offset);
    return performance.now() - started;
  });
}

function mappingText() {
  const definitions = Array.from({ length: definitionCount }, (_, index) => definition(index));
  return JSON.stringify({ node_definitions: definitions }, null, 2);
}

/** ms of each request, at the 95th percentile. */
export function editorRequests(generator) {
  const catalog = generator.catalog(snapshot(), { ttlMs: Infinity });
  const options = { catalog, session };
  const text = mappingText();
  const { language } = generator;
  const at = places(text);
  const joining = (offset) => `${text.slice(0, offset)}JOIN  x ON true ${text.slice(offset)}`;
  const complete = (offsets, textAt, behind) => {
    const texts = new Map(offsets.map((offset) => [offset, textAt(offset)]));
    return percentile95(
      timesOf(offsets, (offset) => {
        const { items } = language.complete(texts.get(offset), offset + behind, options);
        if (items.length === 0) throw new Error('nothing is offered');
      }),
    );
  };
  const tokens = () => language.semanticTokens(text, options);
  const count = tokens().length;
  let key = 0;
  const check = (offset) => {
    const typed = 'x'.repeat(1 + (key++ % 9));
    return generator.check(`${text.slice(0, offset)}${typed}${text.slice(offset)}`, options);
  };
  const result = {
    bytes: text.length,
    tokens: count,
    from: complete(at.from, () => text, 0),
    join: complete(at.join, joining, 5),
    where: complete(at.where, () => text, 0),
    hover: percentile95(
      timesOf(at.hover, (offset) => language.hover(text, offset, options) ?? fail()),
    ),
    check: percentile95(timesOf(at.hover, check)),
    semanticTokens: median(timesOf(Array(9).fill(0), tokens)),
  };
  catalog.dispose();
  return result;
}

function fail() {
  throw new Error('nothing is told');
}
