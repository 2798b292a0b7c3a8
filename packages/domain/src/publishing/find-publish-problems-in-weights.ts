import {
  assessmentProblem,
  competencyName,
  countingPlacements,
  type PublishSubject,
} from './find-publish-problems-subject.ts';
import type { Problem } from './problem.ts';

/** Above this share, one part decides nearly alone. */
const largestShare = 0.6;

interface Weighted {
  name: string;
  weight: number;
  path: (string | number)[];
}

/** Weights that add up to nothing, or of which one outweighs all others. */
export function findWeightProblems(subject: PublishSubject): Problem[] {
  const { competencies, roleProfiles } = subject.assessment;
  const overall = competencies.map(({ competency, weight }, index) => ({
    name: competencyName(subject, competency),
    weight,
    path: ['competencies', index],
  }));
  const profiles = roleProfiles.flatMap(({ role, stage, weights }, index) => {
    const whole = `what matters to ${role} / ${stage}`;
    const set = new Map(Object.entries(weights));
    const weighted = competencies.map(({ competency }) => ({
      name: competencyName(subject, competency),
      weight: set.get(competency) ?? 1,
      path: ['roleProfiles', index, 'weights', ...(set.has(competency) ? [competency] : [])],
    }));
    return [
      ...findZeroSum(subject, weighted, {
        whole,
        code: 'role-weights-all-zero',
        path: ['roleProfiles', index, 'weights'],
      }),
      ...findLargeShares(subject, weighted, whole),
    ];
  });
  const questions = competencies.flatMap(({ competency }) => {
    const counting = countingPlacements(subject, competency);
    // the share of one or two questions is the matter of another warning
    if (counting.length < 3) return [];
    const weighted = counting.map(({ placement, path }) => ({
      name: `the question "${placement.question}"`,
      weight: placement.weight,
      path: [...path.slice(0, -1), 'weight'],
    }));
    return findLargeShares(subject, weighted, competencyName(subject, competency));
  });
  const whole = 'the overall score';
  return [
    ...findZeroSum(subject, overall, { whole, code: 'competency-weights-all-zero', path: ['competencies'] }),
    ...findLargeShares(subject, overall, whole),
    ...profiles,
    ...questions,
  ];
}

function findZeroSum(
  subject: PublishSubject,
  weighted: readonly Weighted[],
  { whole, code, path }: { whole: string; code: string; path: (string | number)[] },
): Problem[] {
  if (weighted.some(({ weight }) => weight > 0)) return [];
  const message = `all weights in ${whole} are 0, so that no share can be computed`;
  return [assessmentProblem(subject, { code, path, message, mend: 'give at least one a weight above 0' })];
}

function findLargeShares(subject: PublishSubject, weighted: readonly Weighted[], whole: string): Problem[] {
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  if (weighted.length < 2 || total === 0) return [];
  return weighted
    .filter(({ weight }) => weight / total > largestShare)
    .map(({ name, weight, path }) => {
      const share = Math.round((100 * weight) / total);
      const message = `${name} has ${share} % of the weight in ${whole}`;
      const mend = `bring it below ${100 * largestShare} %, unless one part is meant to decide nearly alone`;
      return assessmentProblem(subject, { code: 'extreme-share', severity: 'warning', path, message, mend });
    });
}
