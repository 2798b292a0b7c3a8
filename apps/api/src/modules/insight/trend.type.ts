import { studio } from '../../graphql/studio-builder.ts';
import { type Months, MonthsType } from './insight-scope.type.ts';

export interface TrendValue {
  competency: string | null;
  n: number;
  mean: number;
  standardDeviation: number | null;
}

export interface TrendPoint {
  months: Months;
  structure: string;
  forms: number[];
  scoringModel: number;
  n: number;
  breaksBefore: 'structure' | 'scoring-model' | null;
  values: TrendValue[];
}

const BreakType = studio.enumType('TrendBreak', {
  description: 'Why a point cannot be compared with the one before.',
  values: {
    STRUCTURE: { value: 'structure', description: 'Another form: people answered other questions.' },
    SCORING_MODEL: { value: 'scoring-model', description: 'The same form was scored otherwise.' },
  } as const,
});

const TrendValueType = studio.objectRef<TrendValue>('TrendValue').implement({
  description: 'One score in one period. A score that too few people have is left out.',
  fields: (t) => ({
    competency: t.exposeString('competency', {
      nullable: true,
      description: 'Key of the competency; null for the overall.',
    }),
    n: t.exposeInt('n', { description: 'People who have the score.' }),
    mean: t.exposeFloat('mean', { description: 'Arithmetic mean, 0 to 100.' }),
    standardDeviation: t.exposeFloat('standardDeviation', {
      nullable: true,
      description: 'In points, with n − 1; null of one person.',
    }),
  }),
});

export const TrendPointType = studio.objectRef<TrendPoint>('TrendPoint').implement({
  description: 'Scores of one period; months are joined until each has enough people.',
  fields: (t) => ({
    months: t.field({ type: MonthsType, description: 'The period.', resolve: ({ months }) => months }),
    structure: t.exposeString('structure', { description: 'Structure of the forms.' }),
    forms: t.exposeIntList('forms', { description: 'Numbers of the forms of that structure.' }),
    scoringModel: t.exposeInt('scoringModel', { description: 'Number of the scoring model.' }),
    n: t.exposeInt('n', { description: 'People with an outcome under the scoring model, with a score or without.' }),
    breaksBefore: t.field({
      type: BreakType,
      nullable: true,
      description:
        'Why the point must not be joined with the one before by a line; null where it may, and of the first.',
      resolve: ({ breaksBefore }) => breaksBefore,
    }),
    values: t.field({
      type: [TrendValueType],
      description: 'The overall, then the competencies, as far as they may be told.',
      resolve: ({ values }) => values,
    }),
  }),
});
