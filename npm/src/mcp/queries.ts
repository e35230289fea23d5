import * as z from 'zod';

import { isMappingError } from '../index.js';
import type { Column, SuggestedEdge, SuggestedNode } from '../index.js';
import { knownColumns } from '../known-columns.js';
import type { Agent, Given } from './agent.js';
import { finding, findingsOf, linesOf } from './findings.js';
import type { Finding } from './findings.js';
import { against } from './inputs.js';
import { tool } from './tool.js';

const nullable = z.string().nullable();

const column = z.object({
  name: nullable.describe('As the server names it; null: not certain'),
  type: nullable.describe("Trino's type; null: not certain"),
  ryu_type: nullable.describe('What the engine stores it as; null: not certain, or it cannot'),
});

const sql = z.string().describe('One query in the SQL of Trino, without a semicolon');

interface Analysis {
  columns: { name: string | null; type: string | null; ryu_type: string | null }[];
  tables: string[];
  certain: boolean;
  reasons: string[];
  findings: Finding[];
}

function analysisOf({ generator }: Agent, given: Given): Analysis {
  const { text, options } = given;
  const { catalog, session, locale } = options;
  const report = catalog
    ? generator.analyzeSql(text, catalog, session, { locale })
    : {
        ...generator.parseSql(text, { locale }),
        certain: false,
        reasons: ['no catalog was given: names and types are only those that the text tells'],
      };
  return {
    columns: report.columns.map(({ name, type = null }) => ({
      name,
      type,
      ryu_type: type === null ? null : ryuType(() => generator.mapComplexType(type)),
    })),
    tables: report.tables.map(({ catalog, schema, name }) =>
      [catalog, schema, name].filter((part) => part !== null).join('.'),
    ),
    certain: report.certain,
    reasons: report.reasons,
    findings: findingsOf(given, report.diagnostics),
  };
}

/** Refused for a type that the engine does not have. */
function ryuType(map: () => string): string | null {
  try {
    return map();
  } catch {
    return null;
  }
}

export const analyze = tool({
  name: 'analyze',
  title: 'Analyze a query',
  description:
    "What the server would say of a query without asking it, from the catalog: its columns with their exact names and types, or the server's own fault at its place. What is not certain is null, with the reason; nothing is guessed.",
  input: { sql, ...against },
  output: {
    columns: z.array(column),
    tables: z.array(z.string()).describe('The tables that the query reads'),
    certain: z.boolean().describe('Whether nothing was left open'),
    reasons: z.array(z.string()).describe('What is not certain, and why'),
    findings: z.array(finding),
  },
  run: async (agent, source) => {
    const value = analysisOf(agent, await agent.given(source));
    const verdict = value.certain ? 'certain' : 'not certain';
    const columns = value.columns.map(
      ({ name, type, ryu_type: ryu }) => `${name ?? '?'} ${type ?? '?'} → ${ryu ?? '?'}`,
    );
    const lines = [...linesOf(value.findings), ...value.reasons.map((reason) => `open: ${reason}`)];
    return { value, text: [verdict, ...columns, ...lines].join('\n') };
  },
});

export const suggest = tool({
  name: 'suggest',
  title: 'Suggest a definition',
  description:
    'A definition of a node, or of an edge, for a query: something to start from. Its columns have their types where a catalog tells them.',
  input: {
    ...against,
    sql,
    edge: z.boolean().optional().describe('An edge instead of a node'),
  },
  output: {
    definition: z
      .record(z.string(), z.unknown())
      .optional()
      .describe('As a mapping has it; none without the types, or where a column cannot be loaded'),
    suggestion: z
      .record(z.string(), z.unknown())
      .describe('What it is made of, better names, and what has to be set by hand'),
  },
  run: async (agent, { edge, ...source }) => {
    const columns = columnsOf(agent, await agent.given(source));
    const { generator } = agent;
    const suggestion = edge
      ? generator.suggestEdge(source.sql, columns)
      : generator.suggestNode(source.sql, columns);
    const definition = definitionOf(agent, suggestion);
    const value = { definition, suggestion: { ...suggestion } };
    return { value, text: JSON.stringify(value, null, 2) };
  },
});

/** The columns of the query, where the catalog tells all of them. */
function columnsOf(agent: Agent, given: Given): Column[] | undefined {
  const { columns, findings } = analysisOf(agent, given);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(linesOf(errors).join('\n'));
  return given.options.catalog && knownColumns(columns);
}

/** None where the types are not known, or a column cannot be loaded; the suggestion says which. */
function definitionOf(
  { generator }: Agent,
  suggestion: SuggestedNode | SuggestedEdge,
): Record<string, unknown> | undefined {
  try {
    return { ...generator.toDefinition(suggestion) };
  } catch (error) {
    if (isMappingError(error)) return undefined;
    throw error;
  }
}
