import { privacyThresholds, suppressMargin } from '@yardstick/domain/statistics/privacy.ts';
import { type PeopleRow, planViews } from '@yardstick/domain/statistics/privacy-views.ts';

export const k = privacyThresholds.staff;

/**
 * The groups that may be shown, as the insights of the studio show them: of everybody (one group without an option), then
 * of each dimension.
 */
export function findVisibleGroups(people: readonly PeopleRow[], dimensionCount: number): ReadonlySet<string>[] {
  const { everybody, single } = planViews(people, dimensionCount, k);
  return [
    new Set(everybody ? [''] : []),
    ...single.map((view, place) => {
      const options = new Set(people.map(({ options }) => options[place] ?? ''));
      return new Set([...options].filter((option) => view?.isShown([option]) ?? false));
    }),
  ];
}

/**
 * Of the groups that may be shown, those of which a statistic may be that is not of all their people, such as of those
 * who have a score: with all others together they are a margin, so that what is hidden does not follow by subtraction.
 */
export function findVisibleStatistics(
  counted: readonly { option: string; n: number }[],
  visible: ReadonlySet<string>,
): ReadonlySet<string> {
  const own = counted.filter(({ option }) => visible.has(option)).sort((a, b) => (a.option < b.option ? -1 : 1));
  const others = counted.reduce((sum, { option, n }) => sum + (visible.has(option) ? 0 : n), 0);
  const judged = suppressMargin(
    [...own.map((cell) => ({ ...cell, isOwn: true })), { option: '', n: others, isOwn: false }],
    k,
  );
  return new Set(judged.flatMap((cell) => (cell.kind === 'visible' && cell.isOwn ? [cell.option] : [])));
}
