import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { cellUnion } from './cell.type.ts';

export interface FunnelStep {
  placements: { placement: string; position: number; bank: string; key: string; prompt: string }[];
  reached: number;
  dropped: number;
  share: number;
}

export interface Funnel {
  /** attempts that were started */
  n: number;
  submitted: number;
  completion: number;
  steps: FunnelStep[];
}

export interface Durations {
  n: number;
  median: number;
  lowerQuartile: number;
  upperQuartile: number;
}

const StepPlacementType = studio.objectRef<FunnelStep['placements'][number]>('FunnelPlacement').implement({
  description: 'A question of the form.',
  fields: (t) => ({
    placement: t.exposeString('placement', { description: 'Id of the placement.' }),
    position: t.exposeInt('position', { description: 'Its place in the form, from 1.' }),
    bank: t.exposeString('bank', { description: 'Key of the question bank.' }),
    key: t.exposeString('key', { description: 'Key of the question.' }),
    prompt: t.exposeString('prompt', { description: 'Its text in the default locale.' }),
  }),
});

const StepType = studio.objectRef<FunnelStep>('FunnelStep').implement({
  description:
    'One question, or several that follow each other: they are joined where fewer people left at one than may be told.',
  fields: (t) => ({
    placements: t.field({
      type: [StepPlacementType],
      description: 'The questions; none in the last step: all were answered, but the attempt was not submitted.',
      resolve: ({ placements }) => placements,
    }),
    reached: t.exposeInt('reached', { description: 'Attempts that got to the first of them.' }),
    dropped: t.exposeInt('dropped', { description: 'Attempts that did not get past the last of them.' }),
    share: t.exposeFloat('share', { description: 'Dropped, of those that got there, 0 to 1.' }),
  }),
});

const FunnelType = studio.objectRef<Cell<Funnel>>('Funnel').implement({
  description:
    'How far attempts of respondents got. Those that are open count as far as they are; imported and simulated ones are not ' +
    'in it. Only the form filters it: unfinished attempts have no month of submission and need not have segments.',
  fields: (t) => ({
    started: t.exposeInt('n', { description: 'Attempts that were started.' }),
    submitted: t.exposeInt('submitted', { description: 'Attempts that were submitted.' }),
    completion: t.exposeFloat('completion', { description: 'Submitted, of those started, 0 to 1.' }),
    steps: t.field({ type: [StepType], description: 'In the order of the form.', resolve: ({ steps }) => steps }),
  }),
});

const DurationsType = studio.objectRef<Cell<Durations>>('Durations').implement({
  description: 'Seconds that attempts took, all questions together; in steps of five seconds, two hours at most.',
  fields: (t) => ({
    n: t.exposeInt('n', { description: 'Attempts of which the time is known.' }),
    median: t.exposeFloat('median', { description: 'The median.' }),
    lowerQuartile: t.exposeFloat('lowerQuartile', { description: 'The first quartile.' }),
    upperQuartile: t.exposeFloat('upperQuartile', { description: 'The third quartile.' }),
  }),
});

export type FunnelCell = Cell<Funnel> | SuppressedCell;
export type DurationsCell = Cell<Durations> | SuppressedCell;
export const FunnelCellType = cellUnion('FunnelCell', FunnelType, 'The funnel, or the fact that it cannot be shown.');
export const DurationsCellType = cellUnion('DurationsCell', DurationsType, 'Durations, or that they cannot be shown.');
