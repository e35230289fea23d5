import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

// Colours come from the page's own variables, so that light and dark are decided in one place: styles/colours.css.

const highlighting = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--code-name)' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: tags.keyword, color: 'var(--code-keyword)', fontWeight: '600' },
  { tag: tags.comment, color: 'var(--text-quiet)', fontStyle: 'italic' },
  { tag: tags.function(tags.variableName), color: 'var(--code-name)' },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--text-quiet)' },
]);

const theme = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--text)',
    backgroundColor: 'var(--surface)',
    fontSize: 'var(--code-size)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--code-font)', lineHeight: '1.6' },
  '.cm-content': { caretColor: 'var(--text)', paddingBlock: '0.75rem' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text-quiet)',
    borderRight: '0',
  },
  '.cm-activeLine': { backgroundColor: 'var(--active-line)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    {
      backgroundColor: 'var(--selection)',
    },
  '.cm-selectionMatch, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--match)' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--quiet)',
    color: 'var(--text-quiet)',
    border: '0',
  },
  '.cm-panels': { backgroundColor: 'var(--quiet)', color: 'var(--text)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    boxShadow: 'var(--shadow)',
    maxWidth: '34rem',
    overflow: 'hidden',
  },
  '.cm-diagnostic': {
    padding: '0.5rem 0.75rem',
    borderLeftWidth: '3px',
    fontFamily: 'var(--font)',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--invalid)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--unchecked)' },
  '.cm-diagnostic-info': { borderLeftColor: 'var(--info)' },
  '.cm-diagnosticSource': { fontSize: '0.8em', color: 'var(--text-quiet)', opacity: '1' },
  '.cm-diagnosticAction': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
    marginTop: '0.25rem',
    padding: '0.125rem 0.5rem',
    borderRadius: '0.25rem',
  },
  '.cm-card': { padding: '0.5rem 0.75rem', fontFamily: 'var(--font)' },
  '.cm-card-code': { fontFamily: 'var(--code-font)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--code-font)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.cm-completionDetail': { color: 'inherit', opacity: '1' },
  '.cm-textfield': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    border: '1px solid var(--line-strong)',
  },
  '.cm-lintRange': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy 1px',
    textUnderlineOffset: '3px',
  },
  '.cm-lintRange-error': { textDecorationColor: 'var(--invalid)' },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--unchecked)' },
  '.cm-lintRange-info': { textDecorationColor: 'var(--info)' },
  '.cm-lintRange-active': { backgroundColor: 'var(--match)' },
  '.cm-rowBreak': { color: 'var(--text-faint)', opacity: '1' },
  '.cm-revealed': { backgroundColor: 'var(--match)' },
});

export function look(): Extension {
  return [theme, syntaxHighlighting(highlighting)];
}
