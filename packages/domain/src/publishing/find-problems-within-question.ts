import type { Question } from '../content/question.ts';
import { findOptionFindings } from './find-publish-problems-in-options.ts';
import { questionProblem, reachableRange } from './find-publish-problems-subject.ts';
import { findRepeatedNames } from './find-repeated-names.ts';
import type { Problem } from './problem.ts';

/** What is wrong with a question wherever it is placed. */
export function findProblemsWithinQuestion(question: Question): Problem[] {
  const { type, options } = question;
  const findings = findOptionFindings(question);
  if (type !== 'forced-choice' && reachableRange(question) === 0) {
    findings.push({
      code: 'question-without-range',
      path: ['options'],
      message: 'every answer counts the same, so the question cannot tell people apart',
      mend: 'give the options values that differ',
    });
  }
  const keys = options.map(({ key }, index) => ({ name: key, path: ['options', index, 'key'] }));
  const repeated = findRepeatedNames(keys).map(({ name, path }) => ({
    code: 'duplicate',
    path,
    message: `the option "${name}" is there twice`,
    mend: 'give one of them another key',
  }));
  return [...findings, ...repeated].map((finding) => questionProblem(question, finding));
}
