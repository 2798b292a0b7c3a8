import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import type { People } from './cell.type.ts';
import type { DurationsCell, FunnelCell } from './funnel.type.ts';
import type {
  InsightDimension,
  InsightForm,
  InsightModel,
  InsightOption,
  InsightScope,
  Months,
} from './insight-scope.type.ts';
import type { Origin } from './note-attempts.ts';
import type { PlacementRow } from './read-questions.ts';
import type { ReliabilityCell } from './reliability.type.ts';
import type { RoleGap } from './role-gap.type.ts';
import type { ScoreDistributionCell } from './score-distribution.type.ts';
import type { TrendPoint } from './trend.type.ts';

export interface InsightMeasure {
  /** null: the overall */
  competency: { key: string; name: string } | null;
  distribution: () => Promise<ScoreDistributionCell>;
  reliability: () => Promise<ReliabilityCell>;
}

export interface InsightGroup {
  option: InsightOption;
  /** null: all time */
  months: Months | null;
  people: Cell<People> | SuppressedCell;
  measures: InsightMeasure[];
}

/** All that can be asked of an assessment; what takes reading is read when it is asked for, once. */
export interface Insights {
  assessment: string;
  title: string;
  scope: InsightScope;
  forms: InsightForm[];
  scoringModels: InsightModel[];
  origins: { origin: Origin; people: Cell<People> | SuppressedCell }[];
  dimensions: InsightDimension[];
  periods: Months[];
  people: Cell<People> | SuppressedCell;
  measures: InsightMeasure[];
  breakdown: (by: string) => InsightGroup[];
  questions: (competency: string | null) => Promise<PlacementRow[]>;
  roleGaps: () => Promise<RoleGap[]>;
  funnel: () => Promise<FunnelCell>;
  durations: () => Promise<DurationsCell>;
  trend: () => Promise<TrendPoint[]>;
}

export interface InsightFilter {
  segments?:
    | readonly {
        segment: string;
        options?: readonly string[] | null | undefined;
        noAnswer?: boolean | null | undefined;
      }[]
    | null
    | undefined;
  locales?: readonly string[] | null | undefined;
  months?: { from?: string | null | undefined; to?: string | null | undefined } | null | undefined;
  form?: number | null | undefined;
  scoringModel?: number | null | undefined;
  origins?: readonly Origin[] | null | undefined;
}
