/** First and last calendar month, 2026-11. */
export interface Period {
  from: string;
  to: string;
}

/** How many people each class of a partition has in each unit of time, in the order of the units. */
export type CountsByUnit = readonly (readonly number[])[];

/**
 * Joins adjacent units of time until in every period each class has nobody or k people at least: the places of the units
 * of each period. What is left at the end joins the period before, and those before it as far as that takes.
 */
export function coalescePeriods(counts: CountsByUnit, k: number): { first: number; last: number }[] {
  const periods: { first: number; last: number; counts: number[] }[] = [];
  let open: (typeof periods)[number] | null = null;
  counts.forEach((unit, place) => {
    open = open
      ? joined(open, { first: place, last: place, counts: [...unit] })
      : { first: place, last: place, counts: [...unit] };
    if (isWhole(open.counts, k)) {
      periods.push(open);
      open = null;
    }
  });
  while (open && periods.length > 0) {
    const last = joined(periods.pop() as (typeof periods)[number], open);
    open = last;
    if (isWhole(last.counts, k)) {
      periods.push(last);
      open = null;
    }
  }
  return [...periods, ...(open ? [open] : [])].map(({ first, last }) => ({ first, last }));
}

interface Open {
  first: number;
  last: number;
  counts: number[];
}

function joined(earlier: Open, later: Open): Open {
  return {
    first: earlier.first,
    last: later.last,
    counts: later.counts.map((count, place) => count + (earlier.counts[place] ?? 0)),
  };
}

function isWhole(counts: readonly number[], k: number): boolean {
  return counts.some((count) => count > 0) && counts.every((count) => count === 0 || count >= k);
}
