import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import type { QuestionWarning } from '@yardstick/domain/statistics/warn-of-questions.ts';

export interface OptionRow {
  id: string;
  key: string;
  label: string;
  value: number;
  n: number | null;
  share: number | null;
  restCorrelation: number | null;
  quartileShares: () => Promise<number[] | null>;
}

export interface QuestionRow {
  n: number;
  mean: number | null;
  standardDeviation: number | null;
  difficulty: number | null;
  itemRestCorrelation: number | null;
  alphaIfDeleted: number | null;
  skipped: number | null;
  notPresented: number | null;
  medianSeconds: number | null;
  warnings: QuestionWarning[];
  options: OptionRow[];
}

export interface PlacementRow {
  placement: string;
  position: number;
  bank: string;
  key: string;
  prompt: string;
  competency: string;
  isReversed: boolean;
  statistics: Cell<QuestionRow> | SuppressedCell;
}
