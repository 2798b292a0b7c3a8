import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { Framework } from '@yardstick/domain/content/framework.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';

export type Update = (change: (assessment: Assessment) => Assessment, group?: string) => void;

/** What every part of the scoring screen gets. */
export interface ScoringPart {
  assessment: Assessment;
  update: Update;
  framework: Framework;
  locales: { main: string; beside: string | null };
  isReadOnly: boolean;
}

export const competencyName = (framework: Framework, key: string, locale: string): string =>
  textIn(framework.competencies.find((competency) => competency.key === key)?.name, [locale]) || key;

/** Weight → its share; all zero weights have none. */
export function sharesOf(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total > 0 ? weight / total : 0));
}
