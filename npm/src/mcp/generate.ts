import * as z from 'zod';

import type { MappingSuggestion } from '../index.js';
import { against } from './inputs.js';
import { tool } from './tool.js';

const tier = z.enum(['sure', 'likely', 'possible']);
const table = z.array(z.string()).describe('Catalog, schema, name');
const reason = z.string();

const question = z.object({
  id: z.string(),
  sql: z.string().describe('Gives one boolean'),
  about: z.string().describe('JSON pointer into the mapping; empty for what is not in it'),
  asks: z.enum(['unique', 'included']),
});

export const generate = tool({
  name: 'generate',
  title: 'Make a mapping of a warehouse',
  description:
    'A whole mapping of what the catalog holds, valid at its first check, with a reason for each part and the questions that only data can answer. Run these on the cluster and call again with the answers. Needs a catalog.',
  input: {
    ...against,
    schemas: z.array(z.string()).optional().describe('These alone: sales, or hive.sales'),
    tables: z
      .array(z.string())
      .optional()
      .describe('These alone, or besides; a view only where it is named'),
    answers: z
      .array(z.object({ id: z.string(), holds: z.boolean() }))
      .optional()
      .describe('What the SQL of questions gave'),
  },
  output: {
    mapping: z.record(z.string(), z.unknown()),
    nodes: z.array(z.object({ label: z.string(), table, key: z.array(z.string()), tier, reason })),
    edges: z.array(
      z.object({
        type: z.string(),
        from_node: z.string(),
        to_node: z.string(),
        table,
        columns: z.array(z.string()),
        tier,
        reason,
      }),
    ),
    left_out: z.array(z.object({ table, reason })),
    questions: z.array(question),
  },
  run: async (agent, { schemas, tables, answers, ...source }) => {
    const { options } = await agent.against(process.cwd(), source);
    const { catalog, session, policy, locale } = options;
    if (!catalog) throw new Error('a mapping is made from a catalog, and there is none');
    const asked = { schemas, tables, answers, session, policy, locale };
    const made = agent.generator.suggestMapping(catalog, asked);
    const { mapping, nodes, edges, left_out, questions } = made;
    const value = { mapping: { ...mapping }, nodes, edges, left_out, questions };
    return { value, text: textOf(made) };
  },
});

function textOf({ mapping, left_out: leftOut, questions }: MappingSuggestion): string {
  return [
    JSON.stringify(mapping, null, 2),
    ...leftOut.map(({ table, reason }) => `left out: ${table.join('.')}: ${reason}`),
    ...questions.map(({ id, sql }) => `open: ${id}: ${sql}`),
  ].join('\n');
}
