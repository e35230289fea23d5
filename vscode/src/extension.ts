import { commands, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { DocumentSelector } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const server = {
    module: context.asAbsolutePath('server/cli.cjs'),
    args: ['lsp'],
    transport: TransportKind.stdio,
  };
  client = new LanguageClient('mapping-generator', 'Graph Mappings', server, {
    documentSelector: await selector(),
  });
  const restart = commands.registerCommand('mapping-generator.restart', () => client?.restart());
  context.subscriptions.push(restart);
  await client.start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

/** Queries are of many dialects: those of a workspace are ours where it has a configuration. */
async function selector(): Promise<DocumentSelector> {
  const isConfigured = await workspace.findFiles('**/mapping-generator.json', undefined, 1);
  return [
    { language: 'graph-mapping' },
    // Those that name the schema; the server leaves the others alone.
    { language: 'json', scheme: 'file' },
    ...(isConfigured.length > 0 ? [{ language: 'sql' }] : []),
  ];
}
