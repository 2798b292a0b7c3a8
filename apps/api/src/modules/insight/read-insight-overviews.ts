import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import type { People } from './cell.type.ts';
import type { Months } from './insight-scope.type.ts';

export interface InsightOverview {
  assessment: string;
  title: string;
  people: Cell<People> | SuppressedCell;
  completion: number | null;
  alpha: number | null;
  hasSimulated: boolean;
  periods: { months: Months; n: number }[];
}

export async function readInsightOverviews(_context: StudioContext): Promise<InsightOverview[]> {
  throw new Error('being written');
}
