import * as z from 'zod';

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
  title: 'Suggest a definition or a mapping',
  description:
    'With sql: the definition of a node, or of an edge, for the query. Without: a whole mapping of what the catalog holds, with the questions that only data can answer. A suggestion is something to start from.',
  input: {
    ...against,
    sql: sql.optional(),
    edge: z.boolean().optional().describe('With sql: an edge instead of a node'),
    schemas: z.array(z.string()).optional().describe('Without sql: these schemas alone'),
    tables: z.array(z.string()).optional().describe('Without sql: these tables alone, or besides'),
  },
  output: {
    suggestion: z
      .record(z.string(), z.unknown())
      .describe('The definition, or the mapping with the reasons for its parts'),
  },
  run: async (agent, { sql, ...given }) => {
    const suggestion =
      sql === undefined
        ? await suggestMapping(agent, given)
        : await suggestDefinition(agent, { sql, ...given });
    return { value: { suggestion: { ...suggestion } }, text: JSON.stringify(suggestion, null, 2) };
  },
});

interface Wanted {
  edge?: boolean | undefined;
  schemas?: string[] | undefined;
  tables?: string[] | undefined;
}

async function suggestDefinition(
  agent: Agent,
  { edge, sql, ...source }: Wanted & { sql: string } & Parameters<Agent['given']>[0],
): Promise<object> {
  const given = await agent.given({ sql, ...source });
  const { columns, findings, certain } = analysisOf(agent, given);
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(linesOf(errors).join('\n'));
  const known = columns.flatMap(({ name, type }) =>
    name === null || type === null ? [] : { name, type },
  );
  const exact = certain || known.length === columns.length ? known : undefined;
  const usable = given.options.catalog ? exact : undefined;
  const { generator } = agent;
  return edge ? generator.suggestEdge(sql, usable) : generator.suggestNode(sql, usable);
}

async function suggestMapping(
  agent: Agent,
  { schemas, tables, ...source }: Wanted & Parameters<Agent['against']>[1],
): Promise<object> {
  const { options } = await agent.against(process.cwd(), source);
  const { catalog, session, policy, locale } = options;
  if (!catalog) throw new Error('a mapping is suggested from a catalog, and there is none');
  return agent.generator.suggestMapping(catalog, { schemas, tables, session, policy, locale });
}
