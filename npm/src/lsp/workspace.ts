import { DocumentDiagnosticReportKind } from 'vscode-languageserver/node';
import type {
  CancellationToken,
  PreviousResultId,
  WorkspaceDiagnosticReport,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';

import { resultOf, shownFindings } from './findings.js';
import { pathOf } from './paths.js';
import type { Service } from './service.js';
import type { StoredFile } from './workspace-files.js';

/** The findings in all files of the workspace, also in those that are not open. */
export async function workspaceReport(
  service: Service,
  previous: PreviousResultId[],
  token: CancellationToken,
): Promise<WorkspaceDiagnosticReport> {
  const before = new Map(previous.map((result) => [pathOf(result.uri), result]));
  const open = new Map(service.documents.all().map((document) => [pathOf(document.uri), document]));
  const items: WorkspaceDocumentDiagnosticReport[] = [];
  for (const file of await service.files.list()) {
    if (token.isCancellationRequested) return { items };
    const known = { open: open.get(file.path), previous: before.get(file.path)?.value };
    const report = await fileReport(service, file, known);
    if (!report) continue;
    items.push(report);
    before.delete(file.path);
  }
  // What is there no more has nothing wrong with it.
  for (const { uri } of before.values())
    items.push({ uri, version: null, kind: DocumentDiagnosticReportKind.Full, items: [] });
  return { items };
}

/** What the editor has of a file. */
interface Known {
  open: TextDocument | undefined;
  previous: string | undefined;
}

async function fileReport(
  service: Service,
  file: StoredFile,
  { open, previous }: Known,
): Promise<WorkspaceDocumentDiagnosticReport | undefined> {
  const uri = open?.uri ?? file.uri;
  const project = await service.project(uri);
  // Queries that no configuration claims may be of any dialect.
  if (!open && /\.sql$/i.test(uri) && project.configuration.file === undefined) return undefined;
  const version = open?.version ?? null;
  const resultId = resultOf(version ?? file.stamp, project);
  if (resultId === previous)
    return { uri, version, kind: DocumentDiagnosticReportKind.Unchanged, resultId };
  const document = open ?? (await service.files.read(file));
  const subject = document && (await service.subject(document));
  if (!subject) return undefined;
  const items = shownFindings(service, subject);
  return { uri, version, kind: DocumentDiagnosticReportKind.Full, resultId, items };
}
