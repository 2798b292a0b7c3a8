import type { Structure } from './find-structure.ts';
import { formDimension, isKept, originDimension, type Wanted, widen } from './plan-people.ts';
import type { GroupsWanted } from './read-groups.ts';

export interface Reading {
  forScores: GroupsWanted;
  forAnswers: GroupsWanted;
  /** the classes that make up the group */
  classes: string[];
}

/** Reads all classes of a partition where they are few: of one dimension, or of one period after the other. */
export function chooseReading(
  { plan, forms, alikeForms, origins, model }: Structure,
  { filters, months }: Wanted,
  by: string | null = null,
): Reading {
  const kept = new Map([...filters].filter(([dimension]) => isKept(dimension)));
  const named = filters.get(formDimension);
  const isDivided = kept.size > 0 || by !== null;
  const formIds = forms
    .map(({ id }) => id)
    .filter((id) => (!named || named.includes(id)) && (!isDivided || alikeForms.has(id)));
  const dimension = by ?? (kept.size === 1 && filters.size === 1 ? ([...kept.keys()][0] as string) : null);
  const isWhole = !filters.has(formDimension) && !filters.has(originDimension);
  const base = { formIds, origins };
  const asked = by === null ? [...filters.keys()] : [...filters.keys(), by];
  const partings = { people: plan.partingBy(asked, null), scored: plan.partingBy(asked, model.id) };
  const both = (wanted: Omit<GroupsWanted, 'partition'>, hasAll: boolean, classes: string[]): Reading => ({
    forScores: { ...wanted, partition: hasAll ? partings.scored : null },
    forAnswers: { ...wanted, partition: hasAll ? partings.people : null },
    classes,
  });
  const wider = by === null ? months : widen(partings.people?.periods ?? [], months);
  const within = wider === 'nobody' ? null : wider;
  if (dimension !== null && isWhole && within === null && (by === null || filters.size === 0)) {
    const groupBy = { dimension };
    return both({ ...base, months: null, filters: new Map(), groupBy }, true, [...(kept.get(dimension) ?? [])]);
  }
  if (by !== null) return both({ ...base, months: within, filters: kept, groupBy: { dimension: by } }, false, []);
  if (filters.size > 0) return both({ ...base, months, filters: kept, groupBy: 'nothing' }, false, ['']);
  if (months === null) return both({ ...base, months, filters: kept, groupBy: 'nothing' }, true, ['']);
  const inRange = (partings.people?.periods ?? []).filter(({ from, to }) => from >= months.from && to <= months.to);
  const isSamePeriods = JSON.stringify(partings.people?.periods) === JSON.stringify(partings.scored?.periods);
  if (!isSamePeriods) return both({ ...base, months, filters: kept, groupBy: 'nothing' }, false, ['']);
  return both(
    { ...base, months: null, filters: kept, groupBy: 'month' },
    true,
    inRange.map(({ from }) => from),
  );
}
