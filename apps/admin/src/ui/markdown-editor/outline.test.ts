import { describe, expect, it } from 'vitest';
import { editorOffset } from './line-breaks.ts';
import { countWords, outline } from './outline.ts';
import { stateAt } from './testing/edit-text.ts';

describe('the outline of a text', () => {
  const markdown = 'Opening\r\n\r\n# One **bold**\r\n\r\n```\r\n# no heading\r\n```\r\n\r\nTwo\r\n---\r\n';

  it('has the headings of both kinds, and where they begin', () => {
    expect(outline(markdown)).toEqual([
      { level: 1, text: 'One bold', offset: markdown.indexOf('# One') },
      { level: 2, text: 'Two', offset: markdown.indexOf('Two') },
    ]);
  });

  it('finds the same place in the editor, which counts a line break once', () => {
    const state = stateAt(markdown, 0, 0);
    expect(state.doc.lineAt(editorOffset(state, markdown.indexOf('Two'))).text).toBe('Two');
    expect(editorOffset(state, markdown.length)).toBe(state.doc.length);
  });

  it('counts what is read', () => {
    expect(countWords('Four words [are here](https://example.org/not-read).')).toBe(4);
  });
});
