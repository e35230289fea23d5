import { InlayHintKind } from 'vscode-languageserver/node';
import type { InlayHint, InlayHintParams } from 'vscode-languageserver/node';

import type { Feature } from './feature.js';
import type { Service } from './service.js';

function hints(service: Service, { textDocument, range }: InlayHintParams) {
  return service.about(textDocument, ({ document, text, texts, project }): InlayHint[] => {
    const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
    return texts.language
      .inlayHints(text, project.options)
      .filter(({ position: { offset } }) => from <= offset && offset <= to)
      .map(({ position, label }) => ({
        position: document.positionAt(position.offset),
        label,
        kind: InlayHintKind.Type,
        paddingLeft: true,
      }));
  });
}

export const inlayHints: Feature = {
  capabilities: { inlayHintProvider: true },
  listen(service) {
    const { client, connection } = service;
    connection.languages.inlayHint.on((params) => hints(service, params));
    service.onRecheck(() => {
      if (client.refreshes.hints) void connection.languages.inlayHint.refresh();
    });
  },
};
