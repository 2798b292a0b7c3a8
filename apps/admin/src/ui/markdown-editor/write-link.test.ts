import { describe, expect, it } from 'vitest';
import { gitHubMarkdown } from './markdown-language.ts';
import { writeLink } from './write-link.ts';

describe('writing links', () => {
  it.each([
    [{ text: 'Guide', href: '/guides/a' }, '[Guide](/guides/a)'],
    [{ text: 'a [b] \\ c', href: '/x' }, '[a \\[b\\] \\\\ c](/x)'],
    [{ text: 'spaces', href: '/a b(c)' }, '[spaces](</a b(c)>)'],
    [{ text: 'An image', href: '/files/1.png', isImage: true }, '![An image](/files/1.png)'],
  ])('%o', (link, written) => {
    expect(writeLink(link)).toBe(written);
    const names: string[] = [];
    gitHubMarkdown.parser.parse(written).iterate({ enter: ({ name }) => void names.push(name) });
    expect(names.slice(0, 3)).toEqual(['Document', 'Paragraph', 'isImage' in link ? 'Image' : 'Link']);
  });
});
