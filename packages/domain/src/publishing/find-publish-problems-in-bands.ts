import { assessmentProblem, type PublishSubject } from './find-publish-problems-subject.ts';
import type { Problem } from './problem.ts';

/** Gaps and overlaps: bands begin at 0, each above the one before, so that every score falls into exactly one. */
export function findBandProblems(subject: PublishSubject): Problem[] {
  const { bands } = subject.assessment;
  return bands.flatMap(({ key, from }, index) => {
    const path = ['bands', index, 'from'];
    const before = bands[index - 1];
    if (!before) {
      if (from === 0) return [];
      const message = `the first band "${key}" begins at ${from}, so scores below it have no band`;
      return [
        assessmentProblem(subject, {
          code: 'bands-not-from-zero',
          path,
          message,
          mend: 'let the first band begin at 0',
        }),
      ];
    }
    if (from > before.from) return [];
    const message = `the band "${key}" begins at ${from}, not above ${before.from} where "${before.key}" begins`;
    const mend = 'put the bands in ascending order, each with a lower cut of its own';
    return [assessmentProblem(subject, { code: 'bands-not-ascending', path, message, mend })];
  });
}
