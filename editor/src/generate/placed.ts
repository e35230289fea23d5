import {
  applyEdits,
  type Diagnostic,
  type MappingGenerator,
  type TextEdit,
} from 'mapping-generator';
import { readDefinitions, type Definition } from '../document/definition';
import { editsToText, type DocumentEdit } from '../document/edits';
import type { Locale } from '../texts/languages';
import type { TextChange } from '../workbench/fixes';
import { contextOf, type Warehouse } from '../workbench/warehouse';
import { insertionOf, type Draft } from './generate';

/** A draft in the mapping that it would make: what is wrong with it is found before it is inserted. */
export interface Placed {
  text: string;
  definition: Definition;
  /** Of the definition. */
  diagnostics: Diagnostic[];
}

export interface Sources {
  generator: MappingGenerator;
  warehouse: Warehouse;
  locale: Locale;
  /** The mapping's text as it is. */
  text: string;
}

function changed(text: string, changes: readonly TextChange[]): string {
  return [...changes]
    .sort((a, b) => b.from - a.from)
    .reduce((whole, { from, to, insert }) => whole.slice(0, from) + insert + whole.slice(to), text);
}

/** Null where the text has no place for a definition. */
export function placedIn(
  { generator, warehouse, locale, text }: Sources,
  { kind, definition }: Draft,
): Placed | null {
  const insertion = insertionOf(kind, definition, text);
  if (insertion === null) return null;
  const { path } = insertion;
  const placed = changed(text, insertion.changes);
  const found = readDefinitions(placed)?.find((other) => other.path === path);
  const { diagnostics } = generator.check(placed, { locale, ...contextOf(warehouse) });
  return found
    ? {
        text: placed,
        definition: found,
        diagnostics: diagnostics.filter((one) => `${one.path}/`.startsWith(`${path}/`)),
      }
    : null;
}

const hasRanges = (edit: DocumentEdit): edit is TextEdit => 'range' in edit;

/** The query as edits of the placed draft make it; null where they do not fit. All that is chosen of a draft is in its query. */
export function queryAfter(
  { text, definition }: Placed,
  edits: readonly DocumentEdit[],
): string | null {
  const changes = editsToText(text, edits);
  if (changes.length === 0 && !edits.every(hasRanges)) return null;
  return (
    readDefinitions(applyEdits(text, changes))?.find(({ path }) => path === definition.path)?.sql ??
    null
  );
}

/** Why a draft is not inserted: words of the check, or what is left to choose. */
export type Lack = { missing: 'columns' | 'ends' } | { message: string };

/** Types are mended where they stand, some of them by the author alone. */
const ofTypes: ReadonlySet<string> = new Set(['unknown_type', 'key_type']);

/** What would be refused whatever the rows are. */
export function lacksOf({ definition: { kind, keys, from, to }, diagnostics }: Placed): Lack[] {
  const missing: Lack[] = [
    ...(keys.some(({ name }) => name === '') ? [{ missing: 'columns' as const }] : []),
    ...(kind === 'edge' && (from === '' || to === '') ? [{ missing: 'ends' as const }] : []),
  ];
  if (missing.length > 0) return missing;
  const refused = diagnostics.filter(
    ({ severity, stage, code }) =>
      severity === 'error' &&
      (stage === 'structure' || stage === 'sql_syntax') &&
      !ofTypes.has(code),
  );
  return [...new Set(refused.map(({ message }) => message))].map((message) => ({ message }));
}
