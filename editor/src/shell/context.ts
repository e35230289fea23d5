import { createContext, useContext } from 'react';
import type { Commands } from '../workbench/commands';
import type { MappingEditorProps } from '../types';
import type { State } from '../workbench/state';
import type { Translate } from '../texts/texts';
import type { Workbench } from '../workbench/workbench';

/** What every part of the editor needs. */
export interface EditorContent {
  state: State;
  workbench: Workbench;
  commands: Commands;
  /** What the host gave. */
  host: MappingEditorProps;
  t: Translate;
}

export const EditorContext = createContext<EditorContent | null>(null);

export function useEditor(): EditorContent {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('a part of the editor was drawn outside of it');
  return editor;
}
