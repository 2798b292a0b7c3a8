import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const frame = EditorView.theme({
  '&': { backgroundColor: 'var(--surface)', color: 'var(--ink)', fontSize: 'var(--text-m)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--sans)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: 'var(--space-4) 0', minHeight: '12rem', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 var(--space-4)' },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--ink)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { padding: 'var(--space-2) var(--space-6) var(--space-2) var(--space-2)' },
  '.cm-panel.cm-search label': { fontSize: 'var(--text-s)' },
  '.cm-textfield, .cm-button': {
    minHeight: '1.75rem',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    background: 'var(--surface)',
    color: 'var(--ink)',
    fontSize: 'var(--text-s)',
  },
  '.cm-panel.cm-search [name=close]': { minWidth: '1.5rem', minHeight: '1.5rem', color: 'var(--ink)' },
  '.cm-textfield:focus-visible, .cm-button:focus-visible, [name=close]:focus-visible': { outline: 'var(--focus)' },
  '.cm-searchMatch': { backgroundColor: 'var(--brass-tint)' },
  '.cm-searchMatch.cm-searchMatch-selected': { outline: '2px solid var(--brass)' },
});

const elements = EditorView.theme({
  '.md-h1': { font: '600 var(--text-2xl) / 1.3 var(--serif)' },
  '.md-h2': { font: '600 var(--text-xl) / 1.4 var(--serif)' },
  '.md-h3': { font: '600 var(--text-l) / 1.5 var(--serif)' },
  '.md-h4, .md-h5, .md-h6': { fontWeight: '600' },
  '.md-quote': { boxShadow: 'inset 3px 0 var(--line-strong)', color: 'var(--ink-soft)' },
  '.md-block-code, .md-table': { fontFamily: 'var(--mono)', fontSize: 'var(--text-s)' },
  '.md-block-code': { backgroundColor: 'var(--sunken)' },
  '.md-rule': { color: 'var(--ink-soft)' },
  '.md-code': { fontFamily: 'var(--mono)', fontSize: '0.92em', backgroundColor: 'var(--sunken)', borderRadius: '3px' },
  '.md-list-sign, .md-list-sign *': { color: 'var(--brass-text)', fontWeight: '600' },
  '.md-box': { fontFamily: 'var(--mono)', color: 'var(--pine)' },
  '.md-space': { display: 'inline-block' },
  '.md-awaited': {
    padding: '0 var(--space-2)',
    borderRadius: 'var(--radius)',
    background: 'var(--brass-tint)',
    color: 'var(--brass-text)',
    fontSize: 'var(--text-s)',
  },
  '.md-thumbnail': { display: 'block', color: 'var(--ink-soft)', fontSize: 'var(--text-s)' },
  '.md-thumbnail img': { display: 'block', maxWidth: '16rem', maxHeight: '10rem', borderRadius: 'var(--radius)' },
});

const words = HighlightStyle.define([
  { tag: tags.strong, fontWeight: '650' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.link, color: 'var(--pine)', textDecoration: 'underline' },
  { tag: [tags.url, tags.processingInstruction, tags.labelName, tags.comment], color: 'var(--ink-soft)' },
]);

/** How everything looks, in the colours of the page, light and dark. */
export const look: Extension = [frame, elements, syntaxHighlighting(words)];
