import { MarkupKind } from 'vscode-languageserver/node';
import type {
  MarkupContent,
  SignatureInformation,
  TextDocumentPositionParams,
} from 'vscode-languageserver/node';

import type { FunctionSignature, HoverContent } from '../index.js';
import type { Feature } from './feature.js';
import { toShown } from './service.js';
import type { Service } from './service.js';

function hover(service: Service, { textDocument, position }: TextDocumentPositionParams) {
  return service.about(textDocument, ({ document, text, texts, project }) => {
    const found = texts.language.hover(text, document.offsetAt(position), project.options);
    if (!found) return null;
    const contents = toMarkup(found.contents, service.client.markdown);
    return { range: toShown(document, found.range), contents };
  });
}

function toMarkup(contents: HoverContent[], markdown: boolean): MarkupContent {
  if (!markdown)
    return { kind: MarkupKind.PlainText, value: contents.map(({ text }) => text).join('\n') };
  const value = contents
    .map(({ kind, text }) => (kind === 'code' ? fenced(text) : escaped(text)))
    .join('\n\n');
  return { kind: MarkupKind.Markdown, value };
}

/** The fence is longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}sql\n${text}\n${fence}`;
}

const escaped = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, '\\$&');

function signatureHelp(service: Service, { textDocument, position }: TextDocumentPositionParams) {
  return service.about(textDocument, ({ document, text, texts, project }) => {
    const offset = document.offsetAt(position);
    const help = texts.language.signatureHelp(text, offset, project.options);
    if (!help) return null;
    const { signatures, activeSignature, activeParameter } = help;
    const shown = signatures.map((signature) => toShownSignature(service, signature));
    return { signatures: shown, activeSignature, activeParameter };
  });
}

function toShownSignature(
  { client }: Service,
  { label, parameters, documentation }: FunctionSignature,
): SignatureInformation {
  let at = label.indexOf('(') + 1;
  return {
    label,
    ...(documentation === undefined ? {} : { documentation }),
    parameters: parameters.map((parameter) => {
      const from = label.indexOf(parameter, at);
      if (!client.labelOffsets || from < 0) return { label: parameter };
      at = from + parameter.length;
      return { label: [from, at] };
    }),
  };
}

export const hovering: Feature = {
  capabilities: {
    hoverProvider: true,
    signatureHelpProvider: { triggerCharacters: ['(', ','] },
  },
  listen(service) {
    const { connection } = service;
    connection.onHover((params) => hover(service, params));
    connection.onSignatureHelp((params) => signatureHelp(service, params));
  },
};
