import { findProblemsWithinQuestion } from './find-problems-within-question.ts';
import {
  assessmentProblem,
  competencyName,
  isScored,
  type PlacedQuestion,
  type PublishSubject,
  questionProblem,
} from './find-publish-problems-subject.ts';
import type { Problem } from './problem.ts';

/** Placements that lead nowhere, and placed questions that cannot be scored. */
export function findQuestionProblems(subject: PublishSubject): Problem[] {
  const questions = new Set(subject.placed.flatMap(({ question }) => question ?? []));
  return [
    ...subject.placed.flatMap((entry) => findPlacementProblems(subject, entry)),
    ...[...questions].flatMap(findProblemsWithinQuestion),
    ...findOrientationProblems(subject),
  ];
}

function findPlacementProblems(subject: PublishSubject, entry: PlacedQuestion): Problem[] {
  const { placement, path, question, competency } = entry;
  if (!question) {
    const message = `the question "${placement.question}" is in the trash, or never was`;
    const mend = 'bring it back from the trash, place another, or remove the placement';
    return [assessmentProblem(subject, { code: 'unknown-question', path, message, mend })];
  }
  const bank = subject.bundle.banks.find(({ slug }) => slug === question.bank);
  if (bank && subject.framework && bank.framework !== subject.framework.slug) {
    const message = `the question "${placement.question}" is about the framework "${bank.framework}"`;
    const mend = `place a question about "${subject.framework.slug}"`;
    return [assessmentProblem(subject, { code: 'question-of-another-framework', path, message, mend })];
  }
  if (!isScored(entry) || question.competency === undefined || !subject.framework) return [];
  if (competency === undefined) {
    const message = `the question measures "${question.competency}", which the framework "${subject.framework.slug}" does not have`;
    const mend = 'choose a competency of the framework';
    return [questionProblem(question, { code: 'unknown-competency', path: ['competency'], message, mend })];
  }
  if (subject.assessment.competencies.some((measured) => measured.competency === competency)) return [];
  const name = competencyName(subject, competency);
  const message = `the question "${placement.question}" is about ${name}, which the assessment does not measure`;
  const mend = `remove the question, or let the assessment measure ${name}`;
  return [assessmentProblem(subject, { code: 'question-of-unmeasured-competency', path, message, mend })];
}

function findOrientationProblems(subject: PublishSubject): Problem[] {
  const { orientation } = subject.assessment;
  const forced = subject.placed.find(({ question }) => question?.type === 'forced-choice');
  if (forced && !orientation) {
    const message = `the forced choice "${forced.placement.question}" has no poles to lean to`;
    const mend = 'name the two poles of the orientation, or remove the forced choices';
    return [
      assessmentProblem(subject, { code: 'forced-choice-without-orientation', path: forced.path, message, mend }),
    ];
  }
  if (forced || !orientation) return [];
  const message = 'the orientation has poles, but no forced choice leans to them';
  const mend = 'place forced choices, or remove the orientation';
  return [
    assessmentProblem(subject, {
      code: 'orientation-without-questions',
      severity: 'warning',
      path: ['orientation'],
      message,
      mend,
    }),
  ];
}
