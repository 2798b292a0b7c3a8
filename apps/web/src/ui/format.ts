import { wordFor } from '@yardstick/domain/content/count-words.ts';

const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' });
const count = new Intl.NumberFormat('en-GB');

/** 3 November 2026 */
export function formatDay(iso: string): string {
  return day.format(new Date(iso));
}

/** November 2026 */
export function formatMonth(iso: string): string {
  return month.format(new Date(iso));
}

/** 1,204 */
export function formatCount(value: number): string {
  return count.format(value);
}

/** "1 question", "36 questions" */
export function countOf(value: number, one: string, many?: string): string {
  return `${formatCount(value)} ${wordFor(value, one, many)}`;
}

/**
 * A score of 0 to 100 as a whole number, which is all the precision it has. Where rounding would carry it over one of
 * the limits it is below (the next band's cut, a target), one decimal is kept, so that the number never contradicts the words beside it.
 */
export function formatScore(value: number, limits: readonly number[] = []): string {
  const isCarriedOver = limits.some((limit) => value < limit && Math.round(value) >= limit);
  return isCarriedOver ? (Math.floor(value * 10) / 10).toFixed(1) : String(Math.round(value));
}

/** A distance between scores: "13 points", "1 point", "less than 1 point". */
export function formatPoints(distance: number): string {
  if (distance < 0.5) return 'less than 1 point';
  return countOf(Math.round(distance), 'point');
}

/** A share of 0 to 1 as "46 %". */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 0 && share > 0) return 'under 1 %';
  return `${percent} %`;
}
