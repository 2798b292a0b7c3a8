import type { ScoredPlacement } from '../../publishing/scoring-model.ts';
import type { GradedQuestion } from '../draw-questions.ts';

/** What the model of the questions says about scores, by integrating over abilities: nothing is drawn. */

const nodes = Array.from({ length: 241 }, (_, node) => -6 + node / 20);
const density = (ability: number) => Math.exp(-(ability ** 2) / 2) / Math.sqrt(2 * Math.PI) / 20;

/** Σ over abilities of mean 0 and standard deviation 1. */
export const overAbilities = (value: (ability: number) => number) =>
  nodes.reduce((sum, ability) => sum + density(ability) * value(ability), 0);

/** Mean of the question score (0 to 1) and of its square among people of one ability. */
export function momentsAt(question: GradedQuestion, { values, reversed }: ScoredPlacement, ability: number) {
  const [least, most] = [Math.min(...Object.values(values)), Math.max(...Object.values(values))];
  const atLeast = [
    1,
    ...question.thresholds.map((b) => 1 / (1 + Math.exp(-question.discrimination * (ability - b)))),
    0,
  ];
  let [mean, square] = [0, 0];
  question.categories.forEach(([option = ''], category) => {
    const x = ((values[option] ?? 0) - least) / (most - least);
    const score = reversed ? 1 - x : x;
    const probability = (atLeast[category] ?? 0) - (atLeast[category + 1] ?? 0);
    mean += probability * score;
    square += probability * score ** 2;
  });
  return { mean, square };
}

export interface KeyedQuestion {
  question: GradedQuestion;
  key: ScoredPlacement;
}

export const expectedSum = (questions: readonly KeyedQuestion[], ability: number) =>
  questions.reduce((sum, { question, key }) => sum + momentsAt(question, key, ability).mean, 0);

/** Variance of the sum of question scores, and alpha. */
export function expectedReliability(questions: readonly KeyedQuestion[]) {
  const k = questions.length;
  const variances = questions.map(({ question, key }) => {
    const mean = overAbilities((ability) => momentsAt(question, key, ability).mean);
    return overAbilities((ability) => momentsAt(question, key, ability).square) - mean ** 2;
  });
  const sumOfVariances = variances.reduce((sum, variance) => sum + variance, 0);
  const mean = overAbilities((ability) => expectedSum(questions, ability));
  const between = overAbilities((ability) => (expectedSum(questions, ability) - mean) ** 2);
  const within = overAbilities((ability) =>
    questions.reduce((sum, { question, key }) => {
      const moments = momentsAt(question, key, ability);
      return sum + moments.square - moments.mean ** 2;
    }, 0),
  );
  const variance = between + within;
  return { variance, alpha: (k / (k - 1)) * (1 - sumOfVariances / variance) };
}

/** Correlation of two sums of question scores whose abilities are correlated by `rho`. */
export function expectedCorrelation(
  first: readonly KeyedQuestion[],
  second: readonly KeyedQuestion[],
  rho: number,
): number {
  const meanOf = (questions: readonly KeyedQuestion[]) => overAbilities((ability) => expectedSum(questions, ability));
  const product = overAbilities((ability) => {
    const rest = overAbilities((other) => expectedSum(second, rho * ability + Math.sqrt(1 - rho ** 2) * other));
    return expectedSum(first, ability) * rest;
  });
  const covariance = product - meanOf(first) * meanOf(second);
  return covariance / Math.sqrt(expectedReliability(first).variance * expectedReliability(second).variance);
}
