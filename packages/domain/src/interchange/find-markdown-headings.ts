import GithubSlugger from 'github-slugger';
import { blankOutBlocks } from './blank-out-code.ts';

export interface MarkdownHeading {
  depth: number;
  /** without mark-up */
  text: string;
  /** where its line begins */
  offset: number;
}

/** Longer lines are no headings that anybody reads. */
const longestHeading = 1000;

/** Headings of both kinds: with number signs before the text, or underlined. */
export function findMarkdownHeadings(markdown: string): MarkdownHeading[] {
  const headings: MarkdownHeading[] = [];
  let offset = 0;
  let previous = '';
  for (const line of blankOutBlocks(markdown).split('\n')) {
    const text = line.slice(0, longestHeading).trim();
    const signs = /^ {0,3}#{1,6}(?=\s|$)/.exec(line)?.[0].trim();
    if (signs) {
      headings.push({
        depth: signs.length,
        text: plainText(text.slice(signs.length).replace(/(^|\s)#+$/, '')),
        offset,
      });
    } else if (/^ {0,3}(?:=+|-+)\s*$/.test(line.slice(0, longestHeading)) && isParagraph(previous)) {
      const depth = text.startsWith('=') ? 1 : 2;
      headings.push({ depth, text: plainText(previous), offset: offset - previous.length - 1 });
    }
    previous = line.length > longestHeading ? '' : line;
    offset += line.length + 1;
  }
  return headings;
}

/** The anchors that GitHub gives to headings, in order. */
export function findHeadingAnchors(markdown: string): string[] {
  const slugger = new GithubSlugger();
  return findMarkdownHeadings(markdown).map(({ text }) => slugger.slug(text));
}

function isParagraph(line: string): boolean {
  return /^ {0,3}[^\s#>|*+-]/.test(line);
}

/** What a reader sees of a line of Markdown: links as their text, no emphasis marks, no HTML. */
function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/(`+)(.+?)\1/g, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/(\*{1,3}|~~)(?=\S)(.+?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}])(_{1,3})(?=\S)(.+?)(?<=\S)\1(?![\p{L}\p{N}])/gu, '$2')
    .trim();
}
