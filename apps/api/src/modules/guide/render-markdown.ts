import type { Root } from 'hast';
import { toText } from 'hast-util-to-text';
import { LRUCache } from 'lru-cache';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';

export interface Heading {
  /** 1 to 6 */
  depth: number;
  text: string;
  /** id of the heading in the HTML */
  anchor: string;
}

export interface RenderedMarkdown {
  /** sanitised: no scripts, no styles, no event handlers, no raw HTML */
  html: string;
  tableOfContents: Heading[];
}

// Raw HTML in Markdown is dropped by remark-rehype; sanitising guards against what plugins or links could still bring.
// Anchors are added last, because sanitising would prefix them.
const processor = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype)
  .use(rehypeSanitize, { ...defaultSchema, protocols: { ...defaultSchema.protocols, src: ['https'] } })
  .use(rehypeSlug)
  .use(rehypeStringify);

const rendered = new LRUCache<string, RenderedMarkdown>({ max: 500 });

/** Renders GitHub Markdown to sanitised HTML with anchors, and lists its headings. The same text is rendered once. */
export function renderMarkdown(markdown: string): RenderedMarkdown {
  const known = rendered.get(markdown);
  if (known) return known;
  const tree = processor.runSync(processor.parse(markdown)) as Root;
  const tableOfContents: Heading[] = [];
  visit(tree, 'element', (node) => {
    const depth = /^h([1-6])$/.exec(node.tagName)?.[1];
    const anchor = node.properties.id;
    if (depth && typeof anchor === 'string') tableOfContents.push({ depth: Number(depth), text: toText(node), anchor });
  });
  const result = { html: processor.stringify(tree), tableOfContents };
  rendered.set(markdown, result);
  return result;
}
