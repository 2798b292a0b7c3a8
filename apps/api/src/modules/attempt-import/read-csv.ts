import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { AttemptProblem } from '@yardstick/domain/interchange/attempts/attempt-problem.ts';
import { CsvError, parse } from 'csv-parse';

/** More than any row of real answers; keeps a missing quotation mark from swallowing the file. */
const longestRow = 1_000_000;
const lineFeed = 0x0a;

/** Bytes that are no CSV in UTF-8: nothing after them can be read. */
export class UnreadableCsv extends Error {
  readonly problem: AttemptProblem;

  constructor(row: number, message: string) {
    super(message);
    this.problem = { row, column: null, message };
  }
}

export interface FileDigest {
  /** in hexadecimal */
  sha256: string;
  bytes: number;
}

export async function digestFile(file: string): Promise<FileDigest> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

/**
 * The rows of a CSV file one by one, in constant memory; a blank line is a row of one empty cell. Throws UnreadableCsv, and
 * an error when the file is not the one of the digest any more.
 */
export async function* readCsv(
  file: string,
  expected: FileDigest,
  onBytes: (count: number) => void,
): AsyncGenerator<string[]> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: longestRow,
  });
  const source = Readable.from(wholeLines(file, expected, onBytes), { objectMode: true, highWaterMark: 1 });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const row of parser) yield row as string[];
  } catch (error) {
    throw error instanceof CsvError ? describeCsvError(error) : error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** Pieces that end with a line, so that no character is cut; each is tried to be UTF-8. */
async function* wholeLines(
  file: string,
  expected: FileDigest,
  onBytes: (count: number) => void,
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let rest: Buffer = Buffer.alloc(0);
  let line = 1;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    onBytes(chunk.length);
    const end = chunk.lastIndexOf(lineFeed) + 1;
    const piece = Buffer.concat([rest, chunk.subarray(0, end)]);
    if (end === 0) rest = Buffer.concat([rest, chunk]);
    else {
      line = refuseOtherText(piece, line);
      rest = Buffer.from(chunk.subarray(end));
      yield piece;
    }
    if (rest.length > longestRow) {
      refuseOtherText(rest.subarray(0, longestRow - 4), line);
      throw new UnreadableCsv(line, `the line has more than ${longestRow} bytes; is it a CSV file with a row a line?`);
    }
  }
  refuseOtherText(rest, line);
  if (rest.length > 0) yield rest;
  if (hash.digest('hex') !== expected.sha256) throw new Error(`${file} was changed while it was read.`);
}

/** Gives the number of the line after the piece. */
function refuseOtherText(piece: Buffer, firstLine: number): number {
  let line = firstLine;
  const isText = isUtf8(piece);
  for (let start = 0; start < piece.length; ) {
    const feed = piece.indexOf(lineFeed, start);
    const end = feed < 0 ? piece.length : feed;
    if (!isText && !isUtf8(piece.subarray(start, end))) throw new UnreadableCsv(line, describeBytes(piece));
    if (feed >= 0) line++;
    start = end + 1;
  }
  return line;
}

function describeBytes(piece: Buffer): string {
  const isUtf16 = (piece[0] === 0xff && piece[1] === 0xfe) || (piece[0] === 0xfe && piece[1] === 0xff);
  const is = isUtf16 ? 'it is UTF-16' : 'it may be Latin-1 or Windows-1252';
  return `this line has bytes that UTF-8 does not allow; save the file as UTF-8 (${is})`;
}

function describeCsvError(error: CsvError): UnreadableCsv | CsvError {
  const row = Number(error.records ?? 0) + 1;
  switch (error.code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return new UnreadableCsv(row, 'a quoted cell never ends; close its quotation mark');
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE':
      return new UnreadableCsv(
        row,
        'a quotation mark stands within a cell; quote the whole cell and double the marks in it',
      );
    case 'CSV_MAX_RECORD_SIZE':
      return new UnreadableCsv(row, `a row has more than ${longestRow} characters; is a quotation mark missing?`);
    default:
      return error;
  }
}
