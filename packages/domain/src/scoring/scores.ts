/** Why there is no score; the words are part of stored outcomes and of the API. */
export type MissingReason =
  | 'no-questions-presented'
  | 'too-few-questions-answered'
  | 'too-little-weight-answered'
  | 'nothing-weighted'
  | 'competency-without-score';

export interface CompetencyScore {
  competency: string;
  /** percent of maximum possible, 0 to 100, not rounded; null with a reason */
  score: number | null;
  missingReason: MissingReason | null;
  band: string | null;
  answered: number;
  presented: number;
}

export interface OverallScore {
  score: number | null;
  missingReason: MissingReason | null;
  band: string | null;
}

/** Role orientation within the person: −100 (negative pole) to 100 (positive pole), with a 95 % Wilson interval. */
export interface Orientation {
  value: number;
  interval: { low: number; high: number };
  /** the pole's key when the interval leaves zero out, else null: no lean can be told */
  lean: string | null;
  questionCount: number;
}

/** What scoring an attempt under a scoring model gives; part of the append-only outcome. */
export interface Scores {
  competencies: CompetencyScore[];
  overall: OverallScore;
  /** null without an answered forced-choice question */
  orientation: Orientation | null;
}
