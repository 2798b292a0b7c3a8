import { valuesAt } from '../content/text-paths.ts';
import type { FileProblem } from './file-problem.ts';
import { findAssessmentReferenceProblems } from './find-assessment-reference-problems.ts';
import { findUnknownNames } from './find-unknown-names.ts';
import type { KnownFramework, KnownKeys } from './known-keys.ts';
import { type Finding, problemIn, type SourceFile } from './open-file.ts';
import { fieldOf, textOf } from './own-field.ts';
import { resolveReference } from './resolve-reference.ts';

/** References of a file to something that is not in the bundle, or to more than one thing. */
export function findReferenceProblems(file: SourceFile, known: KnownKeys): FileProblem[] {
  if (file.kind === 'guide') return findGuideReferenceProblems(file, known);
  if (file.kind === 'bank') return findBankReferenceProblems(file, known);
  if (file.kind === 'assessment') return findAssessmentReferenceProblems(file, known);
  return [];
}

function findGuideReferenceProblems(file: SourceFile, known: KnownKeys): FileProblem[] {
  const competencies = valuesAt(file.yaml.value, ['competencies', '*']).flatMap(({ path, value }) => {
    if (typeof value !== 'string') return [];
    const resolution = resolveReference(value, known.frameworks, 'competency');
    return resolution.kind === 'lost' ? [problemIn(file, path, resolution.finding)] : [];
  });
  const related = valuesAt(file.yaml.value, ['related', '*']).flatMap(({ path, value }) =>
    value === file.slug ? [problemIn(file, path, relatedToItself)] : [],
  );
  return [
    ...competencies,
    ...related,
    ...findUnknownNames(file, ['assessments', '*'], 'assessment', known.assessments),
    ...findUnknownNames(file, ['related', '*'], 'guide', known.guides),
  ];
}

const relatedToItself: Finding = {
  code: 'related-to-itself',
  message: 'the guide is related to itself',
  mend: 'name another guide, or remove the line',
};

function findBankReferenceProblems(file: SourceFile, known: KnownKeys): FileProblem[] {
  const slug = textOf(fieldOf(file.yaml.value, 'framework'));
  const framework = slug === undefined ? undefined : known.frameworks.get(slug);
  const unknownFrameworks = findUnknownNames(file, ['framework'], 'framework', new Set(known.frameworks.keys()));
  if (!framework || slug === undefined) return unknownFrameworks;
  const competencies = valuesAt(file.yaml.value, ['questions', '*', 'competency']).flatMap(({ path, value }) => {
    if (typeof value !== 'string') return [];
    const finding = findingOfCompetency(value, slug, framework);
    return finding ? [problemIn(file, path, finding)] : [];
  });
  return [...unknownFrameworks, ...competencies];
}

/** A competency that must be one of this framework, as `key` or `framework/key`. */
function findingOfCompetency(written: string, slug: string, framework: KnownFramework): Finding | undefined {
  const resolution = resolveReference(written, new Map([[slug, framework]]), `competency of ${slug}`);
  return resolution.kind === 'lost' ? resolution.finding : undefined;
}
