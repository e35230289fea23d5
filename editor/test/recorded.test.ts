import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mapping, StatementResult } from 'mapping-generator';
import { expect, it } from 'vitest';
import { collect } from '../src/tryout/collect';
import { definitionsOf } from '../src/tryout/definitions';
import { samplesSql, uniquenessSql } from '../src/form/uniqueness';
import { catalog, generator, judged, sampleText } from './support';

const { answers } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../samples/tpch/rows.json'), 'utf8'),
) as { answers: ({ sql: string } & StatementResult)[] };
const recorded = new Set(answers.map(({ sql }) => sql));
const { node_definitions: nodes, edge_definitions: edges = [] } = JSON.parse(sampleText) as Mapping;

it.each([
  ['ten rows of each definition', [...nodes, ...edges].map(({ sql }) => samplesSql(sql))],
  [
    'the uniqueness of each key',
    nodes.map(({ sql, primary_key: key }) => uniquenessSql(sql, key.name)),
  ],
  [
    'the counts of a preflight',
    generator.preflightChecks(sampleText, { catalog }).map(({ sql }) => sql),
  ],
  [
    'what a suggestion leaves open',
    generator.suggestMapping(catalog).questions.map(({ sql }) => sql),
  ],
])('what the sample page is asked was recorded: %s', (_what, statements) => {
  expect(statements.length).toBeGreaterThan(0);
  expect(statements.filter((sql) => !recorded.has(sql))).toEqual([]);
});

it('what the sample page is asked to try the mapping was recorded, and it hangs together', async () => {
  const definitions = definitionsOf(generator, judged(sampleText));
  if (definitions === null) throw new Error('the sample has a fault');
  const run = (sql: string): Promise<StatementResult> => {
    const found = answers.find((answer) => answer.sql === sql);
    return found ? Promise.resolve(found) : Promise.reject(new Error(sql));
  };
  const collected = await collect(definitions, {
    run,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  expect(collected.size).toBe(13);
  expect([...collected.values()].filter((answer) => 'unanswered' in answer)).toEqual([]);
});
