import { EditorView } from '@codemirror/view';

export const theme = EditorView.baseTheme({
  '.cm-card': { padding: '4px 8px', maxWidth: '34rem', maxHeight: '16rem', overflow: 'auto' },
  '.cm-card-code': { fontFamily: 'monospace', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  '.cm-revealed': { backgroundColor: '#fd03' },
  '.cm-line.cm-sqlLine': {
    paddingLeft: 'calc(6px + var(--sql-column))',
    textIndent: 'calc(-1 * var(--sql-column))',
  },
  '.cm-rowBreak': { opacity: '.5', userSelect: 'none' },
  '.cm-rowMark, .cm-rowStart': {
    display: 'inline-block',
    width: '0',
    textIndent: '0',
    whiteSpace: 'nowrap',
  },
  '.cm-rowBreak-empty, .cm-rowBreak-empty > *': { position: 'relative', left: '-100vw' },
  '.cm-rowBreak-empty > *': { left: '100vw' },
  '.cm-rowBreak-empty > .cm-rowStart': { width: '1px' },
});
