import { type PlacedValue, valuesAt } from '../content/text-paths.ts';
import type { FileProblem } from './file-problem.ts';
import { duplicateIn, repeatedValues } from './find-duplicate-problems.ts';
import { findUnknownNames } from './find-unknown-names.ts';
import type { KnownFramework, KnownKeys } from './known-keys.ts';
import { nearestName } from './nearest-name.ts';
import { problemIn, type SourceFile } from './open-file.ts';
import { fieldOf, namesOf, textOf } from './own-field.ts';
import { resolveReference, unknownReference } from './resolve-reference.ts';

/** References of an assessment: to its framework, questions and guides, and to its own bands and roles. */
export function findAssessmentReferenceProblems(file: SourceFile, known: KnownKeys): FileProblem[] {
  const { value } = file.yaml;
  const namesAt = (path: readonly string[]) =>
    new Set(valuesAt(value, path).flatMap(({ value: name }) => textOf(name) ?? []));
  const framework = known.frameworks.get(textOf(fieldOf(value, 'framework')) ?? '');
  return [
    ...findUnknownNames(file, ['framework'], 'framework', new Set(known.frameworks.keys())),
    ...(framework ? findCompetencyProblems(file, framework) : []),
    ...findPlacementProblems(file, known),
    ...findUnknownNames(file, ['focusRules', '*', 'bands', '*'], 'band', namesAt(['bands', '*', 'key'])),
    ...findUnknownNames(file, ['focusRules', '*', 'role'], 'role', namesAt(['roleProfiles', '*', 'role'])),
    ...findUnknownNames(file, ['focusRules', '*', 'guides', '*'], 'guide', known.guides),
    ...findRepeatedProfiles(file),
  ];
}

/** An assessment measures competencies of the top level; the questions of their children count towards them. */
function findCompetencyProblems(file: SourceFile, framework: KnownFramework): FileProblem[] {
  const { value } = file.yaml;
  const named = [
    ...valuesAt(value, ['competencies', '*', 'competency']),
    ...valuesAt(value, ['focusRules', '*', 'competency']),
    ...['targets', 'weights'].flatMap((map) => fieldNamesAt(value, ['roleProfiles', '*', map])),
  ];
  return named.flatMap((entry) => {
    const { path, value: key } = entry;
    if (typeof key !== 'string' || framework.topLevel.has(key)) return [];
    const at = 'isFieldName' in entry ? 'key' : 'value';
    const parent = framework.parents.get(key);
    if (parent !== undefined) {
      const message = `"${key}" is a sub-competency; an assessment measures competencies of the top level`;
      return [problemIn(file, path, { code: 'sub-competency-measured', message, mend: `write "${parent}"` }, at)];
    }
    if (!framework.isComplete) return [];
    const finding = unknownReference('competency', key, nearestName(key, framework.topLevel));
    return [problemIn(file, path, finding, at)];
  });
}

function fieldNamesAt(value: unknown, path: readonly string[]): (PlacedValue & { isFieldName: true })[] {
  return valuesAt(value, path).flatMap((map) =>
    namesOf(map.value).map((name) => ({ path: [...map.path, name], value: name, isFieldName: true as const })),
  );
}

function findPlacementProblems(file: SourceFile, known: KnownKeys): FileProblem[] {
  const slug = textOf(fieldOf(file.yaml.value, 'framework'));
  const resolved: (PlacedValue & { value: string })[] = [];
  const problems = valuesAt(file.yaml.value, ['sections', '*', 'placements', '*', 'question']).flatMap(
    ({ path, value }) => {
      if (typeof value !== 'string') return [];
      const resolution = resolveReference(value, known.banks, 'question');
      if (resolution.kind === 'lost') return [problemIn(file, path, resolution.finding)];
      if (resolution.kind === 'unsure') return [];
      const { holder, holderKey, key } = resolution;
      resolved.push({ path, value: `${holderKey}/${key}` });
      const isForeign =
        holder.framework !== undefined && known.frameworks.has(holder.framework) && holder.framework !== slug;
      if (!isForeign || slug === undefined) return [];
      const message = `the bank "${holderKey}" of the question "${key}" is about the framework "${holder.framework}"`;
      return [
        problemIn(file, path, {
          code: 'question-of-another-framework',
          message,
          mend: `choose a question about "${slug}"`,
        }),
      ];
    },
  );
  const repeated = repeatedValues(resolved, ({ value }) => value);
  return [
    ...problems,
    ...repeated.map(({ repeated: { path, value }, first }) =>
      duplicateIn(file, path, `the question "${value}"`, first.path),
    ),
  ];
}

function findRepeatedProfiles(file: SourceFile): FileProblem[] {
  const profiles = valuesAt(file.yaml.value, ['roleProfiles', '*']).map(({ path, value }) => ({
    path: [...path, 'stage'],
    value: textOf(fieldOf(value, 'role')) && textOf(fieldOf(value, 'stage')),
    name: `${textOf(fieldOf(value, 'role'))} / ${textOf(fieldOf(value, 'stage'))}`,
  }));
  return repeatedValues(profiles, ({ name }) => name).map(({ repeated, first }) =>
    duplicateIn(file, repeated.path, `the role profile "${repeated.name}"`, first.path),
  );
}
