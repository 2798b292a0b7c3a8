import { blankOutBlocks, blankOutSpans } from './blank-out-code.ts';

export interface MarkdownLink {
  /** the address as written */
  target: string;
  /** where the address begins */
  offset: number;
}

const linkPatterns = [
  /\]\(\s*<?(?<target>[^\s<>()]+(?:\([^\s<>()]*\)[^\s<>()]*)*)/g,
  /^ {0,3}\[[^\]\n]+\]:[ \t]*<?(?<target>[^\s<>]+)/gm,
  /\bhref[ \t]*=[ \t]*["'](?<target>[^"'\n]+)/gi,
];

/** Addresses of links, images and link definitions, and of `href` in embedded HTML; none inside code. */
export function findMarkdownLinks(markdown: string): MarkdownLink[] {
  const text = blankOutSpans(blankOutBlocks(markdown));
  return linkPatterns
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => {
      const target = match.groups?.target ?? '';
      return { target, offset: match.index + match[0].length - target.length };
    })
    .sort((a, b) => a.offset - b.offset);
}
