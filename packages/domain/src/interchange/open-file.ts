import type { DocumentKind } from '../publishing/problem.ts';
import { type BundleFileKind, type BundlePath, recognisePath } from './bundle-paths.ts';
import { createPositions, decodeFile } from './decode-file.ts';
import type { FilePosition, FileProblem } from './file-problem.ts';
import { fieldOf, itemsOf, textOf } from './own-field.ts';
import { type FieldPath, readYaml, type YamlSource } from './read-yaml.ts';
import { splitFrontMatter } from './split-front-matter.ts';

/** One file of a bundle, read as far as it can be. */
export interface SourceFile {
  path: string;
  kind: BundleFileKind;
  slug: string;
  /** of a guide's translation */
  locale: string | null;
  yaml: YamlSource;
  /** of a guide */
  body: string;
  /** everything in it was understood, so that what is not found in it does not exist */
  isComplete: boolean;
  /** Line and column in the body of a guide. */
  positionInBody(offset: number): FilePosition;
}

/** What is wrong at some place of a file, before it is tied to that place. */
export interface Finding {
  code: string;
  severity?: 'error' | 'warning';
  message: string;
  mend: string;
}

/** Opens a file; null for one that belongs to no document. */
export function openFile(
  path: string,
  content: string | Uint8Array,
): { file: SourceFile | null; problems: FileProblem[] } {
  const recognised = recognisePath(path);
  if (recognised.kind === 'beside') return { file: null, problems: [] };
  if (recognised.kind === 'unknown') return { file: null, problems: [unknownFile(path, recognised.mend)] };
  const decoded = decodeFile(content);
  if ('fault' in decoded) {
    const file = createFile(path, recognised, '', false);
    const { line, column, ...finding } = decoded.fault;
    return { file, problems: [{ ...problemIn(file, [], finding), line, column }] };
  }
  if (recognised.kind !== 'guide') return withYamlFaults(createFile(path, recognised, decoded.text, true));
  const { fields, body, bodyOffset, fault } = splitFrontMatter(decoded.text);
  const positionOf = createPositions(decoded.text);
  const file: SourceFile = {
    ...createFile(path, recognised, fields, fault === null),
    body,
    positionInBody: (offset) => positionOf(bodyOffset + offset),
  };
  const opened = withYamlFaults(file);
  return fault ? { file, problems: [problemIn(file, [], fault)] } : opened;
}

function createFile(
  path: string,
  { kind, slug, locale }: Exclude<BundlePath, { kind: 'beside' | 'unknown' }>,
  yamlText: string,
  isRead: boolean,
): SourceFile {
  const yaml = readYaml(yamlText);
  const isComplete = isRead && yaml.brokenFrom === Number.POSITIVE_INFINITY;
  return { path, kind, slug, locale, yaml, body: '', isComplete, positionInBody: () => ({ line: 1, column: 1 }) };
}

function withYamlFaults(file: SourceFile): { file: SourceFile; problems: FileProblem[] } {
  const problems = file.yaml.faults.map(({ line, column, code, message, mend }) => ({
    ...problemIn(file, [], { code, message, mend }),
    line,
    column,
  }));
  return { file, problems };
}

/** Ties a finding to a field of a file; `key` points at the field's name instead of its value. */
export function problemIn(
  file: SourceFile,
  path: FieldPath,
  { code, severity = 'error', message, mend }: Finding,
  at: 'key' | 'value' = 'value',
): FileProblem {
  const position = path.length === 0 ? { line: 1, column: 1 } : file.yaml.locate(path, at);
  return { code, severity, ...documentAt(file, path), message, mend, file: file.path, ...position };
}

/** The document that a field belongs to: questions are documents within their bank's file. */
function documentAt(
  file: SourceFile,
  path: FieldPath,
): { document: { kind: DocumentKind; key: string }; path: FieldPath } {
  if (file.kind === 'guide' && file.locale && path.length > 0) {
    return { document: { kind: 'guide', key: file.slug }, path: [...path, file.locale] };
  }
  const [list, index, ...rest] = path;
  if (file.kind === 'bank' && list === 'questions' && typeof index === 'number') {
    const key = textOf(fieldOf(itemsOf(fieldOf(file.yaml.value, 'questions'))[index], 'key'));
    if (key !== undefined) return { document: { kind: 'question', key: `${file.slug}/${key}` }, path: rest };
  }
  return { document: { kind: file.kind, key: file.slug }, path };
}

function unknownFile(path: string, mend: string): FileProblem {
  return {
    code: 'unknown-file',
    severity: 'error',
    document: { kind: 'bundle', key: 'bundle' },
    path: [],
    message: 'the file has no place in a bundle and would not be imported',
    mend,
    file: path,
    line: 1,
    column: 1,
  };
}
