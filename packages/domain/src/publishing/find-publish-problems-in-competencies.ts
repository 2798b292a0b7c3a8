import { countOf } from '../content/count-words.ts';
import { textIn } from '../content/localised-text.ts';
import {
  assessmentProblem,
  competencyName,
  countingPlacements,
  isScored,
  type PublishSubject,
} from './find-publish-problems-subject.ts';
import type { Problem } from './problem.ts';

/** Below this, one odd answer moves the score by more than a band. */
const fewestQuestions = 3;

/** Measured competencies that do not exist, or that have too few or too similar questions. */
export function findCompetencyProblems(subject: PublishSubject): Problem[] {
  const { assessment, framework } = subject;
  if (!framework) {
    const message = `there is no framework "${assessment.framework}"`;
    const mend = 'choose the framework whose competencies are measured';
    return [assessmentProblem(subject, { code: 'unknown-framework', path: ['framework'], message, mend })];
  }
  return assessment.competencies.flatMap(({ competency }, index) => {
    const path = ['competencies', index];
    if (framework.competencies.some(({ key }) => key === competency))
      return [...findCoverageProblems(subject, competency, path), ...findUncoveredChildren(subject, competency, path)];
    const message = `the framework "${framework.slug}" has no top-level competency "${competency}"`;
    const mend = `choose one of ${framework.competencies.map(({ key }) => key).join(', ')}`;
    return [assessmentProblem(subject, { code: 'unknown-competency', path, message, mend })];
  });
}

function findCoverageProblems(subject: PublishSubject, competency: string, path: (string | number)[]): Problem[] {
  const name = competencyName(subject, competency);
  const scored = subject.placed.filter((entry) => entry.competency === competency && isScored(entry));
  const counting = countingPlacements(subject, competency);
  if (scored.length === 0) {
    const message = `${name} is measured by no question`;
    const mend = `place at least ${fewestQuestions} questions of it, or do not measure it`;
    return [assessmentProblem(subject, { code: 'competency-without-questions', path, message, mend })];
  }
  if (scored.every(({ placement }) => placement.weight === 0)) {
    const message = `every question of ${name} has the weight 0, so it can have no score`;
    return [
      assessmentProblem(subject, { code: 'question-weights-all-zero', path, message, mend: 'give questions a weight' }),
    ];
  }
  if (counting.length < fewestQuestions) {
    const message = `${name} is measured by ${countOf(counting.length, 'question that counts', 'questions that count')}`;
    const mend = `place at least ${fewestQuestions}, so that no single answer decides`;
    return [assessmentProblem(subject, { code: 'few-questions', severity: 'warning', path, message, mend })];
  }
  const reversedCount = counting.filter(({ question }) => question?.reversed).length;
  if (reversedCount > 0 && reversedCount < counting.length) return [];
  const message = `all ${counting.length} questions of ${name} are keyed the same way, so that agreeing with everything pays`;
  const mend = 'place a question whose high values mean less of it, and mark it as reversed';
  return [assessmentProblem(subject, { code: 'same-keying', severity: 'warning', path, message, mend })];
}

/** Sub-competencies that no question is about, where others of the same competency have one. */
function findUncoveredChildren(subject: PublishSubject, competency: string, path: (string | number)[]): Problem[] {
  const { bundle, framework } = subject;
  const counting = countingPlacements(subject, competency);
  // what too few questions leave out is the matter of another warning
  if (counting.length < fewestQuestions) return [];
  const covered = new Set(counting.map(({ question }) => question?.competency));
  // a question about the competency itself may be about any part of it
  const children = covered.has(competency)
    ? []
    : (framework?.competencies.find(({ key }) => key === competency)?.children ?? []);
  const uncovered = children.filter(({ key }) => !covered.has(key));
  if (uncovered.length === 0) return [];
  const names = uncovered.map(({ key, name }) => textIn(name, [bundle.defaultLocale]) || key).join(', ');
  const message = `no question of ${competencyName(subject, competency)} is about: ${names}`;
  const mend = 'place a question about each, or the score stands for the other parts alone';
  return [
    assessmentProblem(subject, { code: 'sub-competency-without-questions', severity: 'warning', path, message, mend }),
  ];
}
