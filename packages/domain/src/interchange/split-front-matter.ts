/** A guide's file taken apart; offsets count from its beginning. */
export interface SplitGuide {
  /** the fields as YAML, the fence before them made a comment, so that offsets are those of the file */
  fields: string;
  body: string;
  bodyOffset: number;
  fault: { code: 'no-front-matter' | 'open-front-matter'; message: string; mend: string } | null;
}

const fence = /^---[ \t]*$/;

/** Separates the front matter from the body, which loses its blank lines at both ends. */
export function splitFrontMatter(text: string): SplitGuide {
  const lines = text.split('\n');
  if (!fence.test(lines[0] ?? '')) {
    return {
      ...withBody(text, 0),
      fields: '',
      fault: {
        code: 'no-front-matter',
        message: 'the file does not begin with a line "---", so it has no title and no summary',
        mend: 'begin the file with ---, title: …, summary: … and ---, each on a line of its own',
      },
    };
  }
  const closing = lines.findIndex((line, index) => index > 0 && fence.test(line));
  if (closing < 0) {
    return {
      ...withBody(text, text.length),
      fields: '',
      fault: {
        code: 'open-front-matter',
        message: 'the front matter that begins here is never closed',
        mend: 'write a line "---" between the fields and the text',
      },
    };
  }
  const fields = lines.slice(0, closing).join('\n').replace('-', '#');
  const bodyStart = lines.slice(0, closing + 1).reduce((length, line) => length + line.length + 1, 0);
  return { ...withBody(text, bodyStart), fields, fault: null };
}

/** The form in which bodies are kept and compared: LF alone, no blank lines at either end. */
export function normaliseBody(body: string): string {
  const text = body.replace(/\r\n?/g, '\n').replace(/^(?:[ \t]*\n)+/, '');
  let end = text.length;
  // not by a pattern: looking for blanks up to the end from every blank takes the square of the time
  while (end > 0 && ' \t\n'.includes(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

function withBody(text: string, start: number): Pick<SplitGuide, 'body' | 'bodyOffset'> {
  const rest = text.slice(start);
  const blank = /^(?:[ \t]*\n)*/.exec(rest)?.[0].length ?? 0;
  return { body: normaliseBody(rest), bodyOffset: Math.min(start + blank, text.length) };
}
