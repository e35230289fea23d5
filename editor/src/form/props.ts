import type { Diagnostic } from 'mapping-generator';
import type { Explain } from 'mapping-generator/codemirror';
import type { EditDocument } from '../document/edits';
import type { ViewProps } from '../model/view-props';

/** How a definition stands, as the list marks it. */
export interface DefinitionMark {
  path: string;
  outcome: 'valid' | 'checked' | 'fails' | 'incomplete' | 'invalid' | 'unchecked';
  /** Errors and warnings. */
  problems: number;
}

/** What the form is given. It holds no copy of what it edits: each of its actions is one call of `edit`. */
export interface FormProps extends Omit<ViewProps, 'model' | 'edit'> {
  /** The mapping's text as it is. */
  text: string;
  model: { nodes: readonly DefinitionMark[]; edges: readonly DefinitionMark[] };
  /** What was found in `checkedText`; of another text than `text`, fixes are not offered. */
  diagnostics: readonly Diagnostic[];
  checkedText: string | null;
  edit: EditDocument;
  /** Of the one history: what the author did last, wherever he did it. */
  undo: () => void;
  redo: () => void;
  /** What stands behind the message in the tooltip of a fault; without it nothing does. */
  explain?: Explain | undefined;
}
