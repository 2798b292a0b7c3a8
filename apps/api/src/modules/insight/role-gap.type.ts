import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { cellUnion } from './cell.type.ts';

export interface GapStatistics {
  n: number;
  meanGap: number;
  belowTarget: number | null;
  shareBelowTarget: number | null;
}

export interface CompetencyGap {
  competency: string;
  name: string;
  target: number;
  gap: Cell<GapStatistics> | SuppressedCell;
}

export interface RoleGap {
  id: string;
  role: string;
  stage: string;
  label: string;
  competencies: CompetencyGap[];
}

const GapStatisticsType = studio.objectRef<Cell<GapStatistics>>('GapStatistics').implement({
  description: 'How far people are below a target.',
  fields: (t) => ({
    n: t.exposeInt('n', { description: 'People who have the score.' }),
    meanGap: t.exposeFloat('meanGap', {
      description: 'Mean of the points missing to the target, 0 for everybody who reaches it.',
    }),
    belowTarget: t.exposeInt('belowTarget', {
      nullable: true,
      description: 'People below the target. Null where it would tell of fewer people than may be shown.',
    }),
    shareBelowTarget: t.exposeFloat('shareBelowTarget', { nullable: true, description: 'The same as a share.' }),
  }),
});

const GapCellType = cellUnion('GapCell', GapStatisticsType, 'Gaps, or the fact that they cannot be shown.');

const CompetencyGapType = studio.objectRef<CompetencyGap>('CompetencyGap').implement({
  description: 'A competency against the target of a role.',
  fields: (t) => ({
    competency: t.exposeString('competency', { description: 'Key of the competency.' }),
    name: t.exposeString('name', { description: 'Its name in the default locale.' }),
    target: t.exposeFloat('target', { description: 'The target, 0 to 100.' }),
    gap: t.field({ type: GapCellType, description: 'How far people are below it.', resolve: ({ gap }) => gap }),
  }),
});

export const RoleGapType = studio.objectRef<RoleGap>('RoleGap').implement({
  description: 'A group of people against the targets of a role profile of the scoring model.',
  fields: (t) => ({
    id: t.exposeString('id', { description: 'Id of the role profile.' }),
    role: t.exposeString('role', { description: 'Key of the role.' }),
    stage: t.exposeString('stage', { description: 'Key of the stage.' }),
    label: t.exposeString('label', { description: 'Its name in the default locale.' }),
    competencies: t.field({
      type: [CompetencyGapType],
      description: 'Each competency that has a target, in framework order.',
      resolve: ({ competencies }) => competencies,
    }),
  }),
});
