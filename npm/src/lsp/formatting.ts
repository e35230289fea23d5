import type { DocumentFormattingParams } from 'vscode-languageserver/node';

import { applyEdits } from '../editing/text-edits.js';
import { rewriting } from './code-actions.js';
import type { Feature } from './feature.js';
import type { Service } from './service.js';

function format(service: Service, { textDocument }: DocumentFormattingParams) {
  return service.about(textDocument, ({ document, text, texts }) =>
    rewriting(document, applyEdits(text, texts.layout(text))),
  );
}

export const formatting: Feature = {
  capabilities: { documentFormattingProvider: true },
  listen(service) {
    service.connection.onDocumentFormatting((params) => format(service, params));
  },
};
