import type { Bundle } from '../content/bundle.ts';
import { countOf } from '../content/count-words.ts';
import { estimateMinutes } from './estimate-minutes.ts';
import { findBandProblems } from './find-publish-problems-in-bands.ts';
import { findCompetencyProblems } from './find-publish-problems-in-competencies.ts';
import { findFocusRuleProblems } from './find-publish-problems-in-focus-rules.ts';
import { findKeyProblems } from './find-publish-problems-in-keys.ts';
import { findLinkPublishProblems } from './find-publish-problems-in-links.ts';
import { findQuestionProblems } from './find-publish-problems-in-questions.ts';
import { findRoleProfileProblems } from './find-publish-problems-in-role-profiles.ts';
import { findTextProblems } from './find-publish-problems-in-texts.ts';
import { findWeightProblems } from './find-publish-problems-in-weights.ts';
import { assessmentProblem, collectPublishSubject, type PublishSubject } from './find-publish-problems-subject.ts';
import { freezeForm } from './freeze-assessment.ts';
import type { Problem } from './problem.ts';

/** More than respondents were promised, and more than many will finish. */
const longestMinutes = 15;

/**
 * Everything that speaks against publishing an assessment: errors forbid it, warnings ask whether it is meant. `bundle`
 * holds at least the assessment, its framework, the questions it places and the guides it names or links to. Throws for a slug that
 * is not in the bundle.
 */
export function findPublishProblems({
  bundle,
  assessment: slug,
  publishedGuides,
  publishedAssessments,
}: {
  bundle: Bundle;
  /** slug */
  assessment: string;
  /** slugs of the guides that are published already or together with it; left out: all of the bundle */
  publishedGuides?: ReadonlySet<string>;
  /** the same of assessments; left out: links to those are not judged */
  publishedAssessments?: ReadonlySet<string>;
}): Problem[] {
  const assessment = bundle.assessments.find((candidate) => candidate.slug === slug);
  if (!assessment) throw new Error(`there is no assessment ${slug} in the bundle`);
  const subject = collectPublishSubject(bundle, assessment, publishedGuides);
  const problems = [
    ...findCompetencyProblems(subject),
    ...findQuestionProblems(subject),
    ...findKeyProblems(subject),
    ...findBandProblems(subject),
    ...findWeightProblems(subject),
    ...findRoleProfileProblems(subject),
    ...findFocusRuleProblems(subject),
    ...findTextProblems(subject),
    ...findIntroductionProblems(subject, publishedAssessments),
    ...findSectionProblems(subject),
    ...findLengthProblems(subject),
  ];
  return problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}

function findIntroductionProblems(
  subject: PublishSubject,
  publishedAssessments: ReadonlySet<string> | undefined,
): Problem[] {
  const { bundle, assessment, publishedGuides } = subject;
  const published = {
    guides: publishedGuides ?? new Set(bundle.guides.map(({ slug }) => slug)),
    assessments: publishedAssessments && new Set([...publishedAssessments, assessment.slug]),
  };
  return findLinkPublishProblems(assessment.introduction, { bundle, guide: null, published }).map((finding) =>
    assessmentProblem(subject, { ...finding, path: ['introduction', ...finding.path] }),
  );
}

function findSectionProblems(subject: PublishSubject): Problem[] {
  return subject.assessment.sections.flatMap(({ key, placements }, index) => {
    if (placements.length > 0) return [];
    const message = `the section "${key}" has no question, so respondents see an empty page`;
    const mend = 'place questions in it, or remove it';
    return [
      assessmentProblem(subject, {
        code: 'section-without-questions',
        severity: 'warning',
        path: ['sections', index],
        message,
        mend,
      }),
    ];
  });
}

function findLengthProblems(subject: PublishSubject): Problem[] {
  const { bundle, assessment, framework, placed } = subject;
  const questions = new Map(
    placed.flatMap(({ placement, question }) => (question ? [[placement.question, question]] : [])),
  );
  if (!framework || placed.some(({ question }) => !question)) return [];
  const minutes = estimateMinutes(freezeForm({ assessment, framework, questions }), [bundle.defaultLocale]);
  const { statedMinutes } = assessment;
  const shorten = 'place fewer questions, or shorten the longest prompts and options';
  if (statedMinutes !== undefined && minutes > statedMinutes) {
    const message = `the assessment takes about ${countOf(minutes, 'minute')}, more than the ${statedMinutes} that respondents are told`;
    const mend = `state ${countOf(minutes, 'minute')}, or ${shorten}`;
    const path = ['statedMinutes'];
    return [assessmentProblem(subject, { code: 'takes-longer-than-stated', severity: 'warning', path, message, mend })];
  }
  if (minutes <= longestMinutes) return [];
  const message = `the assessment takes about ${countOf(minutes, 'minute')}, more than ${longestMinutes}`;
  const path = ['sections'];
  return [assessmentProblem(subject, { code: 'takes-long', severity: 'warning', path, message, mend: shorten })];
}
