import { CodeActionKind } from 'vscode-languageserver/node';
import type {
  CodeAction,
  CodeActionParams,
  Range as ShownRange,
  TextEdit as ShownEdit,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';

import { difference } from '../editing/difference.js';
import { fixAll } from '../editing/fix-all.js';
import type { LanguageOptions, Range, TextEdit } from '../index.js';
import type { Feature } from './feature.js';
import { toShownDiagnostic } from './findings.js';
import { toShown } from './service.js';
import type { Service, Subject } from './service.js';

const fixAllKind = `${CodeActionKind.SourceFixAll}.mapping-generator`;

/** Edits as a change of the document, of the version that they were made for where the editor counts versions. */
export function toWorkspaceEdit(
  { client }: Service,
  document: TextDocument,
  edits: TextEdit[],
): WorkspaceEdit {
  const { uri, version } = document;
  const shown = edits.map(({ range, text }) => ({
    range: toShown(document, range),
    newText: text,
  }));
  if (!client.documentChanges) return { changes: { [uri]: shown } };
  return { documentChanges: [{ textDocument: { uri, version }, edits: shown }] };
}

/** What turns the document's text into another one, as the one edit of what differs. */
export function rewriting(document: TextDocument, text: string): ShownEdit[] {
  const change = difference(document.getText(), text);
  if (!change) return [];
  const range = { start: document.positionAt(change.from), end: document.positionAt(change.to) };
  return [{ range, newText: change.text }];
}

interface Place {
  service: Service;
  subject: Subject;
  range: ShownRange;
}

/** The fixes of the findings at a place, and those that change something there. */
function quickFixes({ service, subject, range }: Place): CodeAction[] {
  const { document, texts, text } = subject;
  const isHere = meets(document, range);
  return service.findings(subject).flatMap((found) =>
    (found.fixes ?? []).flatMap((fix) => {
      const edits = texts.textEdits(text, fix);
      const places = [texts.rangeOf(found), ...edits.map((edit) => edit.range)];
      if (edits.length === 0 || !places.some(isHere)) return [];
      return {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toShownDiagnostic(subject, found)],
        isPreferred: fix.safe,
        edit: toWorkspaceEdit(service, document, edits),
      };
    }),
  );
}

function meets(document: TextDocument, range: ShownRange): (place: Range | undefined) => boolean {
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return (place) => place !== undefined && place.start.offset <= to && from <= place.end.offset;
}

const titles = { en: 'Fix all that is safe to fix', zh: '修复所有可安全修复的问题' };

/** All safe fixes of the document as one change. */
async function fixAllActions({ service, subject }: Place): Promise<CodeAction[]> {
  const { document, text, texts, project } = subject;
  const { locale = 'en' } = project.configuration;
  const { textEdits } = texts;
  const check = (mended: string) => ({ diagnostics: service.diagnose(subject, mended) });
  const mended = await fixAll(text, check, { textEdits });
  const edits = rewriting(document, mended.text);
  if (edits.length === 0) return [];
  const { uri, version } = document;
  const edit = service.client.documentChanges
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
  return [{ title: titles[locale], kind: fixAllKind, edit }];
}

/** What a package may offer beside fixes. */
interface Refactorings {
  codeActions?: (
    text: string,
    range: Range,
    options?: LanguageOptions,
  ) => { title: string; kind: 'quickfix' | 'refactor'; edits: TextEdit[] }[];
}

function refactorings({ service, subject, range }: Place): CodeAction[] {
  const { document, text, texts, project } = subject;
  const { codeActions } = texts.language as Refactorings;
  if (!codeActions) return [];
  return codeActions(text, fromShown(document, range), project.options)
    .filter(({ kind }) => kind === 'refactor')
    .map(({ title, edits }) => ({
      title,
      kind: CodeActionKind.Refactor,
      edit: toWorkspaceEdit(service, document, edits),
    }));
}

function fromShown(document: TextDocument, { start, end }: ShownRange): Range {
  const at = (position: ShownRange['start']): Range['start'] => ({
    line: position.line + 1,
    column: position.character + 1,
    offset: document.offsetAt(position),
  });
  return { start: at(start), end: at(end) };
}

type Maker = (place: Place) => CodeAction[] | Promise<CodeAction[]>;

const makers: [kind: string, make: Maker][] = [
  [CodeActionKind.QuickFix, quickFixes],
  [fixAllKind, fixAllActions],
  [CodeActionKind.Refactor, refactorings],
];

/** `source` asks for all kinds of sources, such as `source.fixAll.mapping-generator`. */
const isWanted = (only: string[] | undefined, kind: string): boolean =>
  only?.some((wanted) => kind === wanted || kind.startsWith(`${wanted}.`)) ?? true;

function actionsOf(service: Service, { range, context, textDocument }: CodeActionParams) {
  return service.about(textDocument, async (subject) => {
    const wanted = makers.filter(([kind]) => isWanted(context.only, kind));
    const actions: CodeAction[] = [];
    for (const [, make] of wanted) actions.push(...(await make({ service, subject, range })));
    return actions;
  });
}

export const codeActions: Feature = {
  capabilities: { codeActionProvider: { codeActionKinds: makers.map(([kind]) => kind) } },
  listen(service) {
    service.connection.onCodeAction((params) => actionsOf(service, params));
  },
};
