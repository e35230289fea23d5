import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver/node';
import type {
  CompletionItem as ShownItem,
  CompletionList as ShownList,
  TextDocumentPositionParams,
} from 'vscode-languageserver/node';

import type { CompletionItem, CompletionKind, CompletionList } from '../index.js';
import type { Feature } from './feature.js';
import { toShown } from './service.js';
import type { Service, Subject } from './service.js';

const kinds: Record<CompletionKind, CompletionItemKind> = {
  keyword: CompletionItemKind.Keyword,
  function: CompletionItemKind.Function,
  column: CompletionItemKind.Field,
  alias: CompletionItemKind.Variable,
  table: CompletionItemKind.Class,
  schema: CompletionItemKind.Module,
  catalog: CompletionItemKind.Folder,
  named_query: CompletionItemKind.Interface,
  type: CompletionItemKind.TypeParameter,
  field: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  snippet: CompletionItemKind.Snippet,
};

/** The places for the caret in a text that has some: `sum(${1})`. */
const placeOfCaret = /\$\{\d+(?::([^}]*))?\}/g;

/** What means something in a snippet stands for itself: escapes of JSON are none of the snippet's. */
const toSnippet = (text: string): string =>
  text.replace(/\\/g, '\\\\').replace(/\$(?!\{\d)/g, '\\$');

const withoutPlaces = (text: string): string => text.replace(placeOfCaret, '$1');

const mayHavePlaces = new Set<CompletionKind>(['function', 'snippet']);

function toShownItem(item: CompletionItem, context: ItemContext): Partial<ShownItem> {
  const { label, kind, text, detail } = item;
  const { documentation } = item as { documentation?: string };
  const hasPlaces = mayHavePlaces.has(kind) && text.search(placeOfCaret) >= 0;
  const isSnippet = hasPlaces && context.snippets;
  const plain = hasPlaces ? withoutPlaces(text) : text;
  return {
    kind: kinds[kind],
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation }),
    // Editors compare it with what is there, which may begin with a quote.
    filterText: context.isQuoted ? plain : label,
    insertTextFormat: isSnippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: { range: context.range, newText: isSnippet ? toSnippet(text) : plain },
  };
}

interface ItemContext {
  snippets: boolean;
  isQuoted: boolean;
  range: ReturnType<typeof toShown>;
}

function toShownList(
  service: Service,
  { document, text }: Subject,
  { range, items, incomplete }: CompletionList,
): ShownList {
  const context = {
    snippets: service.client.snippets,
    isQuoted: /^[\\"]/.test(text.slice(range.start.offset, range.end.offset)),
    range: toShown(document, range),
  };
  return {
    isIncomplete: incomplete,
    items: items.map((item, index) => ({
      label: item.label,
      // The best is first, and editors sort.
      sortText: String(index).padStart(3, '0'),
      ...toShownItem(item, context),
    })),
  };
}

function complete(service: Service, { textDocument, position }: TextDocumentPositionParams) {
  return service.about(textDocument, (subject) => {
    const { document, text, texts, project } = subject;
    const offset = document.offsetAt(position);
    const list = texts.language.complete(text, offset, project.options);
    return toShownList(service, subject, list);
  });
}

export const completion: Feature = {
  capabilities: { completionProvider: { triggerCharacters: ['.', '"'] } },
  listen(service) {
    service.connection.onCompletion((params) => complete(service, params));
  },
};
