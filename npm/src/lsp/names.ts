import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type {
  DocumentHighlight,
  Location,
  ReferenceParams,
  RenameParams,
  TextDocumentPositionParams,
  WorkspaceEdit,
} from 'vscode-languageserver/node';

import type { Range } from '../index.js';
import { toWorkspaceEdit } from './code-actions.js';
import type { Feature } from './feature.js';
import { toShown } from './service.js';
import type { Service, Subject } from './service.js';

// Where a name is given, where it is used, and what it may be called instead.

const locationsOf = ({ document }: Subject, ranges: Range[]): Location[] =>
  ranges.map((range) => ({ uri: document.uri, range: toShown(document, range) }));

function definition(service: Service, { textDocument, position }: TextDocumentPositionParams) {
  return service.about(textDocument, (subject) => {
    const { document, text, texts, project } = subject;
    const offset = document.offsetAt(position);
    return locationsOf(subject, texts.language.definition(text, offset, project.options));
  });
}

function references(service: Service, { textDocument, position, context }: ReferenceParams) {
  return service.about(textDocument, (subject) => {
    const { document, text, texts, project } = subject;
    const offset = document.offsetAt(position);
    const all = texts.language.references(text, offset, project.options);
    if (context.includeDeclaration) return locationsOf(subject, all);
    const given = texts.language.definition(text, offset, project.options);
    const isGiven = ({ start }: Range): boolean =>
      given.some((range) => range.start.offset === start.offset);
    return locationsOf(
      subject,
      all.filter((range) => !isGiven(range)),
    );
  });
}

function highlights(service: Service, { textDocument, position }: TextDocumentPositionParams) {
  return service.about(textDocument, ({ document, text, texts, project }): DocumentHighlight[] =>
    texts.language
      .references(text, document.offsetAt(position), project.options)
      .map((range) => ({ range: toShown(document, range) })),
  );
}

/** A name that nothing else has, to ask why something cannot be renamed. */
const anyName = 'renamed_by_nobody';

function prepareRename(service: Service, { textDocument, position }: TextDocumentPositionParams) {
  return service.about(textDocument, ({ document, text, texts, project }) => {
    const offset = document.offsetAt(position);
    const target = texts.language.prepareRename(text, offset, project.options);
    if (target) return { range: toShown(document, target.range), placeholder: target.placeholder };
    const result = texts.language.rename(text, offset, anyName, project.options);
    return 'refused' in result ? refusal(result.refused) : null;
  });
}

function rename(service: Service, { textDocument, position, newName }: RenameParams) {
  return service.about(
    textDocument,
    ({ document, text, texts, project }): WorkspaceEdit | ResponseError => {
      const offset = document.offsetAt(position);
      const result = texts.language.rename(text, offset, newName, project.options);
      if ('refused' in result) return refusal(result.refused);
      return toWorkspaceEdit(service, document, result.edits);
    },
  );
}

/** Editors show its message to the author. */
const refusal = (reason: string): ResponseError =>
  new ResponseError(LSPErrorCodes.RequestFailed, reason);

export const names: Feature = {
  capabilities: {
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
  },
  listen(service) {
    const { connection } = service;
    connection.onDefinition((params) => definition(service, params));
    connection.onReferences((params) => references(service, params));
    connection.onDocumentHighlight((params) => highlights(service, params));
    connection.onPrepareRename((params) => prepareRename(service, params));
    connection.onRenameRequest((params) => rename(service, params));
  },
};
