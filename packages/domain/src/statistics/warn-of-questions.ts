/** From how many people on, and at which item-rest correlations, a question is warned of. */
export const questionWarnings = { leastPeople: 50, reversedBelow: -0.1, nearZeroBelow: 0.1 } as const;

export type QuestionWarning = 'probably-reverse-keyed' | 'near-zero-discrimination';

/** What an item-rest correlation over n people says against a question; few people say nothing. */
export function warnOfQuestion(itemRestCorrelation: number | null, n: number): QuestionWarning[] {
  const { leastPeople, reversedBelow, nearZeroBelow } = questionWarnings;
  if (itemRestCorrelation === null || n < leastPeople) return [];
  if (itemRestCorrelation < reversedBelow) return ['probably-reverse-keyed'];
  return itemRestCorrelation < nearZeroBelow ? ['near-zero-discrimination'] : [];
}
