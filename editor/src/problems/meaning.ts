import type { Explain } from 'mapping-generator/codemirror';
import type { MappingEditorProps } from '../types';
import type { Explained } from '../workbench/state';

/** A problem; without `docs` it is none of the package's. */
export type Explainable = Explained & { docs?: string | undefined };

/** Where it is said what a code means: on the host's page, or here. Null: nobody knows but who told it. */
export function meaningOf(
  { code, docs }: Explainable,
  pageOf: MappingEditorProps['docs'],
): { page: string | null } | null {
  return docs === undefined ? null : { page: pageOf?.(code) ?? null };
}

export interface MeaningContext {
  docs: MappingEditorProps['docs'];
  words: (code: string) => { text: string; label: string };
  explain: (explained: Explained) => void;
}

/** The same for a tooltip of the text. */
export const meaningIn =
  (context: () => MeaningContext): Explain =>
  (found) => {
    const { docs, words, explain } = context();
    const meaning = meaningOf(found, docs);
    if (meaning === null) return null;
    const { page } = meaning;
    const show = (): void => {
      // The tooltip will be gone when what it leads to is closed, and the focus with it.
      lead.closest('.cm-editor')?.querySelector<HTMLElement>('.cm-content')?.focus();
      explain({ code: found.code, message: found.message });
    };
    const lead: HTMLElement =
      page === null
        ? Object.assign(document.createElement('button'), { type: 'button', onclick: show })
        : Object.assign(document.createElement('a'), {
            href: page,
            target: '_blank',
            rel: 'noreferrer',
          });
    const { text, label } = words(found.code);
    lead.className = 'link';
    lead.ariaLabel = label;
    lead.append(text);
    return lead;
  };
