import { countOf } from '../content/count-words.ts';
import type { FilePosition } from './file-problem.ts';
import { lastNotAbove } from './search-sorted.ts';

/** Larger than any file that people write; keeps a hostile one from occupying the parser. */
export const largestFileBytes = 1_000_000;

/** What is wrong with a file as a whole. */
export interface TextFault extends FilePosition {
  code: 'file-too-large' | 'not-utf-8' | 'null-byte';
  message: string;
  mend: string;
}

/** Makes text of a file: without byte order mark, lines ending in LF alone. A fault means that it was not read. */
export function decodeFile(content: string | Uint8Array): { text: string } | { fault: TextFault } {
  if (content.length > largestFileBytes) return { fault: tooLarge(content.length) };
  const text = typeof content === 'string' ? content : decodeUtf8(content);
  if (typeof text !== 'string') return { fault: text };
  const normalised = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const nullAt = normalised.indexOf('\0');
  if (nullAt >= 0) return { fault: nullByte(createPositions(normalised)(nullAt)) };
  return { text: normalised };
}

/** Finds line and column of offsets in a text whose lines end in LF. */
export function createPositions(text: string): (offset: number) => FilePosition {
  const lineStarts = [0];
  for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) lineStarts.push(feed + 1);
  return (offset) => {
    const line = lastNotAbove(lineStarts, offset);
    return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
  };
}

function decodeUtf8(bytes: Uint8Array): string | TextFault {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return notUtf8(bytes);
  }
}

/** No byte of a longer UTF-8 sequence equals a line feed, so that lines can be tried one by one. */
function notUtf8(bytes: Uint8Array): TextFault {
  const strict = new TextDecoder('utf-8', { fatal: true });
  const lenient = new TextDecoder('utf-8');
  let first: FilePosition | undefined;
  let count = 0;
  for (let start = 0, line = 1; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed;
    const lineBytes = bytes.subarray(start, end);
    try {
      strict.decode(lineBytes);
    } catch {
      count++;
      first ??= { line, column: lenient.decode(lineBytes).indexOf('\uFFFD') + 1 };
    }
    start = end + 1;
  }
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return {
    ...(first ?? { line: 1, column: 1 }),
    code: 'not-utf-8',
    message: `the file is not UTF-8 text: ${countOf(count, 'line has', 'lines have')} bytes that UTF-8 does not allow, here for the first time`,
    mend: isUtf16
      ? 'save the file as UTF-8; it is UTF-16'
      : 'save the file as UTF-8; it may be Latin-1 or Windows-1252',
  };
}

function tooLarge(length: number): TextFault {
  return {
    line: 1,
    column: 1,
    code: 'file-too-large',
    message: `the file has ${length} bytes; more than ${largestFileBytes} are not read`,
    mend: 'split it: into several banks, assessments or guides',
  };
}

function nullByte(position: FilePosition): TextFault {
  return {
    ...position,
    code: 'null-byte',
    message: 'the file has a null byte, so it is no text or was damaged',
    mend: 'remove the byte, or save the file again as UTF-8 text',
  };
}
