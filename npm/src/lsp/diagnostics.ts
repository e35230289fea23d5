import { DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import type { DocumentDiagnosticReport } from 'vscode-languageserver/node';

import type { Feature } from './feature.js';
import { resultOf, shownFindings, source } from './findings.js';
import type { Service } from './service.js';
import { workspaceReport } from './workspace.js';

/** How long an author has to pause before the findings are sent, in ms. */
const pauseMs = 120;

async function documentReport(
  service: Service,
  uri: string,
  previous: string | undefined,
): Promise<DocumentDiagnosticReport> {
  const subject = await service.open(uri);
  if (!subject) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
  const resultId = resultOf(subject.document.version, subject.project);
  if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  const items = shownFindings(service, subject);
  return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}

/** Sends findings when the author pauses, for editors that do not ask. */
class Push {
  readonly #service: Service;
  readonly #waiting = new Map<string, NodeJS.Timeout>();

  constructor(service: Service) {
    this.#service = service;
  }

  /** At once for a document that was just opened. */
  changed(uri: string): void {
    this.soon(uri, this.#waiting.has(uri) ? pauseMs : 0);
  }

  soon(uri: string, afterMs: number): void {
    clearTimeout(this.#waiting.get(uri));
    const timer = setTimeout(() => void this.#send(uri), afterMs);
    this.#waiting.set(uri, timer);
  }

  closed(uri: string): void {
    clearTimeout(this.#waiting.get(uri));
    this.#waiting.delete(uri);
    void this.#service.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #send(uri: string): Promise<void> {
    const { connection } = this.#service;
    try {
      const subject = await this.#service.open(uri);
      if (!subject) return;
      const diagnostics = shownFindings(this.#service, subject);
      const { version } = subject.document;
      await connection.sendDiagnostics({ uri, version, diagnostics });
    } catch (error) {
      connection.console.error(`${uri}: ${String(error)}`);
    }
  }
}

function listenToPush(service: Service): void {
  const push = new Push(service);
  const { documents } = service;
  documents.onDidChangeContent(({ document: { uri } }) => {
    push.changed(uri);
  });
  documents.onDidClose(({ document: { uri } }) => {
    push.closed(uri);
  });
  service.onRecheck(() => {
    for (const uri of documents.keys()) push.soon(uri, 0);
  });
}

export const diagnostics: Feature = {
  capabilities: {
    diagnosticProvider: {
      identifier: source,
      interFileDependencies: false,
      workspaceDiagnostics: true,
    },
  },
  listen(service) {
    const { languages } = service.connection;
    languages.diagnostics.on(({ textDocument, previousResultId }) =>
      documentReport(service, textDocument.uri, previousResultId),
    );
    languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
      workspaceReport(service, previousResultIds, token),
    );
    if (!service.client.pullsDiagnostics) listenToPush(service);
  },
};
