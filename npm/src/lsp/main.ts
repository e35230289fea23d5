import {
  createConnection,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node';
import type {
  InitializeParams,
  InitializeResult,
  ServerCapabilities,
} from 'vscode-languageserver/node';

import { version } from '../cli/version.js';
import { functionTexts } from '../function-texts.js';
import { load } from '../index.js';
import { clientOf } from './client.js';
import { features } from './features.js';
import { Service } from './service.js';

/**
 * Serves an editor by the Language Server Protocol over standard input and output, until it says `exit`, closes them, or is
 * there no more.
 */
export async function serve(): Promise<void> {
  const generator = await load();
  generator.describeFunctions(functionTexts);
  const connection = createConnection(process.stdin, process.stdout);
  connection.onInitialize((params) => {
    const client = clientOf(params);
    const folders = foldersOf(params);
    listen(new Service({ connection, client, generator, folders }));
    return introduction();
  });
  connection.listen();
}

function listen(service: Service): void {
  for (const { listen } of features) listen(service);
  service.documents.listen(service.connection);
}

function introduction(): InitializeResult {
  const capabilities: ServerCapabilities = {
    // What every editor can; the module counts so, too.
    positionEncoding: PositionEncodingKind.UTF16,
    textDocumentSync: {
      openClose: true,
      change: TextDocumentSyncKind.Incremental,
      save: true,
    },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
  Object.assign(capabilities, ...features.map(({ capabilities: announced }) => announced));
  return { capabilities, serverInfo: { name: 'mapping-generator', version } };
}

function foldersOf({ workspaceFolders, ...older }: InitializeParams): string[] {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- older editors name one folder in this way
  const root = older.rootUri;
  return workspaceFolders?.map(({ uri }) => uri) ?? (root === null ? [] : [root]);
}
