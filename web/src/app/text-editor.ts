import type { TextChange } from './fixes';
import type { Span } from 'mapping-generator';

/** What the workbench needs of the editor, which hands its text over through `changeText`. */
export interface TextEditor {
  /** Hands over at once what was typed since the last time. */
  flush(): void;
  /** Undoing it brings the file name back, too. */
  replaceAll(text: string, fileName: string): void;
  apply(changes: readonly TextChange[]): void;
  /** Puts the cursor at the start of the place and lights it; nothing is selected. */
  reveal(place: Span): void;
  /** Where the cursor is, in UTF-16 units from 0. */
  readonly cursor: number;
}
