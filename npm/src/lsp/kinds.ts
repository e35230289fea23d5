import type { TextKind } from '../editing/text-kinds.js';

/** What an editor calls the texts that are certainly ours, whatever their files are called. */
const byLanguage = new Map<string, TextKind>([
  ['graph-mapping', 'mapping'],
  ['sql', 'sql'],
]);

/** A schema stands at the beginning; the rest of a large file need not be read for it. */
export const headLength = 4096;

const ownSchema = /"\$schema"\s*:\s*"[^"]*\bmapping-generator\/(?:[^"]*\/)?mapping\.schema\.json"/;

/**
 * Of which kind a text is; undefined where it is none of ours: `*.sql` is a query, `*.mapping.json` a mapping, and so is other
 * JSON that names our schema.
 */
export function kindOf(file: {
  uri: string;
  languageId?: string;
  head: string;
}): TextKind | undefined {
  const { uri, languageId = '', head } = file;
  const known = byLanguage.get(languageId);
  if (known) return known;
  const path = uri.toLowerCase();
  if (path.endsWith('.sql')) return 'sql';
  if (path.endsWith('.mapping.json')) return 'mapping';
  const json = /^jsonc?$/.test(languageId) || /\.jsonc?$/.test(path);
  return json && ownSchema.test(head.slice(0, headLength)) ? 'mapping' : undefined;
}
