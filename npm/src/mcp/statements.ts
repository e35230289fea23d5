import * as z from 'zod';

import type { MappingGenerator, Report } from '../index.js';
import type { Agent, Given } from './agent.js';
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

/** What a package may tell beside: from where a column's values come, and what to ask the data before a load. */
interface Later {
  lineage?: (mapping: string, options: object) => object;
  preflightChecks?: (mapping: string, options: object) => object[];
}

const later = ({ generator }: Agent): Later => generator as Later;

export const lineage = tool({
  name: 'lineage',
  title: 'From where the values come',
  description:
    'For each column of the nodes and edges the columns of the warehouse that its values come from, and what else decides which rows there are.',
  input: { ...mappingText, ...against },
  output: { lineage: z.record(z.string(), z.unknown()) },
  isThere: (agent) => later(agent).lineage !== undefined,
  run: async (agent, source) => {
    const { text, options } = await agent.given(source);
    const found = later(agent).lineage?.(text, options) ?? {};
    return { value: { lineage: { ...found } }, text: JSON.stringify(found, null, 2) };
  },
});

export const preflight = tool({
  name: 'preflight',
  title: 'What to ask the data before a load',
  description:
    'The statements that tell whether the data can be loaded: keys that are null or double, edges without their nodes, values out of range. Run them on the cluster; nothing is asked here.',
  input: { ...mappingText, ...against },
  output: { checks: z.array(z.record(z.string(), z.unknown())) },
  isThere: (agent) => later(agent).preflightChecks !== undefined,
  run: async (agent, source) => {
    const { text, options } = await agent.given(source);
    const checks = later(agent).preflightChecks?.(text, options) ?? [];
    const value = { checks: checks.map((check) => ({ ...check })) };
    return { value, text: JSON.stringify(checks, null, 2) };
  },
});
