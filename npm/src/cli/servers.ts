import type { Command } from 'commander';

// What editors and agents start; the protocols' libraries are in files of their own, which only these commands read.

interface Served {
  name: string;
  summary: string;
  description: string;
  serve: () => Promise<void>;
}

const servers: Served[] = [
  {
    name: 'lsp',
    summary: 'serve an editor (Language Server Protocol)',
    description:
      'Serves an editor by the Language Server Protocol over standard input and output: mappings (*.mapping.json) and queries (*.sql), with the mapping-generator.json of their folder or of one above.',
    serve: async () => (await import('../lsp/main.js')).serve(),
  },
  {
    name: 'mcp',
    summary: 'serve an agent (Model Context Protocol)',
    description:
      'Serves an agent by the Model Context Protocol over standard input and output, with the mapping-generator.json of this folder or of one above. It reads files and writes none, and asks no cluster.',
    serve: async () => (await import('../mcp/main.js')).serve(),
  },
];

export function addServers(program: Command): void {
  for (const { name, summary, description, serve } of servers) {
    program
      .command(name)
      .summary(summary)
      .description(description)
      .option('--stdio', 'over standard input and output, as always; some clients say so')
      // Clients add their own, such as --clientProcessId.
      .allowUnknownOption()
      .allowExcessArguments()
      .action(serve);
  }
}
