import type { Partition } from '@yardstick/domain/statistics/privacy-compatible.ts';
import type { Period } from '@yardstick/domain/statistics/privacy-periods.ts';
import { type PeopleRow, planCrossed, planFittedViews, type View } from '@yardstick/domain/statistics/privacy-views.ts';
import { LRUCache } from 'lru-cache';
import type { Months } from './insight-scope.type.ts';
import type { CountedPeople } from './read-people.ts';
import { memoBy } from './remember.ts';

/** Dimensions beside those that cells are kept by. */
export const formDimension = 'form';
export const originDimension = 'origin';

/** Stands for people whose form does not have the segment questions of the newest. */
export const notAsked = ' not asked';

/** Who is asked about; months are those that were asked for. */
export interface Wanted {
  /** dimension → options; formDimension → form ids; originDimension → origins */
  filters: ReadonlyMap<string, readonly string[]>;
  months: Months | null;
}

/** People who may be shown, as far as their number goes. */
export interface Group {
  n: number;
  /** whole periods; null: all time */
  months: Months | null;
}

/** How people may be parted by some dimensions. */
export interface Parting {
  dimensions: readonly string[];
  periods: readonly Period[];
  /** options in the order of `dimensions` */
  isShown: (options: readonly string[]) => boolean;
}

/** All answers of the privacy rule about the people of one structure, real or simulated. */
export interface PeoplePlan {
  /** how those dimensions part people, under a scoring model or whatever the model; null: not to be told */
  partingBy: (dimensions: readonly string[], scoringModelId: string | null) => Parting | null;
  /** null: nobody, or not to be told; the options of the filter are judged one by one */
  findGroup: (wanted: Wanted, scoringModelId: string | null) => Group | null;
  /** without the dimensions by which the filter leaves out nobody */
  simplify: (filters: ReadonlyMap<string, readonly string[]>) => Map<string, readonly string[]>;
  /** what anybody chose of a dimension */
  optionsOf: (dimension: string) => string[];
  canBeCrossed: (dimension: string) => boolean;
  isEverybodyScored: (scoringModelId: string) => boolean;
}

interface Asked {
  /** of the newest form */
  dimensions: readonly string[];
  /** forms with the same segment questions */
  alikeForms: ReadonlySet<string>;
  k: number;
}

/** options that people have, and how many do */
type Total = [kind: readonly string[], total: number];

export function planPeople(people: readonly CountedPeople[], { dimensions: kept, alikeForms, k }: Asked): PeoplePlan {
  const dimensions = [...kept, formDimension, originDimension];
  const rows = shareOptions(people, kept, alikeForms);
  /** options that people have, each combination once, and who has them */
  const kinds = Map.groupBy(rows, ({ options }) => options);
  const base = planFittedViews(rows, dimensions.length, k).views;
  const scoredViews = new Map<string, ScoredViews>();
  const placesOf = (asked: readonly string[]) => asked.map((dimension) => dimensions.indexOf(dimension));

  const isEverybodyScored = memoBy((id: string) => rows.every(({ n, scored }) => (scored.get(id) ?? 0) === n));

  function viewFor(places: readonly number[], scoringModelId: string | null): View | null {
    if (scoringModelId !== null && !isEverybodyScored(scoringModelId)) {
      const known = scoredViews.get(scoringModelId) ?? planScored(rows, dimensions.length, scoringModelId, k);
      scoredViews.set(scoringModelId, known);
      if (places.length === 0) return known.alone;
      return known.crossed && covers(known.crossed, places) ? known.crossed : null;
    }
    if (places.length === 0) return base.everybody;
    if (places.length === 1) return base.single[places[0] as number] ?? null;
    return base.crossed && covers(base.crossed, places) ? base.crossed : null;
  }

  function partingBy(asked: readonly string[], scoringModelId: string | null): Parting | null {
    const places = placesOf(asked);
    const view = viewFor(places, scoringModelId);
    if (!view) return null;
    const isPartial = scoringModelId !== null && !isEverybodyScored(scoringModelId);
    return {
      dimensions: asked,
      periods: view.periods,
      // A crossing of more dimensions shows what they have in common: whatever of it is occupied is shown.
      isShown: (options) =>
        view.dimensions.length === places.length && !isPartial
          ? view.isShown(view.dimensions.map((place) => options[places.indexOf(place)] ?? ''))
          : isOccupied(places, options, scoringModelId),
    };
  }

  const isOccupied = (places: readonly number[], options: readonly string[], scoringModelId: string | null) =>
    totalsOf(scoringModelId).some(
      ([kind, total]) => total > 0 && places.every((place, at) => kind[place] === options[at]),
    );

  const countRows = (kind: readonly string[], scoringModelId: string | null, months: Months | null) =>
    (kinds.get(kind) ?? [])
      .filter(({ month }) => months === null || (month >= months.from && month <= months.to))
      .reduce((sum, row) => sum + countOf(row, scoringModelId), 0);
  const totals = new Map<string | null, Total[]>();

  /** How many of each kind there are, of all time. */
  function totalsOf(scoringModelId: string | null): Total[] {
    const known =
      totals.get(scoringModelId) ??
      [...kinds.keys()].map((kind): Total => [kind, countRows(kind, scoringModelId, null)]);
    totals.set(scoringModelId, known);
    return known;
  }

  function findGroup({ filters, months }: Wanted, scoringModelId: string | null): Group | null {
    const asked = [...filters.keys()];
    const places = placesOf(asked);
    const parting = partingBy(asked, scoringModelId);
    if (!parting) return null;
    const within = widen(parting.periods, months);
    if (within === 'nobody') return null;
    let n = 0;
    const judged = new Map<string, string[]>();
    for (const [kind, total] of totalsOf(scoringModelId)) {
      const options = places.map((place) => kind[place] ?? '');
      if (total === 0 || !options.every((option, at) => filters.get(asked[at] ?? '')?.includes(option))) continue;
      judged.set(JSON.stringify(options), options);
      n += within === null ? total : countRows(kind, scoringModelId, within);
    }
    return n >= k && [...judged.values()].every(parting.isShown) ? { n, months: within } : null;
  }

  // The same few groups are asked about again and again: each option of each dimension with every answer.
  const knownGroups = new LRUCache<string, { group: Group | null }>({ max: 5000 });

  return {
    partingBy,
    findGroup: (wanted, scoringModelId) => {
      const name = JSON.stringify([[...wanted.filters], wanted.months, scoringModelId]);
      const known = knownGroups.get(name) ?? { group: findGroup(wanted, scoringModelId) };
      knownGroups.set(name, known);
      return known.group;
    },
    simplify: (filters) =>
      new Map(
        [...filters].filter(([dimension, options]) => {
          const place = dimensions.indexOf(dimension);
          return ![...kinds.keys()].every((kind) => options.includes(kind[place] ?? ''));
        }),
      ),
    optionsOf: (dimension) => {
      const place = dimensions.indexOf(dimension);
      const chosen = new Set([...kinds.keys()].map((kind) => kind[place] ?? ''));
      return [...chosen].filter((option) => option !== notAsked).sort();
    },
    canBeCrossed: (dimension) => base.crossed?.dimensions.includes(dimensions.indexOf(dimension)) ?? false,
    isEverybodyScored,
  };
}

