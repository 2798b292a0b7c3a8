import type { SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import { badArgument } from '../../graphql/errors.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { cellUnion, type Shown } from './cell.type.ts';

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

export interface ScoreDistribution {
  /** null where it would tell how few have no score */
  n: number | null;
  withoutScore: number | null;
  /** people who were scored, with a score or without */
  outcomes: number;
  mean: number;
  /** null of one person */
  standardDeviation: number | null;
  quantile: (p: number) => number;
  /** of those who answered everything; null where it cannot be told */
  completeQuantile: ((p: number) => number) | null;
  histogram: () => Promise<Bin[] | null>;
  bands: () => Promise<BandCount[]>;
}

const withheld = 'Null where it would tell of fewer people than may be shown.';
export const withheldFew =
  'Null where it would tell how few of a group have none: of this one, or of another that it can be compared with.';
const shareOfScored =
  'Of all people who have a score, 0 to 1; of all people of the group where the `n` of the distribution is withheld. Null where ' +
  'the `n` of this one is.';

const BinType = studio.objectRef<Bin>('HistogramBin').implement({
  description: 'Scores from one bound up to, not including, the next; the last includes 100.',
  fields: (t) => ({
    from: t.exposeFloat('from', { description: 'The lower bound.' }),
    to: t.exposeFloat('to', { description: 'The upper bound.' }),
    n: t.exposeInt('n', { nullable: true, description: `People. ${withheld}` }),
    share: t.exposeFloat('share', { nullable: true, description: shareOfScored }),
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
    share: t.exposeFloat('share', { nullable: true, description: shareOfScored }),
  }),
});

const PercentileType = studio.objectRef<{ percent: number; score: number }>('Percentile').implement({
  description: 'The score below which a share of people lies.',
  fields: (t) => ({
    percent: t.exposeFloat('percent', { description: '0 to 100.' }),
    score: t.exposeFloat('score', { description: 'Quantile of type 7, as R and PostgreSQL compute it.' }),
  }),
});

function percentilesOf(quantile: (p: number) => number, of: readonly number[]) {
  if (of.length > 101 || of.some((percent) => !(percent >= 0 && percent <= 100))) {
    throw badArgument('BAD_PERCENT', 'Ask for at most 101 percents, each from 0 to 100.', { argument: 'of' });
  }
  return of.map((percent) => ({ percent, score: quantile(percent / 100) }));
}

const ScoreDistributionType = studio.objectRef<Shown<ScoreDistribution>>('ScoreDistribution').implement({
  description: 'How the scores of a group are spread, from 0 to 100 points.',
  fields: (t) => ({
    n: t.exposeInt('n', { nullable: true, description: `People who have this score. ${withheldFew}` }),
    withoutScore: t.exposeInt('withoutScore', {
      nullable: true,
      description: 'People of the group who answered too little to have it. Null where `n` is.',
    }),
    mean: t.exposeFloat('mean', { description: 'Arithmetic mean, 0 to 100.' }),
    standardDeviation: t.exposeFloat('standardDeviation', {
      nullable: true,
      description: 'In points, with n − 1; null of one person.',
    }),
    median: t.float({ description: 'The median.', resolve: ({ quantile }) => quantile(0.5) }),
    lowerQuartile: t.float({ description: 'The first quartile.', resolve: ({ quantile }) => quantile(0.25) }),
    upperQuartile: t.float({ description: 'The third quartile.', resolve: ({ quantile }) => quantile(0.75) }),
    percentiles: t.field({
      type: [PercentileType],
      description: 'Any others, in the order asked for.',
      args: { of: t.arg.floatList({ required: true, description: 'Percents from 0 to 100, at most 101.' }) },
      resolve: ({ quantile }, { of }) => percentilesOf(quantile, of),
    }),
    completePercentiles: t.field({
      type: [PercentileType],
      nullable: true,
      description:
        'The same over the people who answered every question of the competency; null for the overall, and where it would ' +
        'tell of too few people.',
      args: { of: t.arg.floatList({ required: true, description: 'Percents from 0 to 100, at most 101.' }) },
      resolve: ({ completeQuantile }, { of }) => completeQuantile && percentilesOf(completeQuantile, of),
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

export type ScoreDistributionCell = Shown<ScoreDistribution> | SuppressedCell;
export const ScoreDistributionCellType = cellUnion(
  'ScoreDistributionCell',
  ScoreDistributionType,
  'How scores are spread, or the fact that it cannot be shown.',
);
