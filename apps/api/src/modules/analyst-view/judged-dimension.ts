import type { Dimension } from './dimensions-of-structure.ts';
import type { Group } from './read-groups.ts';

/** A dimension with what is counted of its groups, and which of them may be shown. */
export interface JudgedDimension {
  dimension: Dimension;
  groups: readonly Group[];
  visible: ReadonlySet<string>;
  /** the same where it is about scores */
  visibleScores: ReadonlySet<string>;
  /** options that get a row: those of the forms, whether anybody chose them or not, and others that may be shown */
  listed: readonly string[];
}

/** A question that is scored, as the views name it. */
export interface ScoredQuestion {
  placement: string;
  bank: string;
  question: string;
  competency: string;
  /** option id → key, as the form has them */
  answers: ReadonlyMap<string, string>;
  /** in the order in which they are counted */
  optionIds: readonly string[];
  multiple: boolean;
}

/** How the views call a group; what has no key is called by itself, as locales are. */
export function placeOf({ name, options }: Dimension, option: string) {
  return { dimension: name, option: options.get(option) ?? option };
}
