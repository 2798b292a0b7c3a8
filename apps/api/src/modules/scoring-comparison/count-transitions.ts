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
import { describeTransitions, findShowable } from './describe-transitions.ts';
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

/** Everybody of one combination of the options that are asked about; null: at a form that does not ask. */
interface Crossing {
  options: readonly string[] | null;
  group: ComparedGroup;
}

/** Counts what changes for all people, told apart by what is asked about, chunk by chunk. */
export function countTransitions({ before, after, people, formOf, modelOf }: Counting) {
  const pair = pairScorings(before, after);
  const comparison = compareAttempts(pair, { mostMoved: listedAttempts });
  const { filters, breakDownBy } = people;
  const dimensions = [...new Set([...Object.keys(filters), ...(breakDownBy === null ? [] : [breakDownBy])])];
  const fits = (options: readonly string[] | null) =>
    options !== null &&
    dimensions.every((dimension, place) => filters[dimension]?.includes(options[place] ?? '') ?? true);
  const crossings = new Map<string, Crossing>();
  const readers = new Map<string, { layout: CountedRowLayout; read: RowsToCompare }>();

  function add({ formId, scoringModelId, locale, rows, rowCount, ids }: Chunk): void {
    const name = `${formId} ${scoringModelId}`;
    let known = readers.get(name);
    if (!known) {
      const layout = layOutCountedRow(formOf(formId), modelOf(scoringModelId));
      known = { layout, read: comparison.reader(layout) };
      readers.set(name, known);
    }
    const isAsked = !people.otherFormIds.includes(formId);
    // Counted apart and then added up: sums of fewer numbers lose fewer digits.
    const counted = new Map<number, Crossing>();
    const { placeOf, optionsOf } = crossingsOf(known.layout, isAsked ? dimensions : [], locale);
    known.read({
      rows,
      rowCount,
      idOf: (row) => uuidAt(ids, row),
      groupOf: (bytes, offset) => {
        const place = placeOf(bytes, offset);
        const there = counted.get(place);
        if (there) return there.group;
        const options = isAsked ? optionsOf(place) : null;
        const group = comparison.createGroup({ isListed: fits(options) });
        counted.set(place, { options, group });
        return group;
      },
    });
    for (const { options, group } of counted.values()) {
      const key = JSON.stringify(options);
      const others = crossings.get(key);
      if (others) addGroup(others.group, group);
      else crossings.set(key, { options, group });
    }
  }

  function finish(): Transitions {
    return summarise({ pair, comparison, people, dimensions, crossings: [...crossings.values()], fits });
  }

  return { add, finish };
}

/** Numbers the combinations of options that rows of one layout can have. */
function crossingsOf(layout: CountedRowLayout, dimensions: readonly string[], locale: string) {
  const parts = dimensions.map((dimension) => {
    const at = layout.segments.findIndex(({ id }) => id === dimension);
    const options = dimension === localeDimension ? [locale] : ['', ...(layout.segments[at]?.options ?? [])];
    return { at, options };
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
  fits: (options: readonly string[] | null) => boolean;
}

function summarise({ pair, comparison, people, dimensions, crossings, fits }: Counted): Transitions {
  const showable =
    dimensions.length === 0
      ? 'all'
      : findShowable(
          pair,
          crossings.map(({ group }) => group),
        );
  const describe = (those: readonly Crossing[]) => {
    const together = comparison.createGroup();
    for (const { group } of those) addGroup(together, group);
    return describeTransitions(pair, together, showable);
  };
  const asked = crossings.filter(({ options }) => fits(options));
  const place = people.breakDownBy === null ? -1 : dimensions.indexOf(people.breakDownBy);
  return {
    everybody: people.isVisible ? describe(asked) : null,
    groups: people.options.map(({ id, option, isVisible }) => ({
      option,
      people: isVisible ? describe(asked.filter(({ options }) => options?.[place] === id)) : null,
    })),
    mostMoved: comparison.mostMoved.list(),
  };
}
