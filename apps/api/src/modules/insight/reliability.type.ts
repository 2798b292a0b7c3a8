import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import type { Interval } from '@yardstick/domain/statistics/reliability.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { cellUnion } from './cell.type.ts';

export interface ReliabilityOfScore {
  n: number;
  k: number;
  mean: number | null;
  standardDeviation: number | null;
  alpha: number | null;
  standardisedAlpha: number | null;
  guttmanLambda6: number | null;
  interval: Interval | null;
  standardError: number | null;
}

const IntervalType = studio.objectRef<Interval>('ReliabilityInterval').implement({
  description: 'A 95 % interval.',
  fields: (t) => ({
    lower: t.exposeFloat('lower', { description: 'The lower bound.' }),
    upper: t.exposeFloat('upper', { description: 'The upper bound.' }),
  }),
});

const ReliabilityType = studio.objectRef<Cell<ReliabilityOfScore>>('Reliability').implement({
  description:
    'How far the questions of a score measure one thing, over the people who answered all of them. Coefficients are null ' +
    'where fewer than two questions count, or the score does not vary.',
  fields: (t) => ({
    n: t.exposeInt('n', { description: 'People who answered every question of the score.' }),
    questionCount: t.exposeInt('k', { description: 'Questions that count in the score.' }),
    mean: t.exposeFloat('mean', {
      nullable: true,
      description: 'Mean score of those people, 0 to 100; null where no question counts.',
    }),
    standardDeviation: t.exposeFloat('standardDeviation', {
      nullable: true,
      description: 'Of their scores, in points, with n − 1; null where no question counts.',
    }),
    alpha: t.exposeFloat('alpha', { nullable: true, description: "Cronbach's alpha of the weighted questions." }),
    standardisedAlpha: t.exposeFloat('standardisedAlpha', {
      nullable: true,
      description: 'Alpha of the correlations of the questions; null, too, where one of them does not vary.',
    }),
    guttmanLambda6: t.exposeFloat('guttmanLambda6', {
      nullable: true,
      description: "Guttman's lambda 6; null, too, where a question follows from the others, or does not vary.",
    }),
    interval: t.field({
      type: IntervalType,
      nullable: true,
      description: "Feldt's 95 % interval of alpha; null where alpha is.",
      resolve: ({ interval }) => interval,
    }),
    standardError: t.exposeFloat('standardError', {
      nullable: true,
      description:
        'Standard error of measurement in points: SD √(1 − α); of the overall that of a composite of the competencies. Null ' +
        'where alpha is, of the overall where that of a competency with a weight is, or may not be told.',
    }),
  }),
});

export type ReliabilityCell = Cell<ReliabilityOfScore> | SuppressedCell;
export const ReliabilityCellType = cellUnion(
  'ReliabilityCell',
  ReliabilityType,
  'Reliability, or the fact that it cannot be shown.',
);
