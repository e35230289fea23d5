import * as z from 'zod';

import type { ColumnLineage, MappingGenerator, Report } from '../index.js';
import type { Given } from './agent.js';
import { findingsOf, linesOf } from './findings.js';
import { against, mappingText } from './inputs.js';
import { tool } from './tool.js';

export const ddl = tool({
  name: 'ddl',
  title: "A mapping's statements",
  description:
    "RyuGraph's statements that create the tables of a mapping: of the types of its columns where the catalog tells them, else of those that it declares.",
  input: {
    ...mappingText,
    ...against,
    copy_from: z
      .string()
      .optional()
      .describe('Also the statements that load this path/<table>/*.parquet'),
  },
  output: { statements: z.array(z.string()) },
  run: async (agent, { copy_from: path, ...source }) => {
    const given = await agent.given(source);
    const statements = statementsOf(agent.generator, given, path);
    return { value: { statements }, text: statements.join('\n') };
  },
});

function statementsOf(generator: MappingGenerator, given: Given, path?: string): string[] {
  const report = generator.check(given.text, given.options);
  if (report.status === 'invalid') throw invalid(given, report);
  return generator.ddl(report.valid ? report : given.text, { copyFrom: path }).split('\n');
}

function invalid(given: Given, { diagnostics }: Report): Error {
  const lines = linesOf(findingsOf(given, diagnostics));
  return new Error(['no statements for a mapping that is invalid', ...lines].join('\n'));
}

const source = z.object({
  catalog: z.string(),
  schema: z.string(),
  table: z.string(),
  column: z.string(),
});

const definition = {
  columns: z.array(
    z.object({
      name: z.string(),
      sources: z.array(
        source.extend({ transformation: z.enum(['IDENTITY', 'TRANSFORMATION', 'AGGREGATION']) }),
      ),
      certain: z.boolean().describe('Whether these are all sources'),
    }),
  ),
  influences: z
    .array(
      source.extend({
        subtype: z.enum(['FILTER', 'JOIN', 'GROUP_BY', 'SORT', 'WINDOW', 'CONDITIONAL']),
      }),
    )
    .describe('What decides which rows there are'),
};

export const lineage = tool({
  name: 'lineage',
  title: 'From where the values come',
  description:
    'For each column of the nodes and edges the columns of the warehouse that its values come from, and what else decides which rows there are. Needs a catalog.',
  input: { ...mappingText, ...against },
  output: {
    nodes: z.array(z.object({ label: z.string(), ...definition })),
    edges: z.array(z.object({ type: z.string(), ...definition })),
  },
  run: async (agent, source) => {
    const { text, options } = await agent.given(source);
    const { catalog, session } = options;
    if (!catalog) throw new Error('lineage is told from a catalog, and there is none');
    const { nodes, edges } = agent.generator.lineage(text, { catalog, session });
    const lines = [
      ...nodes.flatMap(({ label, columns }) => columns.map((column) => originOf(label, column))),
      ...edges.flatMap(({ type, columns }) => columns.map((column) => originOf(type, column))),
    ];
    return { value: { nodes, edges }, text: lines.join('\n') };
  },
});

/** `Customer.name ← tpch.tiny.customer.name`, with a question mark where there may be more. */
function originOf(definition: string, { name, sources, certain }: ColumnLineage): string {
  const from = sources.map(({ catalog, schema, table, column }) =>
    [catalog, schema, table, column].join('.'),
  );
  const open = certain ? [] : ['?'];
  return `${definition}.${name} ← ${[...from, ...open].join(', ') || 'no column'}`;
}

export const preflight = tool({
  name: 'preflight',
  title: 'What to ask the data before a load',
  description:
    'The statements that tell whether the data can be loaded: keys that are null or double, edges without their nodes, values out of range. Run them on the cluster; nothing is asked here.',
  input: { ...mappingText, ...against },
  output: {
    checks: z.array(
      z.object({
        id: z.string(),
        path: z.string().describe('JSON pointer of the definition'),
        sql: z.string().describe('Gives one row of counts'),
      }),
    ),
  },
  run: async (agent, source) => {
    const { text, options } = await agent.given(source);
    const checks = agent.generator.preflightChecks(text, options);
    return { value: { checks }, text: checks.map(({ id, sql }) => `-- ${id}\n${sql};`).join('\n') };
  },
});
