import type { EditingGenerator } from '../editing-generator.js';
import { codeActions } from './code-actions.js';
import { completion, signatures } from './completion.js';
import { introduce, json, sql } from './languages.js';
import { ModelChecks } from './model-checks.js';
import type { Disposable, Monaco, Registrations } from './monaco.js';
import { definition, hover, references, rename } from './names.js';
import type { MappingLanguageOptions } from './options.js';
import { folding, formatting, inlayHints, semanticTokens, symbols } from './outline.js';
import { createSubject, type Subject } from './subject.js';
import { mappingKind, sqlKind, type TextKind } from './text-kinds.js';

/** What was registered. */
export interface MappingLanguage extends Disposable {
  /** The ids of Monaco's languages for models of a mapping and of one query. */
  readonly mapping: string;
  readonly sql: string;
  /** Checks all models again: to be called when the catalog or another option has changed. */
  refresh(): void;
  /** Takes everything back: nobody is asked any more, and all markers go away. */
  dispose(): void;
}

const providers: Record<keyof Registrations, (subject: Subject) => object> = {
  registerCodeActionProvider: codeActions,
  registerCompletionItemProvider: completion,
  registerDefinitionProvider: definition,
  registerDocumentFormattingEditProvider: formatting,
  registerDocumentSemanticTokensProvider: semanticTokens,
  registerDocumentSymbolProvider: symbols,
  registerFoldingRangeProvider: folding,
  registerHoverProvider: hover,
  registerInlayHintsProvider: inlayHints,
  registerReferenceProvider: references,
  registerRenameProvider: rename,
  registerSignatureHelpProvider: signatures,
};

/**
 * Makes Monaco know mappings: markers with fixes, completion, hover, signatures, definitions, references, rename, outline,
 * colours, type hints, folding and formatting, for all models of the languages `mapping-json` and `mapping-sql`.
 *
 * @param generator of `load()` or of `loadInWorker()`
 *
 * @example
 * registerMappingLanguage(monaco, await load(), { catalog, session });
 * const model = monaco.editor.createModel(text, 'mapping-json');
 * monaco.editor.create(element, { ...mappingEditorOptions, model });
 */
export function registerMappingLanguage(
  monaco: Monaco,
  generator: EditingGenerator,
  options: MappingLanguageOptions = {},
): MappingLanguage {
  const { mapping = 'mapping-json', sql: query = 'mapping-sql', onError = console.error } = options;
  const kinds = new Map<string, TextKind>([
    [mapping, mappingKind(generator)],
    [query, sqlKind(generator)],
  ]);
  introduce(monaco, mapping, json);
  introduce(monaco, query, sql);
  const registered: Disposable[] = [];
  const checks = new ModelChecks(monaco, kinds, options, onError);
  for (const [language, kind] of kinds) {
    const subject = createSubject(monaco, kind, checks, options);
    for (const [register, provide] of Object.entries(providers))
      registered.push(
        monaco.languages[register as keyof Registrations](
          language,
          guarded(provide(subject), onError),
        ),
      );
  }
  return {
    mapping,
    sql: query,
    refresh: () => {
      checks.refresh();
    },
    dispose() {
      checks.dispose();
      for (const each of registered.splice(0)) each.dispose();
    },
  };
}

/** Monaco throws what a provider rejects with at the page. */
function guarded(provider: object, onError: (error: unknown) => void): object {
  const members = Object.entries(provider).map(([name, member]: [string, unknown]) => {
    if (!/^(provide|resolve)/.test(name)) return [name, member] as const;
    const ask = member as (...question: unknown[]) => Promise<unknown>;
    const answer = (...question: unknown[]): Promise<unknown> =>
      ask(...question).catch((error: unknown) => {
        onError(error);
        return null;
      });
    return [name, answer] as const;
  });
  return Object.fromEntries(members);
}
