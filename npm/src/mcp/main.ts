import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';

import { version } from '../cli/version.js';
import { load } from '../index.js';
import { Agent } from './agent.js';
import { check, fix } from './check.js';
import { generate } from './generate.js';
import { complete, explain } from './language.js';
import { analyze, suggest } from './queries.js';
import { ddl, lineage, preflight } from './statements.js';
import type { Tool } from './tool.js';

/** All that an agent may call; a new tool has its row here. */
const tools: Tool[] = [
  check,
  fix,
  complete,
  explain,
  analyze,
  suggest,
  generate,
  ddl,
  lineage,
  preflight,
];

const instructions =
  'Graph mappings are JSON whose nodes and edges are queries in the SQL of Trino. Check a mapping after each change, mend it with fix, and ask analyze about a query before it is put in. What is unchecked is not known to be right.';

/** Serves an agent by the Model Context Protocol over standard input and output, until it closes them. */
export async function serve(): Promise<void> {
  const agent = new Agent(await load());
  const server = new McpServer({ name: 'mapping-generator', version }, { instructions });
  for (const offered of tools) register(server, agent, offered);
  await server.connect(new StdioServerTransport());
}

function register(server: McpServer, agent: Agent, offered: Tool): void {
  const { name, title, description, input, output, run } = offered;
  const annotations = { title, readOnlyHint: true, idempotentHint: true, openWorldHint: false };
  const about = { title, description, inputSchema: input, outputSchema: output, annotations };
  server.registerTool(name, about, async (given) => {
    const { text, value } = await run(agent, given);
    return { content: [{ type: 'text', text }], structuredContent: value };
  });
}
