import { privacyThresholds } from '@yardstick/domain/statistics/privacy.ts';
import { findVisibleCounts } from '@yardstick/domain/statistics/privacy-counts.ts';
import type { PeoplePlan } from '../insight/plan-people.ts';

export const k = privacyThresholds.staff;

/**
 * The options of a dimension of which people may be shown as a group, as the insights of the studio show them; of
 * everybody the one group without an option. `scoringModelId`: where it is about scores; null: about answers.
 */
export function findVisibleGroups(
  plan: PeoplePlan,
  dimension: string,
  scoringModelId: string | null,
): ReadonlySet<string> {
  if (dimension === '')
    return new Set(plan.findGroup({ filters: new Map(), months: null }, scoringModelId) === null ? [] : ['']);
  const parting = plan.partingBy([dimension], scoringModelId);
  return new Set(plan.optionsOf(dimension).filter((option) => parting?.isShown([option]) ?? false));
}

/** Whether those who answered every question may be described: of every group and all others together, nobody is missing, or k. */
export function mayDescribeComplete(
  counted: readonly { option: string; n: number; complete: number }[],
  visible: ReadonlySet<string>,
): boolean {
  const others = counted.filter(({ option }) => !visible.has(option));
  const rest = { n: sumOf(others.map(({ n }) => n)), complete: sumOf(others.map(({ complete }) => complete)) };
  const classes = [...counted.filter(({ option }) => visible.has(option)), rest];
  return (
    findVisibleCounts(
      classes.map(({ n, complete }) => [complete, n - complete]),
      k,
    )[0] ?? false
  );
}

/**
 * Of the groups that may be shown, those of which a statistic may be that is not of all their people, such as of those
 * who have a score: none where in one of them, or in all others together, few people are left.
 */
export function findVisibleStatistics(
  counted: readonly { option: string; n: number }[],
  visible: ReadonlySet<string>,
): ReadonlySet<string> {
  const own = counted.filter(({ option }) => visible.has(option));
  const others = counted.filter(({ option }) => !visible.has(option));
  const classes = [...own.map(({ n }) => n), sumOf(others.map(({ n }) => n))];
  const isTold = classes.every((n) => n === 0 || n >= k);
  return new Set(isTold ? own.flatMap(({ option, n }) => (n > 0 ? [option] : [])) : []);
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
