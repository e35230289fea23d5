import { pathToFileURL } from 'node:url';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Connection } from 'vscode-languageserver/node';

import type { Project } from '../configuration/projects.js';

const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Says at the configuration's file what is wrong with it, once. */
export class Problems {
  readonly #connection: Connection;
  /** What was said of each file. */
  readonly #told = new Map<string, string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  tell({ configuration, problem }: Project): void {
    const file = problem?.file ?? configuration.file;
    const message = problem?.message ?? '';
    if (file === undefined || (this.#told.get(file) ?? '') === message) return;
    this.#told.set(file, message);
    const found = { range: start, severity: DiagnosticSeverity.Error, source: 'mapping-generator' };
    const diagnostics = message === '' ? [] : [{ ...found, message }];
    void this.#connection.sendDiagnostics({ uri: pathToFileURL(file).href, diagnostics });
    if (message !== '') this.#connection.console.error(message);
  }
}
