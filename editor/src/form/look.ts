import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { look as ofText } from '../json/theme';

/** The look of the mapping's own editor, as high as its text. */
const height = EditorView.theme({
  '&': { height: 'auto', maxHeight: '24rem' },
  '.cm-scroller': { overflow: 'auto' },
  '.cm-content': { minHeight: '5rem' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--active-line)' },
});

export const look: Extension = [height, ofText()];
