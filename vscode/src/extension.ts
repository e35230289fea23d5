import { commands, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import type { DocumentSelector } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;
/** What is under way: a server ends before the next one starts. */
let change = Promise.resolve();

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath('server/cli.cjs');
  const restart = (): Promise<void> => {
    change = change.catch(() => undefined).then(() => start(module));
    return change;
  };
  const configurations = workspace.createFileSystemWatcher(configuration, false, true, false);
  context.subscriptions.push(
    commands.registerCommand('mapping-generator.restart', restart),
    configurations,
    // Which texts are the server's is said once, when it starts.
    configurations.onDidCreate(restart),
    configurations.onDidDelete(restart),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  await change.catch(() => undefined);
  await client?.dispose();
}

async function start(module: string): Promise<void> {
  await client?.dispose();
  const server = { module, args: ['lsp'], transport: TransportKind.stdio };
  client = new LanguageClient('mapping-generator', 'Graph Mappings', server, {
    documentSelector: await selector(),
  });
  await client.start();
}

const configuration = '**/mapping-generator.json';

/** Queries are of many dialects: those of a workspace are ours where it has a configuration. */
async function selector(): Promise<DocumentSelector> {
  const isConfigured = await workspace.findFiles(configuration, undefined, 1);
  return [
    { language: 'graph-mapping' },
    // Those that name the schema; the server leaves the others alone.
    { language: 'json', scheme: 'file' },
    ...(isConfigured.length > 0 ? [{ language: 'sql' }] : []),
  ];
}
