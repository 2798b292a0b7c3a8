import type { YAMLError } from 'yaml';
import type { FilePosition } from './file-problem.ts';

/** A slip in the YAML itself, before its fields mean anything. */
export interface YamlFault extends FilePosition {
  code: string;
  message: string;
  mend: string;
  /** whether the lines after it can still be understood */
  isLocal: boolean;
}

type ErrorCode = YAMLError['code'];

/** Slips that concern one value; the parser understands what comes after them. */
const slipsOfOneValue: Partial<Record<ErrorCode, { message: string; mend: string }>> = {
  BAD_SCALAR_START: {
    message: 'a text begins with a sign that YAML keeps for itself',
    mend: 'put the text in quotes',
  },
  BAD_DQ_ESCAPE: {
    message: 'a backslash in double quotes that begins no known escape',
    mend: "write \\\\ for a backslash, or use single quotes: '…'",
  },
  BAD_ALIAS: { message: 'a text begins with "*" or "&"', mend: 'put the text in quotes' },
  MULTIPLE_DOCS: { message: 'a second document begins with "---"', mend: 'keep one document a file' },
  NON_STRING_KEY: {
    message: 'a field name is not a plain word',
    mend: 'write "name: value"; quote texts with brackets',
  },
  TAG_RESOLVE_FAILED: { message: 'a tag, as in "!name", has no meaning here', mend: 'remove it, or quote the text' },
};

/** Slips after which the parser guesses. */
const slipsOfStructure: Partial<Record<ErrorCode, { message: string; mend: string }>> = {
  UNEXPECTED_TOKEN: {
    message: 'something stands here that fits nothing before it',
    mend: 'put a text with quotes in it in the other kind of quotes, and every field on a line of its own',
  },
  RESOURCE_EXHAUSTION: { message: 'the nesting is too deep to be read', mend: 'write the fields of the format only' },
};

const brokenLayout = {
  message: 'the indentation changes here, or a bracket stays open, so that this fits no field or list around it',
  mend: 'indent the fields of one object alike, two spaces a level, and close every bracket',
};
const brokenName = {
  message: 'a field name runs over several lines, so a colon, or the space after it, is missing',
  mend: 'write "name: text"; put a text over several lines after "name: |"',
};
const layoutCodes: ReadonlySet<ErrorCode> = new Set([
  'BLOCK_AS_IMPLICIT_KEY',
  'BLOCK_IN_FLOW',
  'BAD_INDENT',
  'MISSING_CHAR',
  'TAB_AS_INDENT',
]);

/** Says what the parser found in the words of somebody who writes the file. */
export function describeYamlError(error: YAMLError): Omit<YamlFault, keyof FilePosition> {
  const slip = slipsOfOneValue[error.code];
  if (slip) return { code: 'yaml-syntax', ...slip, isLocal: true };
  if (error.code === 'MULTILINE_IMPLICIT_KEY') return { code: 'yaml-field-name', ...brokenName, isLocal: false };
  if (layoutCodes.has(error.code)) return { code: 'yaml-layout', ...brokenLayout, isLocal: false };
  const { message, mend } = slipsOfStructure[error.code] ?? {
    message: `not valid YAML: ${error.message}`,
    mend: 'compare the line with its neighbours',
  };
  return { code: 'yaml-syntax', message, mend, isLocal: false };
}

/** The fault of `label: Startup: still small`. */
export const secondColon: Omit<YamlFault, keyof FilePosition> = {
  code: 'yaml-syntax',
  message: 'a second colon on the line, so that the text looks like a field',
  mend: 'put the text in quotes: "…: …"',
  isLocal: true,
};

/** The fault of a quote without its partner. */
export const openQuote: Omit<YamlFault, keyof FilePosition> = {
  code: 'yaml-syntax',
  message: 'the quote that opens here is never closed',
  mend: 'close it, or put a text with quotes in it on lines of its own after "|"',
  isLocal: false,
};

/** The fault of a tab before a field. */
export const tabAsIndentation: Omit<YamlFault, keyof FilePosition> = {
  code: 'yaml-tab',
  message: 'a tab as indentation, which YAML does not count as any',
  mend: 'indent with spaces, two a level',
  isLocal: false,
};
