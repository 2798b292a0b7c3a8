import type { Assessment, Placement } from '../content/assessment.ts';
import type { Bundle } from '../content/bundle.ts';
import { type Framework, topLevelCompetency } from '../content/framework.ts';
import { textIn } from '../content/localised-text.ts';
import type { Question } from '../content/question.ts';
import type { Problem } from './problem.ts';

/** A placement with what it leads to, as far as that exists. */
export interface PlacedQuestion {
  placement: Placement;
  /** of the reference, within the assessment */
  path: (string | number)[];
  question: Question | undefined;
  /** the top-level competency that the question counts towards */
  competency: string | undefined;
}

/** An assessment and everything that its publication depends on. */
export interface PublishSubject {
  bundle: Bundle;
  assessment: Assessment;
  framework: Framework | undefined;
  placed: readonly PlacedQuestion[];
  /** slugs; undefined where it is not known which guides are published */
  publishedGuides: ReadonlySet<string> | undefined;
}

export function collectPublishSubject(
  bundle: Bundle,
  assessment: Assessment,
  publishedGuides: ReadonlySet<string> | undefined,
): PublishSubject {
  const framework = bundle.frameworks.find(({ slug }) => slug === assessment.framework);
  const questions = new Map(bundle.questions.map((question) => [`${question.bank}/${question.key}`, question]));
  const placed = assessment.sections.flatMap((section, sectionIndex) =>
    section.placements.map((placement, index): PlacedQuestion => {
      const question = questions.get(placement.question);
      const competency =
        framework && question?.competency ? topLevelCompetency(framework, question.competency) : undefined;
      const path = ['sections', sectionIndex, 'placements', index, 'question'];
      return { placement, path, question, competency: competency?.key };
    }),
  );
  return { bundle, assessment, framework, placed, publishedGuides };
}

/** A problem of the assessment itself. */
export function assessmentProblem(
  { assessment }: PublishSubject,
  problem: Omit<Problem, 'document' | 'severity'> & { severity?: Problem['severity'] },
): Problem {
  return { severity: 'error', ...problem, document: { kind: 'assessment', key: assessment.slug } };
}

/** A problem of a question that the assessment places. */
export function questionProblem(question: Question, problem: Omit<Problem, 'document' | 'severity'>): Problem {
  return { severity: 'error', ...problem, document: { kind: 'question', key: `${question.bank}/${question.key}` } };
}

/** What editors call a competency; its key where it has no name. */
export function competencyName({ bundle, framework }: PublishSubject, key: string): string {
  const competency = framework?.competencies.find((candidate) => candidate.key === key);
  return textIn(competency?.name, [bundle.defaultLocale]) || key;
}

/** Placements whose answers count: scored, of this competency, with some weight and values that differ. */
export function countingPlacements({ placed }: PublishSubject, competency: string): PlacedQuestion[] {
  return placed.filter(
    (entry) =>
      entry.competency === competency &&
      isScored(entry) &&
      entry.placement.weight > 0 &&
      reachableRange(entry.question) !== 0,
  );
}

export function isScored({ question }: PlacedQuestion): boolean {
  return question !== undefined && question.type !== 'forced-choice';
}

/** Highest minus lowest sum of values that a respondent can choose; undefined while an option has none. */
export function reachableRange(question: Question | undefined): number | undefined {
  const values = question?.options.flatMap(({ value }) => value ?? []) ?? [];
  if (!question || values.length !== question.options.length || values.length === 0) return undefined;
  if (question.type === 'multiple-choice') return values.reduce((sum, value) => sum + Math.abs(value), 0);
  return Math.max(...values) - Math.min(...values);
}
