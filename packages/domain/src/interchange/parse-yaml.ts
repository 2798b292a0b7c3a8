import { type Document, LineCounter, type Node, parseDocument, visit, type YAMLError } from 'yaml';
import { describeYamlError, openQuote, secondColon, tabAsIndentation, type YamlFault } from './describe-yaml-error.ts';
import type { FilePosition } from './file-problem.ts';
import { lastNotAbove } from './search-sorted.ts';

export interface ParsedYaml {
  contents: Node | null;
  faults: YamlFault[];
  positionOf(offset: number): FilePosition;
}

/** Times that a text is parsed again around a slip. */
const mostRepairs = 20;

/**
 * Parses one YAML 1.2 document. The commonest slip, `label: Startup: still small`, makes the parser swallow the fields
 * after it: its colon is covered by a look-alike of the same length and the text parsed again, so that the rest of the
 * file can be judged as well.
 */
export function parseYaml(text: string): ParsedYaml {
  const lines = new LineCounter();
  const positionOf = (offset: number): FilePosition => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  let { contents, errors } = parse(text, lines);
  const tabs = findMisleadingTabs(
    text,
    errors.map((error) => positionOf(error.pos[0]).line),
  );
  const covered: YAMLError[] = [];
  let source = text;
  for (let round = 0; round < mostRepairs; round++) {
    const colons = errors.filter((error) => error.code === 'BLOCK_AS_IMPLICIT_KEY');
    const cover = coverColons(source, colons);
    if (cover.covered.length === 0) break;
    source = cover.text;
    covered.push(...cover.covered);
    ({ contents, errors } = parse(source));
  }
  const openQuoteOf = createQuoteFinder(contents);
  const faults = [
    ...covered.map((error) => ({ ...positionOf(error.pos[0]), ...secondColon })),
    ...errors.map((error): YamlFault => {
      const quote = openQuoteOf(error);
      if (quote !== undefined) return { ...positionOf(quote), ...openQuote };
      return { ...positionOf(error.pos[0]), ...describeYamlError(error) };
    }),
  ];
  const firstTab = tabs[0]?.line ?? Number.POSITIVE_INFINITY;
  return { contents, faults: withoutEchoes([...tabs, ...faults.filter(({ line }) => line < firstTab)]), positionOf };
}

function parse(text: string, lineCounter = new LineCounter()): { contents: Document['contents']; errors: YAMLError[] } {
  const { contents, errors, warnings } = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    strict: true,
    stringKeys: true,
    uniqueKeys: false,
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter,
  });
  return { contents, errors: [...errors, ...warnings] };
}

/** Tabs before fields in a text that does not parse: what the parser says from there on leads astray. */
function findMisleadingTabs(text: string, errorLines: readonly number[]): YamlFault[] {
  const near = new Set(errorLines.flatMap((line) => [line - 1, line, line + 1]));
  return text.split('\n').flatMap((content, index) => {
    const line = index + 1;
    return near.has(line) && /^ *\t\s*[^\s#]/.test(content) ? [{ line, column: 1, ...tabAsIndentation }] : [];
  });
}

/** From where a value begins to the end of its line; errors that stand anywhere else are left alone. */
function coverColons(text: string, errors: readonly YAMLError[]): { text: string; covered: YAMLError[] } {
  const covered: YAMLError[] = [];
  let result = '';
  let done = 0;
  for (const error of errors.toSorted((a, b) => a.pos[0] - b.pos[0])) {
    const [offset] = error.pos;
    const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
    const lineEnd = text.indexOf('\n', offset);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const value = text.slice(offset, end).replace(/:(?=\s|$)/g, '\uA789');
    const isValue = /:[ \t]+$/.test(text.slice(lineStart, offset));
    if (offset < done || !isValue || value === text.slice(offset, end)) continue;
    result += text.slice(done, offset) + value;
    done = end;
    covered.push(error);
  }
  return { text: result + text.slice(done), covered };
}

/** Finds where the quote opens whose end an error misses: it is found at the end of the file but mended there. */
function createQuoteFinder(contents: Node | null): (error: YAMLError) => number | undefined {
  const starts: number[] = [];
  const ends: number[] = [];
  const collect = () =>
    visit(contents, {
      Scalar(_, { type, range }) {
        if (!type?.startsWith('QUOTE') || !range) return;
        starts.push(range[0]);
        ends.push(range[1]);
      },
    });
  return ({ code, pos: [offset] }) => {
    if (code !== 'MISSING_CHAR') return undefined;
    if (starts.length === 0) collect();
    const last = lastNotAbove(starts, offset - 1);
    return (ends[last] ?? -1) >= offset ? starts[last] : undefined;
  };
}

/** One fault a line, and one of the layout, which everything after it seems to break as well. */
function withoutEchoes(faults: readonly YamlFault[]): YamlFault[] {
  const byLine = new Map<number, YamlFault>();
  let isLayoutBroken = false;
  for (const fault of faults.toSorted((a, b) => a.line - b.line || a.column - b.column)) {
    const kept = byLine.get(fault.line);
    const isEcho = isLayoutBroken && (fault.code === 'yaml-layout' || fault.code === 'yaml-field-name');
    isLayoutBroken ||= fault.code === 'yaml-layout';
    if (!kept && !isEcho) byLine.set(fault.line, fault);
    else if (kept?.isLocal && !fault.isLocal) byLine.set(fault.line, { ...kept, isLocal: false });
  }
  return [...byLine.values()];
}
