import { markdownLanguage } from '@codemirror/lang-markdown';
import { ensureSyntaxTree, Language, languageDataProp, syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { SyntaxNode, Tree } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';

const parsingMs = 100;

/**
 * GitHub's Markdown and nothing beyond it. Made here as the ready-made support brings parsers of HTML, CSS and
 * JavaScript along; it shares the language data by which the ready-made commands recognise Markdown.
 */
export const gitHubMarkdown = new Language(
  markdownLanguage.data,
  parser.configure([GFM, { props: [languageDataProp.add({ Document: markdownLanguage.data })] }]),
  [],
  'markdown',
);

/** The syntax tree as far as a position, however far the background parser has come. */
export function treeUpTo(state: EditorState, position: number): Tree {
  return ensureSyntaxTree(state, position, parsingMs) ?? syntaxTree(state);
}

/** The innermost element of one of these names that covers a range. */
export function elementAround(state: EditorState, from: number, to: number, names: readonly string[]) {
  const tree = treeUpTo(state, to);
  for (const side of [1, -1] as const) {
    let node: SyntaxNode | null = tree.resolveInner(side === 1 ? from : to, side);
    for (; node; node = node.parent) {
      if (names.includes(node.name) && node.from <= from && node.to >= to) return node;
    }
  }
  return null;
}
