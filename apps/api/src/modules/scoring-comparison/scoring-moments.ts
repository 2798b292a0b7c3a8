import type { ComparedMoments } from '@yardstick/domain/comparing/compare-moments.ts';
import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import type { Months } from '../insight/insight-scope.type.ts';
import type { ComparedOption, ComparedScoring } from './compared-scoring.type.ts';

export interface ComparedMeasure {
  /** null: the overall */
  competency: string | null;
  /** null: not kept */
  statistics: Cell<ComparedMoments> | SuppressedCell | null;
}

export interface MomentsOfGroup {
  /** null: everybody who is asked about */
  option: ComparedOption | null;
  measures: ComparedMeasure[];
}

export interface ScoringMoments {
  before: ComparedScoring;
  after: ComparedScoring;
  /** whole periods; null: all time */
  months: Months | null;
  everybody: MomentsOfGroup;
  groups: MomentsOfGroup[];
}
