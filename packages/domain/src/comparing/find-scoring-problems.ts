import { findBandProblems } from '../publishing/find-publish-problems-in-bands.ts';
import { findCompetencyProblems } from '../publishing/find-publish-problems-in-competencies.ts';
import { findKeyProblems } from '../publishing/find-publish-problems-in-keys.ts';
import { findQuestionProblems } from '../publishing/find-publish-problems-in-questions.ts';
import { findRoleProfileProblems } from '../publishing/find-publish-problems-in-role-profiles.ts';
import { findWeightProblems } from '../publishing/find-publish-problems-in-weights.ts';
import { collectPublishSubject } from '../publishing/find-publish-problems-subject.ts';
import type { AssessmentSources } from '../publishing/freeze-assessment.ts';
import type { Problem } from '../publishing/problem.ts';

/** What of an assessment its scoring is made of; the framework is absent where there is none of its name. */
export type ScoringSources = Omit<AssessmentSources, 'framework'> & Partial<Pick<AssessmentSources, 'framework'>>;

/** What keeps a draft from being scored by: the errors in its numbers and questions, whatever its texts are like. */
export function findScoringProblems(
  { assessment, framework, questions }: ScoringSources,
  /** in which competencies are named */
  defaultLocale: string,
): Problem[] {
  const bundle = {
    defaultLocale,
    locales: [defaultLocale],
    guides: [],
    frameworks: framework ? [framework] : [],
    banks: [],
    questions: [...questions.values()],
    assessments: [assessment],
  };
  const subject = collectPublishSubject(bundle, assessment, undefined);
  return [
    ...findCompetencyProblems(subject),
    ...findQuestionProblems(subject),
    ...findKeyProblems(subject),
    ...findBandProblems(subject),
    ...findWeightProblems(subject),
    ...findRoleProfileProblems(subject),
  ].filter(({ severity }) => severity === 'error');
}
