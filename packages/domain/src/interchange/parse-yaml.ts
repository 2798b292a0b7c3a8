import { type Document, LineCounter, type Node, parseDocument, visit, type YAMLError } from 'yaml';
import { describeYamlError, type YamlFault } from './describe-yaml-error.ts';
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
    const next = coverColons(
      source,
      colons.map((error) => error.pos[0]),
    );
    if (next === source) break;
    source = next;
    covered.push(...colons);
    ({ contents, errors } = parse(source));
  }
  const offsetOf = createErrorFinder(contents);
  const describe = (error: YAMLError): YamlFault => ({ ...positionOf(offsetOf(error)), ...describeYamlError(error) });
  const faults = [...covered.map((error) => ({ ...describe(error), isLocal: true })), ...errors.map(describe)];
  const firstTab = tabs[0]?.line ?? Number.POSITIVE_INFINITY;
  return { contents, faults: oneOfEachLine([...tabs, ...faults.filter(({ line }) => line < firstTab)]), positionOf };
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
  const fault = {
    code: 'yaml-tab',
    message: 'a tab as indentation, which YAML does not count as any',
    mend: 'indent with spaces, two a level',
    isLocal: false,
  };
  return text.split('\n').flatMap((content, index) => {
    const line = index + 1;
    return near.has(line) && /^ *\t\s*[^\s#]/.test(content) ? [{ line, column: 1, ...fault }] : [];
  });
}

/** From each offset to the end of its line. */
function coverColons(text: string, offsets: readonly number[]): string {
  let result = '';
  let done = 0;
  for (const offset of offsets.toSorted((a, b) => a - b)) {
    if (offset < done) continue;
    const lineEnd = text.indexOf('\n', offset);
    const end = lineEnd < 0 ? text.length : lineEnd;
    result += text.slice(done, offset) + text.slice(offset, end).replace(/:(?=\s|$)/g, '\uA789');
    done = end;
  }
  return result + text.slice(done);
}

/** Says where to look for an error: an unclosed quote is found where the file ends but mended where it opens. */
function createErrorFinder(contents: Node | null): (error: YAMLError) => number {
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
    if (code !== 'MISSING_CHAR') return offset;
    if (starts.length === 0) collect();
    const last = lastNotAbove(starts, offset - 1);
    return last >= 0 && (ends[last] ?? 0) >= offset ? (starts[last] ?? offset) : offset;
  };
}

/** A slip in the syntax usually makes the parser stumble more than once. */
function oneOfEachLine(faults: readonly YamlFault[]): YamlFault[] {
  const byLine = new Map<number, YamlFault>();
  for (const fault of faults) {
    const kept = byLine.get(fault.line);
    if (!kept) byLine.set(fault.line, fault);
    else if (kept.isLocal && !fault.isLocal) byLine.set(fault.line, { ...kept, isLocal: false });
  }
  return [...byLine.values()];
}
