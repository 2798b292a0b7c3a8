import {
  type AttemptComparison,
  addGroup,
  type ComparedGroup,
  compareAttempts,
  pairScorings,
  type RowsToCompare,
  type ScoringPair,
} from '@yardstick/domain/comparing/compare-attempts.ts';
import type { Form } from '@yardstick/domain/publishing/form.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { type CountedRowLayout, layOutCountedRow } from '@yardstick/domain/statistics/counted-row.ts';
import { localeDimension } from '../insight/combinations.ts';
import type { Months } from '../insight/insight-scope.type.ts';
import { formDimension, notAsked, originDimension } from '../insight/plan-people.ts';
import { describeTransitions } from './describe-transitions.ts';
import { type Chunk, uuidAt } from './read-chunks.ts';
import type { StoredPeople } from './stored-people.ts';
import type { Transitions } from './transitions.ts';

const listedAttempts = 20;

interface Counting {
  before: ScoringModel;
  after: ScoringModel;
  people: StoredPeople;
  formOf: (id: string) => Form;
  modelOf: (id: string) => ScoringModel;
}

/** Everybody who stands alike on all that is asked about. */
interface Crossing {
  period: number;
  options: readonly string[];
  group: ComparedGroup;
}

/** Counts what changes for all people, told apart by what is asked about, chunk by chunk. */
export function countTransitions({ before, after, people, formOf, modelOf }: Counting) {
  const pair = pairScorings(before, after);
  const comparison = compareAttempts(pair, { mostMoved: listedAttempts });
  const dimensions = dimensionsAsked(people);
  const fits = ({ period, options }: Pick<Crossing, 'period' | 'options'>) =>
    isWithin(people.periods[period], people.months) &&
    dimensions.every((dimension, place) => people.filters[dimension]?.includes(options[place] ?? '') ?? true);
  const crossings = new Map<string, Crossing>();
  const readers = new Map<string, { layout: CountedRowLayout; read: RowsToCompare }>();

  function add(chunk: Chunk): void {
    const { formId, scoringModelId, period, rows, rowCount, ids } = chunk;
    const name = `${formId} ${scoringModelId}`;
    let known = readers.get(name);
    if (!known) {
      const layout = layOutCountedRow(formOf(formId), modelOf(scoringModelId));
      known = { layout, read: comparison.reader(layout) };
      readers.set(name, known);
    }
    // Counted apart and then added up: sums of fewer numbers lose fewer digits.
    const counted = new Map<number, Crossing>();
    const isAsked = people.alikeFormIds.includes(formId);
    const { placeOf, optionsOf } = crossingsOf(known.layout, dimensions, { chunk, isAsked });
    known.read({
      rows,
      rowCount,
      idOf: (row) => uuidAt(ids, row),
      groupOf: (bytes, offset) => {
        const place = placeOf(bytes, offset);
        const there = counted.get(place);
        if (there) return there.group;
        const options = optionsOf(place);
        const group = comparison.createGroup({ isListed: fits({ period, options }) });
        counted.set(place, { period, options, group });
        return group;
      },
    });
    for (const crossing of counted.values()) {
      const key = JSON.stringify([period, ...crossing.options]);
      const others = crossings.get(key);
      if (others) addGroup(others.group, crossing.group);
      else crossings.set(key, crossing);
    }
  }

  function finish(): Transitions {
    return summarise({ pair, comparison, people, dimensions, crossings: [...crossings.values()], fits });
  }

  return { add, finish };
}

/** The dimensions that people are told apart by, by filters and by the breakdown. */
export function dimensionsAsked({ filters, breakDownBy }: Pick<StoredPeople, 'filters' | 'breakDownBy'>): string[] {
  return [...new Set([...Object.keys(filters), ...(breakDownBy === null ? [] : [breakDownBy])])];
}

const isWithin = (period: Months | undefined, months: Months | null) =>
  months === null || (period !== undefined && period.from >= months.from && period.to <= months.to);

/** Numbers the combinations of options that rows of one chunk can have. */
function crossingsOf(
  layout: CountedRowLayout,
  dimensions: readonly string[],
  { chunk, isAsked }: { chunk: Chunk; isAsked: boolean },
) {
  const ofChunk = new Map([
    [formDimension, chunk.formId],
    [originDimension, chunk.origin],
  ]);
  const parts = dimensions.map((dimension) => {
    const at = isAsked ? layout.segments.findIndex(({ id }) => id === dimension) : -1;
    if (at >= 0) return { at, options: ['', ...(layout.segments[at]?.options ?? [])] };
    const locale = isAsked && dimension === localeDimension ? chunk.locale : notAsked;
    return { at, options: [ofChunk.get(dimension) ?? locale] };
  });
  const read = parts.filter(({ at }) => at >= 0);
  return {
    placeOf: (rows: Uint8Array, offset: number): number => {
      let place = 0;
      for (const { at, options } of read) place = place * options.length + (rows[offset + at] as number);
      return place;
    },
    optionsOf: (place: number): string[] => {
      let rest = place;
      const chosen = new Map<number, string>();
      for (const { at, options } of read.toReversed()) {
        chosen.set(at, options[rest % options.length] ?? '');
        rest = Math.floor(rest / options.length);
      }
      return parts.map(({ at, options }) => chosen.get(at) ?? options[0] ?? '');
    },
  };
}

interface Counted {
  pair: ScoringPair;
  comparison: AttemptComparison;
  people: StoredPeople;
  dimensions: readonly string[];
  crossings: readonly Crossing[];
  fits: (crossing: Crossing) => boolean;
}

function summarise({ pair, comparison, people, dimensions, crossings, fits }: Counted): Transitions {
  const { breakDownBy, pooled } = people;
  const addUp = (those: readonly Crossing[]) => {
    const together = comparison.createGroup();
    for (const { group } of those) addGroup(together, group);
    return together;
  };
  // Nobody can ask this run for less than one of these.
  const classes = Map.groupBy(crossings, ({ period, options }) =>
    JSON.stringify([period, options.some((option) => pooled.includes(option)) ? 'pooled' : options]),
  );
  const told = [...classes.values()].map(addUp);
  const describe = (those: readonly Crossing[]) => describeTransitions(pair, addUp(those), told);
  const asked = crossings.filter(fits);
  const place = breakDownBy === null ? -1 : dimensions.indexOf(breakDownBy);
  return {
    everybody: people.isVisible ? describe(asked) : null,
    groups: people.options.map(({ id, option, isVisible }) => ({
      option,
      people: isVisible ? describe(asked.filter(({ options }) => options[place] === id)) : null,
    })),
    mostMoved: comparison.mostMoved.list(),
  };
}