/** Those who stand alike on every dimension share their options, which makes judging them fast. */
function shareOptions(people: readonly CountedPeople[], kept: readonly string[], alikeForms: ReadonlySet<string>) {
  const known = new Map<ReadonlyMap<string, string>, Map<string, Map<string, readonly string[]>>>();
  const share = ({ formId, origin, options }: CountedPeople): readonly string[] => {
    const ofForms = known.get(options) ?? new Map<string, Map<string, readonly string[]>>();
    const ofOrigins = ofForms.get(formId) ?? new Map<string, readonly string[]>();
    const isAlike = alikeForms.has(formId);
    const shared = ofOrigins.get(origin) ?? [
      ...kept.map((dimension) => (isAlike ? (options.get(dimension) ?? '') : notAsked)),
      formId,
      origin,
    ];
    known.set(options, ofForms.set(formId, ofOrigins.set(origin, shared)));
    return shared;
  };
  return people.map((row) => ({ month: row.month, options: share(row), n: row.n, scored: row.scored }));
}

const covers = (view: View, places: readonly number[]) => places.every((place) => view.dimensions.includes(place));

type ScoredRow = PeopleRow & { scored: ReadonlyMap<string, number> };

const countOf = ({ n, scored }: ScoredRow, scoringModelId: string | null) =>
  scoringModelId === null ? n : (scored.get(scoringModelId) ?? 0);

interface ScoredViews {
  alone: View | null;
  crossed: View | null;
}

/** Of a scoring model that not everybody was scored by: being scored by it is one more dimension, crossed with the others. */
function planScored(
  rows: readonly ScoredRow[],
  dimensionCount: number,
  scoringModelId: string,
  k: number,
): ScoredViews {
  const known = new Map<readonly string[], { yes: string[]; no: string[] }>();
  const splitOptions = (options: readonly string[]) => {
    const split = known.get(options) ?? { yes: [...options, 'scored'], no: [...options, 'not scored'] };
    known.set(options, split);
    return split;
  };
  const split = rows.flatMap((row) => {
    const scored = row.scored.get(scoringModelId) ?? 0;
    const { yes, no } = splitOptions(row.options);
    return [
      { ...row, options: yes, n: scored },
      { ...row, options: no, n: row.n - scored },
    ];
  });
  const nobody = { alone: null, crossed: null };
  if (isLikeAnother(rows, scoringModelId, k)) return nobody;
  const shown: readonly Partition[] = planFittedViews(split, dimensionCount, k).partitions;
  const alone = planCrossed(split, [], { k, required: [dimensionCount], shown });
  if (!alone) return nobody;
  const places = Array.from({ length: dimensionCount }, (_, place) => place);
  const crossed = planCrossed(split, places, { k, required: [dimensionCount], shown: [...shown, alone.partition] });
  return { alone: alone.view, crossed: crossed?.view ?? null };
}

/** Whether nearly as many people have another model's outcomes: they may be the same people but for a few. */
function isLikeAnother(rows: readonly ScoredRow[], scoringModelId: string, k: number): boolean {
  const sizes = new Map<string, number>();
  for (const { scored } of rows) for (const [id, n] of scored) sizes.set(id, n + (sizes.get(id) ?? 0));
  const own = sizes.get(scoringModelId) ?? 0;
  const everybody = rows.reduce((sum, { n }) => sum + n, 0);
  return [...sizes].some(([id, n]) => {
    const difference = Math.abs(n - own);
    return id < scoringModelId && n !== everybody && difference > 0 && difference < k;
  });
}

/** Whole periods that hold the months asked for; null: all of them. */
export function widen(periods: readonly Period[], months: Months | null): Months | null | 'nobody' {
  if (months === null) return null;
  const met = periods.filter(({ from, to }) => from <= months.to && to >= months.from);
  const [first, last] = [met[0], met.at(-1)];
  if (!first || !last) return 'nobody';
  return met.length === periods.length ? null : { from: first.from, to: last.to };
}

/** Whether cells themselves are kept by a dimension. */
export const isKept = (dimension: string) => dimension !== formDimension && dimension !== originDimension;
