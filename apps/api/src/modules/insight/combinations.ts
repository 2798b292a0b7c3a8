import type { Form } from '@yardstick/domain/publishing/form.ts';

/** A place that an attempt is counted in: over how many dimensions it runs, and where the attempt stands on them. */
export interface Combination {
  breadth: number;
  /** entries of `combinationEntry` in the order of the dimensions, parted by spaces; empty for everybody */
  combination: string;
}

/** The dimension that every form has beside its segment questions. */
export const localeDimension = 'locale';

/** What analysts break down by: the segment questions of a form by id, in its order, then the locale. */
export function dimensionsOf(form: Form): string[] {
  return [...form.segments.map(({ id }) => id), localeDimension];
}

/** `option`: option id, or locale; empty: no answer */
export function combinationEntry(dimension: string, option: string): string {
  return `${dimension}=${option}`;
}

/** Dimension → option of a combination. */
export function readCombination(combination: string): Map<string, string> {
  const entries = combination === '' ? [] : combination.split(' ');
  return new Map(
    entries.map((entry) => {
      const at = entry.indexOf('=');
      return [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}

// An attempt is counted with everybody, on each dimension alone, and on all of them together.

export const everybody: Combination = { breadth: 0, combination: '' };

export const aloneOn = (dimension: string, option: string): Combination => ({
  breadth: 1,
  combination: combinationEntry(dimension, option),
});

/** `options`: of each dimension, in their order. */
export const togetherOn = (dimensions: readonly string[], options: readonly string[]): Combination => ({
  breadth: dimensions.length,
  combination: dimensions.map((dimension, place) => combinationEntry(dimension, options[place] ?? '')).join(' '),
});

/** The narrowest breadth that is kept and tells so many of the form's dimensions apart. */
export function breadthFor(dimensions: readonly string[], asked: number): number {
  return asked <= 1 ? asked : dimensions.length;
}
