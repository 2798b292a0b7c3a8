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

const localErrors: ReadonlySet<YAMLError['code']> = new Set([
  'BAD_SCALAR_START',
  'BAD_DQ_ESCAPE',
  'BAD_ALIAS',
  'MULTIPLE_DOCS',
  'NON_STRING_KEY',
  'TAG_RESOLVE_FAILED',
]);

const explanations: Partial<Record<YAMLError['code'], { message: string; mend: string }>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second colon on the line, so that the text looks like a field',
    mend: 'put the text in quotes: "…: …"',
  },
  BAD_INDENT: {
    message: 'the indentation fits no field or list around it',
    mend: 'indent fields of one object alike, two spaces a level, and close brackets before the next field',
  },
  MISSING_CHAR: {
    message: 'a sign is missing, such as a closing quote, a bracket, a comma, or the colon after a field name',
    mend: 'close what was opened; put a text with quotes in it on lines of its own after "|"',
  },
  BAD_SCALAR_START: {
    message: 'a text begins with a sign that YAML keeps for itself',
    mend: 'put the text in quotes',
  },
  BAD_DQ_ESCAPE: {
    message: 'a backslash in double quotes that begins no known escape',
    mend: "write \\\\ for a backslash, or use single quotes: '…'",
  },
  BAD_ALIAS: { message: 'a text begins with "*" or "&"', mend: 'put the text in quotes' },
  MULTILINE_IMPLICIT_KEY: {
    message: 'a field name runs over several lines, so a colon is missing or misplaced',
    mend: 'write "name: text"; put a text over several lines after "name: |"',
  },
  UNEXPECTED_TOKEN: {
    message: 'something stands here that fits nothing before it',
    mend: 'check the line and the one above: quotes closed, colon and space after each field name',
  },
  MULTIPLE_DOCS: { message: 'a second document begins with "---"', mend: 'keep one document a file' },
  NON_STRING_KEY: {
    message: 'a field name is not a plain word',
    mend: 'write "name: value"; quote texts with brackets',
  },
  TAG_RESOLVE_FAILED: { message: 'a tag, as in "!name", has no meaning here', mend: 'remove it, or quote the text' },
  RESOURCE_EXHAUSTION: { message: 'the nesting is too deep to be read', mend: 'write the fields of the format only' },
};

/** Says what the parser found in the words of somebody who writes the file. */
export function describeYamlError(error: YAMLError): Pick<YamlFault, 'code' | 'message' | 'mend' | 'isLocal'> {
  const { message, mend } = explanations[error.code] ?? {
    message: `not valid YAML: ${error.message}`,
    mend: 'compare the line with its neighbours',
  };
  return { code: 'yaml-syntax', message, mend, isLocal: localErrors.has(error.code) };
}
