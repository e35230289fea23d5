import { SemanticTokensBuilder } from 'vscode-languageserver/node';
import type {
  Range as ShownRange,
  SemanticTokens,
  TextDocumentIdentifier,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';

import type { SemanticToken, SemanticTokenType } from '../index.js';
import type { Feature } from './feature.js';
import type { Service } from './service.js';

/** What editors' themes know, for what we call so. */
const shownTypes: Record<SemanticTokenType, string> = {
  keyword: 'keyword',
  function: 'function',
  column: 'property',
  table: 'class',
  alias: 'variable',
  type: 'type',
  string: 'string',
  number: 'number',
  operator: 'operator',
  comment: 'comment',
  parameter: 'parameter',
};
const types = Object.keys(shownTypes) as SemanticTokenType[];

const declaration = 1;

function tokens(
  service: Service,
  { textDocument, range }: { textDocument: TextDocumentIdentifier; range?: ShownRange },
): Promise<SemanticTokens> {
  const answer = service.about(textDocument, ({ document, text, texts, project }) => {
    const builder = new SemanticTokensBuilder();
    const from = range ? document.offsetAt(range.start) : 0;
    const to = range ? document.offsetAt(range.end) : text.length;
    for (const token of texts.language.semanticTokens(text, project.options)) {
      const { start, end } = token.range;
      if (start.offset < to && end.offset > from) push(builder, document, token, service);
    }
    return builder.build();
  });
  return answer.then((built) => built ?? { data: [] });
}

/** Most editors want a token of its own for each line. */
function push(
  builder: SemanticTokensBuilder,
  document: TextDocument,
  { range, type, modifiers }: SemanticToken,
  { client }: Service,
): void {
  const [kind, modifier] = [types.indexOf(type), modifiers.length > 0 ? declaration : 0];
  const text = document.getText().slice(range.start.offset, range.end.offset);
  const parts = client.tokensOverLines ? [text] : text.split(/(?<=\r\n|\n|\r(?!\n))/);
  let offset = range.start.offset;
  for (const part of parts) {
    const { line, character } = document.positionAt(offset);
    const { length } = client.tokensOverLines ? part : part.replace(/[\r\n]+$/, '');
    if (length > 0) builder.push(line, character, length, kind, modifier);
    offset += part.length;
  }
}

export const semanticTokens: Feature = {
  capabilities: {
    semanticTokensProvider: {
      legend: {
        tokenTypes: types.map((type) => shownTypes[type]),
        tokenModifiers: ['declaration'],
      },
      full: true,
      range: true,
    },
  },
  listen(service) {
    const { client, connection } = service;
    const { semanticTokens: asked } = connection.languages;
    asked.on((params) => tokens(service, params));
    asked.onRange((params) => tokens(service, params));
    service.onRecheck(() => {
      if (client.refreshes.tokens) void asked.refresh();
    });
  },
};
