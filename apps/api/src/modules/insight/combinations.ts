import type { Form } from '@yardstick/domain/publishing/form.ts';
import type { StoredSegments } from '../attempt/stored-responses.ts';

/** A place that an attempt is counted in: how many segment questions it runs over, and what was answered. */
export interface Combination {
  breadth: number;
  /** entries of `combinationEntry` by segment id, parted by spaces; empty for everybody */
  combination: string;
}

/** null: no answer */
export function combinationEntry(segment: string, option: string | null): string {
  return `${segment}=${option ?? ''}`;
}

/** Where an attempt is counted: with everybody, by each segment question alone, and by all of them together. */
export function combinationsOf(form: Form, segments: StoredSegments): Combination[] {
  const entries = form.segments
    .map(({ id }) => combinationEntry(id, segments[id] ?? null))
    .sort((a, b) => (a < b ? -1 : 1));
  const everybody = { breadth: 0, combination: '' };
  const alone = entries.map((entry) => ({ breadth: 1, combination: entry }));
  const together = { breadth: entries.length, combination: entries.join(' ') };
  return [everybody, ...alone, ...(entries.length > 1 ? [together] : [])];
}

/** The narrowest that is kept and answers a filter on so many of the form's segment questions. */
export function breadthFor(form: Form, filtered: number): number {
  return filtered <= 1 ? filtered : form.segments.length;
}
