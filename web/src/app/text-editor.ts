import type { TextChange } from './fixes';

/** What the workbench needs of the editor, which hands its text over through `changeText`. */
export interface TextEditor {
  /** Hands over at once what was typed since the last time. */
  flush(): void;
  replaceAll(text: string): void;
  apply(changes: readonly TextChange[]): void;
  select(from: number, to: number): void;
  /** Where the cursor is, in UTF-16 units from 0. */
  readonly cursor: number;
}
