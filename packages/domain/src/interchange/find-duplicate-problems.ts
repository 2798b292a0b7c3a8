import { type PlacedValue, type TextPath, valuesAt } from '../content/text-paths.ts';
import type { BundleFileKind } from './bundle-paths.ts';
import type { FileProblem } from './file-problem.ts';
import { problemIn, type SourceFile } from './open-file.ts';

/** Names that may occur once only, within as many first steps of their path as `scope` says. */
interface UniqueNames {
  what: string;
  paths: readonly TextPath[];
  scope: number;
}

const uniqueNames: Record<BundleFileKind, readonly UniqueNames[]> = {
  bundle: [{ what: 'the locale', paths: [['locales', '*']], scope: 0 }],
  guide: [
    { what: 'the competency', paths: [['competencies', '*']], scope: 0 },
    { what: 'the assessment', paths: [['assessments', '*']], scope: 0 },
    { what: 'the guide', paths: [['related', '*']], scope: 0 },
  ],
  framework: [
    {
      what: 'the key',
      paths: [
        ['competencies', '*', 'key'],
        ['competencies', '*', 'children', '*', 'key'],
      ],
      scope: 0,
    },
  ],
  bank: [
    { what: 'the key', paths: [['questions', '*', 'key']], scope: 0 },
    { what: 'the key', paths: [['questions', '*', 'options', '*', 'key']], scope: 2 },
  ],
  assessment: [
    { what: 'the competency', paths: [['competencies', '*', 'competency']], scope: 0 },
    { what: 'the key', paths: [['sections', '*', 'key']], scope: 0 },
    { what: 'the key', paths: [['segments', '*', 'key']], scope: 0 },
    { what: 'the key', paths: [['segments', '*', 'options', '*', 'key']], scope: 2 },
    { what: 'the key', paths: [['bands', '*', 'key']], scope: 0 },
    {
      what: 'the key',
      paths: [
        ['orientation', 'positive', 'key'],
        ['orientation', 'negative', 'key'],
      ],
      scope: 0,
    },
    { what: 'the band', paths: [['focusRules', '*', 'bands', '*']], scope: 2 },
    { what: 'the guide', paths: [['focusRules', '*', 'guides', '*']], scope: 2 },
  ],
};

/** Keys, and entries of lists, that are written twice where once is all they can be. */
export function findDuplicateProblems(file: SourceFile): FileProblem[] {
  return uniqueNames[file.kind].flatMap(({ what, paths, scope }) => {
    const placed = paths.flatMap((path) => valuesAt(file.yaml.value, path));
    return repeatedValues(placed, ({ path, value }) => JSON.stringify([path.slice(0, scope), value])).map(
      ({ repeated, first }) => duplicateIn(file, repeated.path, `${what} "${repeated.value}"`, first.path),
    );
  });
}

export function duplicateIn(
  file: SourceFile,
  path: PlacedValue['path'],
  what: string,
  first: PlacedValue['path'],
): FileProblem {
  return problemIn(file, path, {
    code: 'duplicate',
    message: `${what} is here already, on line ${file.yaml.locate(first).line}`,
    mend: 'keep one of the two, or give one another key',
  });
}

/** Entries whose identity an earlier one has, with that one; only texts have an identity. */
export function repeatedValues<Entry extends { value: unknown }>(
  entries: readonly Entry[],
  identityOf: (entry: Entry) => string,
): { repeated: Entry; first: Entry }[] {
  const firsts = new Map<string, Entry>();
  return entries.flatMap((entry) => {
    if (typeof entry.value !== 'string') return [];
    const identity = identityOf(entry);
    const first = firsts.get(identity);
    if (first) return [{ repeated: entry, first }];
    firsts.set(identity, entry);
    return [];
  });
}
