import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import { badArgument } from '../../graphql/errors.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { cellUnion } from './cell.type.ts';

/** Counted people; n is null where it would tell of fewer than the threshold. */
export interface Counted {
  n: number | null;
  share: number | null;
}

export interface Bin extends Counted {
  from: number;
  to: number;
}

export interface BandCount extends Counted {
  key: string;
  name: string;
  from: number;
  to: number;
}

/** By percent, 0 to 100; null where the group is too small for it. */
export type PercentileOf = (percent: number) => number | null;

export interface ScoreDistribution {
  n: number;
  withoutScore: number;
  mean: number;
  /** null of one person */
  standardDeviation: number | null;
  quartiles: readonly [number, number, number];
  percentile: PercentileOf;
  /** of those who answered everything; null where none of them can be told */
  completePercentile: PercentileOf | null;
  histogram: () => Promise<Bin[] | null>;
  bands: () => Promise<BandCount[]>;
}

const withheld = 'Null where it would tell of fewer people than may be shown.';

const BinType = studio.objectRef<Bin>('HistogramBin').implement({
  description: 'Scores from one bound up to, not including, the next; the last includes 100.',
  fields: (t) => ({
    from: t.exposeFloat('from', { description: 'The lower bound.' }),
    to: t.exposeFloat('to', { description: 'The upper bound.' }),
    n: t.exposeInt('n', { nullable: true, description: `People. ${withheld}` }),
    share: t.exposeFloat('share', { nullable: true, description: 'Of all people who have a score, 0 to 1.' }),
  }),
});

const BandCountType = studio.objectRef<BandCount>('BandCount').implement({
  description: 'The people whose score is in a band.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Key of the band.' }),
    name: t.exposeString('name', { description: 'Its name in the default locale.' }),
    from: t.exposeFloat('from', { description: 'The lower bound.' }),
    to: t.exposeFloat('to', { description: 'The upper bound, not included but for 100.' }),
    n: t.exposeInt('n', { nullable: true, description: `People. ${withheld}` }),
    share: t.exposeFloat('share', { nullable: true, description: 'Of all people who have a score, 0 to 1.' }),
  }),
});

const PercentileType = studio.objectRef<{ percent: number; score: number | null }>('Percentile').implement({
  description: 'The score below which a share of people lies.',
  fields: (t) => ({
    percent: t.exposeFloat('percent', { description: '0 to 100.' }),
    score: t.exposeFloat('score', {
      nullable: true,
      description:
        'Quantile of type 7, as R and PostgreSQL compute it. Null of 0 and 100, which are single people, and of percents that ' +
        'the group is too small for: told are multiples of 1 of 500 people or more, of 5 of 100 or more, and 25, 50 and 75 of fewer.',
    }),
  }),
});

function listPercentiles(percentile: PercentileOf, of: readonly number[]) {
  if (of.length > 101 || of.some((percent) => !(percent >= 0 && percent <= 100))) {
    throw badArgument('BAD_PERCENT', 'Ask for at most 101 percents, each from 0 to 100.', { argument: 'of' });
  }
  return of.map((percent) => ({ percent, score: percentile(percent) }));
}

const ScoreDistributionType = studio.objectRef<Cell<ScoreDistribution>>('ScoreDistribution').implement({
  description: 'How the scores of a group are spread, from 0 to 100 points.',
  fields: (t) => ({
    n: t.exposeInt('n', { description: 'People who have this score.' }),
    withoutScore: t.exposeInt('withoutScore', {
      description: 'People of the group who answered too little to have it.',
    }),
    mean: t.exposeFloat('mean', { description: 'Arithmetic mean, 0 to 100.' }),
    standardDeviation: t.exposeFloat('standardDeviation', {
      nullable: true,
      description: 'In points, with n − 1; null of one person.',
    }),
    median: t.float({ description: 'The median.', resolve: ({ quartiles }) => quartiles[1] }),
    lowerQuartile: t.float({ description: 'The first quartile.', resolve: ({ quartiles }) => quartiles[0] }),
    upperQuartile: t.float({ description: 'The third quartile.', resolve: ({ quartiles }) => quartiles[2] }),
    percentiles: t.field({
      type: [PercentileType],
      description: 'Quartiles and others, in the order asked for.',
      args: { of: t.arg.floatList({ required: true, description: 'Percents from 0 to 100, at most 101.' }) },
      resolve: ({ percentile }, { of }) => listPercentiles(percentile, of),
    }),
    completePercentiles: t.field({
      type: [PercentileType],
      nullable: true,
      description:
        'The same over the people who answered every question of the competency; null for the overall, and where it would ' +
        'tell of too few people.',
      args: { of: t.arg.floatList({ required: true, description: 'Percents from 0 to 100, at most 101.' }) },
      resolve: ({ completePercentile }, { of }) => completePercentile && listPercentiles(completePercentile, of),
    }),
    histogram: t.field({
      type: [BinType],
      nullable: true,
      description:
        'Bins of five points. Neighbours are joined where one would tell of too few people; null where it cannot be told ' +
        'at all, as of several dimensions at once.',
      resolve: ({ histogram }) => histogram(),
    }),
    bands: t.field({
      type: [BandCountType],
      description: 'All bands of the scoring model, ascending.',
      resolve: ({ bands }) => bands(),
    }),
  }),
});

export type ScoreDistributionCell = Cell<ScoreDistribution> | SuppressedCell;
export const ScoreDistributionCellType = cellUnion(
  'ScoreDistributionCell',
  ScoreDistributionType,
  'How scores are spread, or the fact that it cannot be shown.',
);
