import { DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import type {
  CancellationToken,
  PreviousResultId,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';

import { resultOf, shownFindings } from './findings.js';
import type { Service } from './service.js';
import type { StoredFile } from './workspace-files.js';

/** The findings in all files of the workspace, also in those that are not open. */
export async function workspaceReport(
  service: Service,
  previous: PreviousResultId[],
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const before = new Map(previous.map(({ uri, value }) => [uri, value]));
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const file of await service.files.list()) {
    if (token.isCancellationRequested) return { items };
    const report = await fileReport(service, file, before.get(file.uri));
    if (!report) continue;
    items.push(report);
    before.delete(file.uri);
  }
  // What is there no more has nothing wrong with it.
  for (const uri of before.keys())
    items.push({ uri, version: null, kind: DocumentDiagnosticReportKind.Full, items: [] });
  return { items };
}

async function fileReport(
  service: Service,
  file: StoredFile,
  previous: string | undefined,
): Promise<WorkspaceDocumentDiagnosticReport | undefined> {
  const { uri, stamp } = file;
  const project = await service.project(uri);
  const open = service.documents.get(uri);
  // Queries that no configuration claims may be of any dialect.
  if (!open && /\.sql$/i.test(uri) && project.configuration.file === undefined) return undefined;
  const version = open?.version ?? null;
  const resultId = resultOf(version ?? stamp, project);
  if (resultId === previous)
    return { uri, version, kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  const document = open ?? (await service.files.read(file));
  const subject = document && (await service.subject(document));
  if (!subject) return undefined;
  const items = shownFindings(service, subject);
  return { uri, version, kind: DocumentDiagnosticReportKind.Full, resultId, items };
}
