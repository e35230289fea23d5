import type { CompletionItem, CompletionKind, FunctionSignature } from '../language-types.js';
import type { MonacoPosition, TextModel } from './monaco.js';
import { toMonacoRange } from './places.js';
import type { Subject } from './subject.js';

/** By the names of `monaco.languages.CompletionItemKind`. */
const kinds: Record<CompletionKind, string> = {
  keyword: 'Keyword',
  function: 'Function',
  column: 'Field',
  alias: 'Variable',
  table: 'Struct',
  schema: 'Module',
  catalog: 'Folder',
  named_query: 'Interface',
  type: 'TypeParameter',
  field: 'Property',
  value: 'Value',
  snippet: 'Snippet',
};

/** `monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet` */
const asSnippet = 4;

/** Shows the parameters of the call that was put in. */
const showParameters = { id: 'editor.action.triggerParameterHints', title: '' };

/** The text as Monaco's snippets are written: places for the caret stay, all else is meant as it stands. */
const toSnippet = (text: string): string =>
  text.replace(/(\$\{\d+(?::[^}]*)?\})|[\\$}]/g, (found, place) => (place ? found : `\\${found}`));

function textOf({ kind, text }: CompletionItem): object {
  if (kind !== 'function' && kind !== 'snippet') return { insertText: text };
  const command = kind === 'function' ? { command: showParameters } : {};
  return { insertText: toSnippet(text), insertTextRules: asSnippet, ...command };
}

export function completion({ monaco, service, at }: Subject): object {
  const kindOf = monaco.languages.CompletionItemKind as Record<string, number>;
  return {
    triggerCharacters: ['.', '"'],
    async provideCompletionItems(model: TextModel, position: MonacoPosition) {
      const [text, offset, options] = at(model, position);
      const { range, items } = await service.complete(text, offset, options);
      // Asked again with each letter, and compared with what is written: so the order stays as it was decided.
      const filterText = text.slice(range.start.offset, offset);
      return {
        incomplete: true,
        suggestions: items.map((item, index) => ({
          label: item.label,
          kind: kindOf[kinds[item.kind]],
          detail: item.detail,
          ...textOf(item),
          range: toMonacoRange(range),
          sortText: String(index).padStart(4, '0'),
          filterText,
        })),
      };
    },
  };
}

export function signatures({ service, at }: Subject): object {
  return {
    signatureHelpTriggerCharacters: ['(', ','],
    signatureHelpRetriggerCharacters: [')'],
    async provideSignatureHelp(model: TextModel, position: MonacoPosition) {
      const help = await service.signatureHelp(...at(model, position));
      if (!help) return null;
      const value = { ...help, signatures: help.signatures.map(toSignature) };
      return { value, dispose: () => undefined };
    },
  };
}

/** Parameters by their places, since several may be written alike. */
function toSignature({ label, parameters, documentation }: FunctionSignature): object {
  let end = label.indexOf('(') + 1;
  const places = parameters.map((parameter) => {
    const start = label.indexOf(parameter, end);
    if (start < 0) return { label: parameter };
    end = start + parameter.length;
    return { label: [start, end] };
  });
  return { label, documentation, parameters: places };
}
