import { syntaxTree } from '@codemirror/language';
import type { EditorState, Range } from '@codemirror/state';
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import { showImage } from './image-widget.ts';
import { spaceTable } from './table-spacing.ts';

const hidden = Decoration.replace({});
const lineLooks: Record<string, string> = {
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((level) => [`ATXHeading${level}`, `md-h${level}`])),
  SetextHeading1: 'md-h1',
  SetextHeading2: 'md-h2',
  Blockquote: 'md-quote',
  FencedCode: 'md-block-code',
  CodeBlock: 'md-block-code',
  Table: 'md-table',
  HorizontalRule: 'md-rule',
};
const textLooks: Record<string, string> = {
  InlineCode: 'md-code',
  ListMark: 'md-list-sign',
  TaskMarker: 'md-box',
};
/** Signs that need not be seen while the cursor is on other lines. */
const hideable = new Set(['EmphasisMark', 'StrikethroughMark', 'CodeMark', 'HeaderMark', 'Link', 'Image']);

/** Shows Markdown as what it means, in place, as far as it is in view; signs appear on the lines of the cursor. */
export const richText = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;

    constructor(view: EditorView) {
      this.decorations = decorate(view);
    }

    update(update: ViewUpdate) {
      const hasNewTree = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (
        update.docChanged ||
        update.viewportChanged ||
        update.selectionSet ||
        update.focusChanged ||
        update.geometryChanged ||
        hasNewTree
      ) {
        this.decorations = decorate(update.view);
      }
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

function decorate(view: EditorView): DecorationSet {
  const { state } = view;
  const isWrittenOn = linesOfCursor(view);
  const ranges: Range<Decoration>[] = [];
  for (const visible of view.visibleRanges) {
    syntaxTree(state).iterate({
      ...visible,
      enter: (node) => {
        const { name, from, to } = node;
        const line = lineLooks[name];
        if (line) ranges.push(...eachLine(state, Math.max(from, visible.from), Math.min(to, visible.to), line));
        const text = textLooks[name];
        if (text) ranges.push(Decoration.mark({ class: text }).range(from, to));
        if (name === 'Table') ranges.push(...spaceTable(view, from));
        if (name === 'Image') ranges.push(...showImage(state, node));
        if (hideable.has(name) && !isWrittenOn(from)) {
          for (const sign of signsToHide(state, node)) ranges.push(hidden.range(sign.from, sign.to));
        }
      },
    });
  }
  return Decoration.set(ranges, true);
}

function linesOfCursor({ state, hasFocus }: EditorView): (position: number) => boolean {
  if (!hasFocus) return () => false;
  const spans = state.selection.ranges.map(
    ({ from, to }) => [state.doc.lineAt(from).from, state.doc.lineAt(to).to] as const,
  );
  return (position) => spans.some(([from, to]) => from <= position && position <= to);
}

function eachLine(state: EditorState, from: number, to: number, look: string): Range<Decoration>[] {
  const ranges: Range<Decoration>[] = [];
  for (let position = from; position <= to; ) {
    const line = state.doc.lineAt(position);
    ranges.push(Decoration.line({ class: look }).range(line.from));
    position = line.to + 1;
  }
  return ranges;
}

/**
 * What is left out of an element. Signs stay where the text would not be understood without them: fences, underlines,
 * bare addresses, references; and in tables, whose columns they would move.
 */
function signsToHide(state: EditorState, { name, node, from, to }: SyntaxNodeRef) {
  const isShort = state.doc.lineAt(from).to >= to;
  if (!isShort || hasParent(node, 'Table')) return [];
  if (name === 'Link' || name === 'Image') {
    const [opening, closing] = node.getChildren('LinkMark');
    const isInline = node.getChild('URL') !== null;
    return isInline && opening && closing ? [opening, { from: closing.from, to }] : [];
  }
  if (name === 'CodeMark' && node.parent?.name !== 'InlineCode') return [];
  if (name === 'HeaderMark' && !node.parent?.name.startsWith('ATX')) return [];
  const end = name === 'HeaderMark' ? endOfSpace(state, to) : to;
  return [{ from, to: end }];
}

function hasParent(node: SyntaxNode, name: string): boolean {
  for (let parent = node.parent; parent; parent = parent.parent) if (parent.name === name) return true;
  return false;
}

function endOfSpace(state: EditorState, from: number): number {
  const { to, text, from: start } = state.doc.lineAt(from);
  return Math.min(to, from + (/^[ \t]*/.exec(text.slice(from - start))?.[0].length ?? 0));
}
