import type { TextChange } from './fixes';
import type { Span } from 'mapping-generator';

/** What the workbench needs of the editor, which hands its text over through `changeText`. */
export interface TextEditor {
  /** Hands over at once what was typed since the last time. */
  flush(): void;
  /** Undoing it brings the file name back, too. */
  replaceAll(text: string, fileName: string): void;
  apply(changes: readonly TextChange[]): void;
  /** The same from elsewhere: what has the focus keeps it. Changes with a `userEvent` of typing join those before them. */
  edit(changes: readonly TextChange[], userEvent: string): void;
  undo(): void;
  redo(): void;
  /** The JSON pointer of the value that the cursor stands in. */
  pathAtCursor(): string;
  /** The text is on the screen again. */
  show(): void;
  /** Puts the cursor at the start of the place and lights it; nothing is selected. */
  reveal(place: Span): void;
  /** Lays out the SQL of the definition at the cursor; false where there is nothing to lay out. */
  formatSql(): boolean;
}
