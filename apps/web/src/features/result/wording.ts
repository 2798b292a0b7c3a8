import { countOf, formatCount, formatMonth, formatPoints, formatScore } from '../../ui/format.ts';
import type { ShownCompetency, ShownFocusArea, ShownOrientation, ShownOutcome } from './result-query.ts';

type MissingReason = NonNullable<ShownCompetency['missingReason']>;

export function explainMissing(
  reason: MissingReason,
  counts?: { answeredCount: number; presentedCount: number },
): string {
  const answered = counts ? ` You answered ${counts.answeredCount} of ${counts.presentedCount}.` : '';
  switch (reason) {
    case 'NO_QUESTIONS_PRESENTED':
      return 'None of its questions was shown to you.';
    case 'TOO_FEW_QUESTIONS_ANSWERED':
      return `Not enough answers: a score needs more than half of the questions.${answered}`;
    case 'TOO_LITTLE_WEIGHT_ANSWERED':
      return `Not enough answers: those left out count for half of this area or more.${answered}`;
    case 'COMPETENCY_WITHOUT_SCORE':
      return 'An overall score needs a score in every area that counts, and one of them has too few answers.';
    case 'NOTHING_WEIGHTED':
      return 'This assessment has no overall score; its areas stand on their own.';
  }
}

export const CERTAINTY: Record<ShownFocusArea['certainty'], { name: string; explanation: string }> = {
  CLEAR: {
    name: 'Clear',
    explanation: 'The gap is larger than what measurement error would explain.',
  },
  WITHIN_MEASUREMENT_ERROR: {
    name: 'Within measurement error',
    explanation: 'Measurement error alone could explain the gap. Take it as a hint, not as a finding.',
  },
  UNKNOWN: {
    name: 'Certainty not known yet',
    explanation:
      'We don’t yet know the measurement error of this assessment: too few people have taken it. Some of these gaps may be smaller, or larger, than they look.',
  },
};

export function explainError(standardError: number | null | undefined): string {
  if (standardError == null) {
    return 'How much scores vary on retaking is not known yet: too few people have taken this assessment.';
  }
  return `Scores vary by about ±${Math.max(1, Math.round(standardError))} on retaking.`;
}

/** The gap in words, as it follows the name of a competency. */
export function describeGap({ score, target, gap }: Pick<ShownCompetency, 'score' | 'target' | 'gap'>): string | null {
  if (score == null || target == null || gap == null) return null;
  return gap > 0
    ? `${formatPoints(gap)} below the target of ${formatScore(target)}`
    : `at or above the target of ${formatScore(target)}`;
}

/** The score as it is written: never rounded over the next band's cut or over the target. */
export function writeScore({ score, target, band }: Pick<ShownCompetency, 'score' | 'target' | 'band'>): string {
  if (score == null) return '–';
  return formatScore(score, [...(band ? [band.to] : []), ...(target == null ? [] : [target])]);
}

/** One competency in a sentence: the text alternative of its ruler. */
export function describeCompetency(score: ShownCompetency): string {
  if (score.score == null) return `${score.competency.name}: no score.`;
  const parts = [`${score.competency.name}: ${writeScore(score)} of 100`];
  if (score.band) parts.push(score.band.name);
  const gap = describeGap(score);
  if (gap) parts.push(gap);
  if (score.standardError != null) parts.push(`give or take ${Math.round(score.standardError)}`);
  return `${parts.join(', ')}.`;
}

export function describeOverall({ score, band, standardError }: ShownOutcome['overall']): string {
  if (score == null) return 'No overall score.';
  const error = standardError == null ? '' : `, give or take ${Math.round(standardError)}`;
  return `Overall ${formatScore(score, band ? [band.to] : [])} of 100${band ? `, ${band.name}` : ''}${error}.`;
}

/** Standing in the norm group, with the group named. */
export function describePercentile({ rank, norm }: NonNullable<ShownCompetency['percentile']>): string {
  const [from, to] = [formatMonth(norm.from), formatMonth(norm.to)];
  const period = from === to ? from : `${from} to ${to}`;
  return `Higher than about ${Math.round(rank)} % of the ${formatCount(norm.n)} people in the norm group (${period}).`;
}

export function describeOrientation({ lean, value, questionCount, positive, negative }: ShownOrientation): string {
  const towardsPositive = Math.round(((value / 100) * questionCount + questionCount) / 2);
  const choices = (count: number) => `${count} of ${countOf(questionCount, 'choice')}`;
  if (lean === positive.key) return `Your choices lean towards ${positive.name}: ${choices(towardsPositive)}.`;
  if (lean === negative.key)
    return `Your choices lean towards ${negative.name}: ${choices(questionCount - towardsPositive)}.`;
  return `No clear lean: ${towardsPositive} for ${positive.name}, ${questionCount - towardsPositive} for ${negative.name}. With ${countOf(questionCount, 'choice')}, that could be chance.`;
}
