/** Puts spaces in the place of fenced code blocks and HTML comments, so that offsets stay. */
export function blankOutBlocks(markdown: string): string {
  let fence: string | undefined;
  const lines = markdown.split('\n').map((line) => {
    const marks = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) {
      if (
        marks === undefined ||
        (marks.startsWith('`') && line.slice(line.indexOf(marks)).replace(/^`+/, '').includes('`'))
      ) {
        return line;
      }
      fence = marks;
      return blank(line);
    }
    if (marks?.startsWith(fence) && line.trim() === marks) fence = undefined;
    return blank(line);
  });
  return lines.join('\n').replace(/<!--[\s\S]*?(?:-->|$)/g, blank);
}

/** The same for code within a line of text: what stands between two runs of equally many backticks of a paragraph. */
export function blankOutSpans(markdown: string): string {
  return markdown
    .split(/(\n[ \t]*\n)/)
    .map(blankOutSpansOfParagraph)
    .join('');
}

function blankOutSpansOfParagraph(paragraph: string): string {
  const runs = [...paragraph.matchAll(/(?<!\\)`+/g)].map((match) => ({ start: match.index, length: match[0].length }));
  const nextOfLength = new Map<number, number>();
  const closings = runs
    .toReversed()
    .map(({ start, length }) => {
      const closing = nextOfLength.get(length);
      nextOfLength.set(length, start);
      return closing;
    })
    .toReversed();
  let result = '';
  let done = 0;
  for (const [index, { start, length }] of runs.entries()) {
    const closing = closings[index];
    if (start < done || closing === undefined) continue;
    result += paragraph.slice(done, start) + blank(paragraph.slice(start, closing + length));
    done = closing + length;
  }
  return result + paragraph.slice(done);
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
