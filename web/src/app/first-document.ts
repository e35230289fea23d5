import type { KeptText } from './mapping-store';
import type { PageState } from './page-state';
import { sampleText } from './samples';

/** What a mapping is called before its author calls it something else. */
export const newName = 'mapping.json';

/** What a page begins with: what was kept, else the sample where the address asks for it, else nothing. */
export function firstDocument(
  found: KeptText | null,
  asksForSample: boolean,
): Pick<PageState, 'fileName' | 'text' | 'textOfFile' | 'restored'> {
  const first = asksForSample ? sampleText : '';
  if (found === null) return { fileName: newName, text: first, textOfFile: first, restored: null };
  const { fileName, text, textOfFile, changedAt } = found;
  return {
    fileName,
    text,
    textOfFile,
    restored: text === sampleText || text === '' ? null : changedAt,
  };
}
