import { basename, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DidChangeWatchedFilesNotification } from 'vscode-languageserver/node';
import type { FileSystemWatcher } from 'vscode-languageserver/node';

import { configurationName } from '../configuration/configuration.js';
import type { Project } from '../configuration/projects.js';
import type { Feature } from './feature.js';
import type { Service } from './service.js';

/** Files whose changes change findings, wherever they are in the workspace. */
const inWorkspace = [configurationName, '*.sql', '*.mapping.json'].map((name) => `**/${name}`);

/** Has the editor tell of files that were changed by others; catalogs may lie outside of the workspace. */
class Watching {
  readonly #service: Service;
  readonly #catalogs = new Set<string>();

  constructor(service: Service) {
    this.#service = service;
  }

  begin(): void {
    this.#watch(inWorkspace.map((globPattern) => ({ globPattern })));
  }

  catalogOf({ configuration: { catalog } }: Project): void {
    if (catalog === undefined || this.#catalogs.has(catalog)) return;
    this.#catalogs.add(catalog);
    const { relativePatterns } = this.#service.client;
    const [folder, pattern] = [dirname(catalog), basename(catalog)];
    const baseUri = pathToFileURL(folder).href;
    this.#watch([{ globPattern: relativePatterns ? { baseUri, pattern } : `**/${pattern}` }]);
  }

  #watch(watchers: FileSystemWatcher[]): void {
    const { client, connection } = this.#service;
    if (!client.watchesFiles) return;
    connection.client
      .register(DidChangeWatchedFilesNotification.type, { watchers })
      .catch((error: unknown) => {
        connection.console.warn(`files are not watched: ${String(error)}`);
      });
  }
}

export const watching: Feature = {
  capabilities: {},
  listen(service) {
    const { client, connection, documents } = service;
    const watching = new Watching(service);
    connection.onInitialized(() => {
      watching.begin();
      if (client.changesFolders) watchFolders(service);
    });
    service.onProject((project) => {
      watching.catalogOf(project);
    });
    connection.onDidChangeWatchedFiles(({ changes }) => {
      if (changes.every(({ uri }) => isText.test(uri))) service.files.forget();
      else service.recheck();
    });
    // Where nobody watches, what is saved here is at least known.
    documents.onDidSave(() => {
      if (!client.watchesFiles) service.recheck();
    });
    service.onRecheck(() => {
      if (client.refreshes.diagnostics) connection.languages.diagnostics.refresh().catch(ignore);
    });
  },
};

/** Nothing is read against them. */
const isText = /\.(?:sql|mapping\.json)$/i;

const urisOf = (folders: { uri: string }[]): string[] => folders.map(({ uri }) => uri);

function watchFolders({ connection, files }: Service): void {
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    files.change({ added: urisOf(added), removed: urisOf(removed) });
  });
}

const ignore = (): void => undefined;
