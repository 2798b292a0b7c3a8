import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form } from '../publishing/form.ts';
import type { ScoringModel, ScoringRoleProfile } from '../publishing/scoring-model.ts';
import { findFocusAreas } from '../scoring/focus-areas.ts';
import type { Responses } from '../scoring/responses.ts';
import { scoreAttempt } from '../scoring/score-attempt.ts';
import type { Scores } from '../scoring/scores.ts';
import { arbitraryModel, arbitraryResponses } from '../scoring/testing/arbitrary-attempt.ts';
import { aModel, aPlacement } from '../scoring/testing/small-model.ts';
import { layOutCountedRow, prepareToWriteRows } from '../statistics/counted-row.ts';
import { correlationOf, meanOf, standardDeviationOf } from '../statistics/testing/from-attempts.ts';
import { addGroup, type ComparedGroup, compareAttempts, pairScorings, readSums } from './compare-attempts.ts';
import { describePairs } from './paired-sums.ts';

const form: Form = { schemaVersion: 1, assessment: 'tea', competencies: [], sections: [], segments: [] };

/** Counts people as the product does: rows written under `written`, in chunks of three. */
function compare(
  [before, after]: readonly [ScoringModel, ScoringModel],
  people: readonly Responses[],
  { written = before, mostMoved = 20 } = {},
) {
  const layout = layOutCountedRow(form, written);
  const write = prepareToWriteRows(layout);
  const comparison = compareAttempts(pairScorings(before, after), { mostMoved });
  const read = comparison.reader(layout);
  const total = comparison.createGroup();
  for (let from = 0; from < people.length; from += 3) {
    const chunk = people.slice(from, from + 3);
    const rows = new Uint8Array(chunk.length * layout.byteLength);
    chunk.forEach((responses, row) => {
      rows.set(write({ responses, segments: {}, durationsMs: {} }), row * layout.byteLength);
    });
    const group = comparison.createGroup();
    read({ rows, rowCount: chunk.length, idOf: (row) => `person ${from + row}`, groupOf: () => group });
    addGroup(total, group);
  }
  return { ...comparison, group: total };
}

const cellsOf = (matrix: Float64Array | undefined, columns: number) =>
  Array.from({ length: (matrix?.length ?? 0) / columns }, (_, row) => [
    ...(matrix ?? []).slice(row * columns, row * columns + columns),
  ]);

describe('a comparison on paper', () => {
  const bands = [
    { key: 'low', from: 0 },
    { key: 'high', from: 50 },
  ];
  const before = aModel({
    placements: [aPlacement('first', [0, 1, 2]), aPlacement('second', [0, 1, 2], { competency: 'business' })],
    competencies: [
      { key: 'people', weight: 1 },
      { key: 'business', weight: 1 },
    ],
    bands,
    roleProfiles: [
      { id: 'cto', role: 'cto', stage: 'growth', targets: { people: 80, business: 60 }, weights: {} },
      { id: 'gone', role: 'cto', stage: 'startup', targets: {}, weights: {} },
    ],
    orientation: null,
  });
  const after = {
    ...before,
    competencies: [
      { key: 'people', weight: 1 },
      { key: 'business', weight: 3 },
    ],
    roleProfiles: [
      { id: 'cto', role: 'cto', stage: 'growth', targets: { people: 80, business: 60 }, weights: { business: 3 } },
    ],
  };
  const person = (first: string, second: string) => ({ answers: { first: [first], second: [second] } });
  // people, business: 100, 0 · 0, 50 · 50, 100 · 50, none
  const people = [person('c', 'a'), person('a', 'b'), person('b', 'c'), { answers: { first: ['b'] } }];

  it('has the means, SDs, bands, focus areas and the attempts that move most', () => {
    const { pair, group, mostMoved } = compare([before, after], people);

    expect(pair.measures).toEqual([null, 'people', 'business']);
    expect(pair.roleProfiles).toEqual([{ id: 'cto', role: 'cto', stage: 'growth' }]);
    expect(group.attempts).toBe(4);
    // overall before: 50, 25, 75, none; after: 25, 37.5, 87.5, none
    expect(describePairs(readSums(group, 0))).toEqual({
      n: 3,
      meanBefore: 50,
      meanAfter: 50,
      standardDeviationBefore: 25,
      standardDeviationAfter: expect.closeTo(Math.sqrt((25 ** 2 + 12.5 ** 2 + 37.5 ** 2) / 2), 12),
      // (−25 · −12.5 + 25 · 37.5) / √(1250 · 2187.5)
      correlation: expect.closeTo(1250 / Math.sqrt(1250 * 2187.5), 12),
      meanAbsoluteChange: 50 / 3,
    });
    expect(cellsOf(group.bands[0], 3)).toEqual([
      [1, 0, 0],
      [1, 1, 0],
      [0, 0, 1],
    ]);
    expect(cellsOf(group.bands[1], 3)).toEqual([
      [1, 0, 0],
      [0, 3, 0],
      [0, 0, 0],
    ]);
    // before: the second lacks 80 of people and 10 of business; after, too: 80 against 3 · 10; the first lacks 60 of business
    expect(cellsOf(group.focus[0], 3)).toEqual([
      [3, 0, 0],
      [0, 1, 0],
      [0, 0, 0],
    ]);
    expect(mostMoved.list()).toEqual([
      { id: 'person 0', before: 50, after: 25 },
      { id: 'person 1', before: 25, after: 37.5 },
      { id: 'person 2', before: 75, after: 87.5 },
    ]);
  });

  it('keeps as many of the attempts that move most as asked, of equal ones the first', () => {
    const { mostMoved } = compare([before, after], [...people].reverse(), { mostMoved: 2 });

    expect(mostMoved.list().map(({ id }) => id)).toEqual(['person 3', 'person 1']);
    expect(compare([before, after], people, { mostMoved: 0 }).mostMoved.list()).toEqual([]);
  });

  it('counts groups apart, and lists only those that are to be listed', () => {
    const layout = layOutCountedRow(form, before);
    const write = prepareToWriteRows(layout);
    const rows = people.flatMap((responses) => [...write({ responses, segments: {}, durationsMs: {} })]);
    const { reader, createGroup, mostMoved } = compareAttempts(pairScorings(before, after), { mostMoved: 20 });
    const listed = createGroup();
    const unlisted = createGroup({ isListed: false });

    reader(layout)({
      rows: Uint8Array.from(rows),
      rowCount: people.length,
      idOf: (row) => `person ${row}`,
      groupOf: (_rows, offset) => (offset === 0 ? unlisted : listed),
    });

    expect([unlisted.attempts, listed.attempts]).toEqual([1, 3]);
    expect(readSums(unlisted, 0).n).toBe(1);
    expect(mostMoved.list().map(({ id }) => id)).toEqual(['person 1', 'person 2']);
  });

  it('says nothing of how nobody, or one person, varies', () => {
    expect(describePairs(readSums(compare([before, after], []).group, 0))).toEqual({
      n: 0,
      meanBefore: null,
      meanAfter: null,
      standardDeviationBefore: null,
      standardDeviationAfter: null,
      correlation: null,
      meanAbsoluteChange: null,
    });
    expect(describePairs(readSums(compare([before, after], people.slice(1, 2)).group, 0))).toMatchObject({
      n: 1,
      meanBefore: 25,
      standardDeviationBefore: null,
      correlation: null,
    });
  });

  it('takes no rounding for variation', () => {
    const thirds = {
      ...before,
      placements: before.placements.map((placed) => ({ ...placed, values: { a: 0, b: 1, c: 3 } })),
    };
    const alike = Array.from({ length: 2000 }, () => person('b', 'b'));

    expect(describePairs(readSums(compare([thirds, after], alike).group, 0))).toMatchObject({
      standardDeviationBefore: 0,
      correlation: null,
    });
  });

  it('refuses rows of another structure', () => {
    const longer = { ...before, placements: [...before.placements, aPlacement('third', [0, 1])] };
    const wider = { ...before, placements: [aPlacement('first', [0, 1, 2, 3]), ...before.placements.slice(1)] };

    expect(() => compare([longer, after], [], { written: after })).toThrow('placement third');
    expect(() => compare([wider, after], [], { written: after })).toThrow('options of placement first');
  });
});

/** Other values, weights, bands and targets: the numbers are those that come next in the list. */
function rescore(model: ScoringModel, numbers: readonly number[]): ScoringModel {
  let at = 0;
  const next = () => numbers[at++ % numbers.length] as number;
  const cuts = [...new Set([0, 8 * next(), 8 * next()])].filter((cut) => cut <= 100).sort((a, b) => a - b);
  return {
    ...model,
    placements: model.placements.map((placement) => ({
      ...placement,
      values: Object.fromEntries(Object.keys(placement.values).map((option) => [option, next() - 4])),
      weight: next() / 4,
      reversed: next() % 2 === 0,
    })),
    competencies: model.competencies.map(({ key }) => ({ key, weight: next() })),
    bands: cuts.map((from) => ({ key: `from ${from}`, from })),
    roleProfiles: ['first', 'second'].map((id): ScoringRoleProfile => {
      const some = () => model.competencies.filter(() => next() % 3 > 0);
      return {
        id,
        role: 'cto',
        stage: id,
        targets: Object.fromEntries(some().map(({ key }) => [key, 8 * next()])),
        weights: Object.fromEntries(some().map(({ key }) => [key, next() / 4])),
      };
    }),
  };
}

const numbers = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 60, maxLength: 80 });
const arbitraryComparison = arbitraryModel.chain((model) =>
  fc.record({
    models: fc
      .tuple(numbers, numbers)
      .map(([one, other]): [ScoringModel, ScoringModel] => [rescore(model, one), rescore(model, other)]),
    people: fc.array(arbitraryResponses(model), { maxLength: 12 }),
  }),
);

describe('counting in bytes and scoring every attempt by itself', () => {
  /** The definition, attempt by attempt. */
  function count([before, after]: readonly [ScoringModel, ScoringModel], people: readonly Responses[]) {
    const scored = people.map((responses) => [
      scoreAttempt({ model: before, responses }),
      scoreAttempt({ model: after, responses }),
    ]) as [Scores, Scores][];
    const measured = ({ overall, competencies }: Scores, measure: string | null) =>
      measure === null ? overall : competencies.find(({ competency }) => competency === measure);
    const tally = (pairs: readonly (readonly [number, number])[], rows: number, columns: number) => {
      const matrix = Array.from({ length: rows + 1 }, () => new Array<number>(columns + 1).fill(0));
      for (const [from, to] of pairs) {
        const row = matrix.at(from < 0 ? rows : from) ?? [];
        const column = to < 0 ? columns : to;
        row[column] = (row[column] ?? 0) + 1;
      }
      return matrix;
    };
    const firstFocus = (model: ScoringModel, { competencies }: Scores, id: string) => {
      const profile = model.roleProfiles.find((candidate) => candidate.id === id) as ScoringRoleProfile;
      const [first] = findFocusAreas({ competencies, profile, standardErrors: {} });
      return model.competencies.findIndex(({ key }) => key === first?.competency);
    };
    return {
      bands: (measure: string | null) =>
        tally(
          scored.map(([one, other]) => [
            before.bands.findIndex(({ key }) => key === measured(one, measure)?.band),
            after.bands.findIndex(({ key }) => key === measured(other, measure)?.band),
          ]),
          before.bands.length,
          after.bands.length,
        ),
      focus: (id: string) =>
        tally(
          scored.map(([one, other]) => [firstFocus(before, one, id), firstFocus(after, other, id)]),
          before.competencies.length,
          after.competencies.length,
        ),
      pairs: (measure: string | null) =>
        scored.flatMap(([one, other]) => {
          const [x, y] = [measured(one, measure)?.score ?? null, measured(other, measure)?.score ?? null];
          return x === null || y === null ? [] : [[x, y] as const];
        }),
    };
  }

  function expectSame(
    models: readonly [ScoringModel, ScoringModel],
    people: readonly Responses[],
    group: ComparedGroup,
  ) {
    const [before, after] = models;
    const expected = count(models, people);
    const { measures, roleProfiles } = pairScorings(before, after);
    measures.forEach((measure, place) => {
      expect(cellsOf(group.bands[place], after.bands.length + 1)).toEqual(expected.bands(measure));
      const pairs = expected.pairs(measure);
      const found = describePairs(readSums(group, place));
      expect(found.n).toBe(pairs.length);
      if (pairs.length < 2) return;
      const [x, y] = [pairs.map(([score]) => score), pairs.map(([, score]) => score)];
      expect(found.meanBefore).toBeCloseTo(meanOf(x), 9);
      expect(found.meanAfter).toBeCloseTo(meanOf(y), 9);
      expect(found.meanAbsoluteChange).toBeCloseTo(meanOf(pairs.map(([a, b]) => Math.abs(b - a))), 9);
      expect(found.standardDeviationBefore).toBeCloseTo(standardDeviationOf(x), 4);
      expect(found.standardDeviationAfter).toBeCloseTo(standardDeviationOf(y), 4);
      if ([x, y].every((scores) => standardDeviationOf(scores) > 0.1))
        expect(found.correlation).toBeCloseTo(correlationOf(x, y), 7);
    });
    roleProfiles.forEach(({ id }, place) => {
      expect(cellsOf(group.focus[place], after.competencies.length + 1)).toEqual(expected.focus(id));
    });
  }

  it('come to the same, whatever the models and the responses', () => {
    fc.assert(
      fc.property(arbitraryComparison, ({ models, people }) => {
        const { group, mostMoved } = compare(models, people);

        expect(group.attempts).toBe(people.length);
        expectSame(models, people, group);
        const distances = count(models, people)
          .pairs(null)
          .map(([x, y]) => Math.abs(y - x))
          .filter((distance) => distance > 0);
        expect(mostMoved.list().map(({ before, after }) => Math.abs(after - before))).toEqual(
          distances.sort((a, b) => b - a),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('come to the same for rows that were written where other bytes came first', () => {
    fc.assert(
      fc.property(arbitraryComparison, ({ models, people }) => {
        const [before, after] = models;
        // keys, not the order in the model, lay a row out: other keys of competencies, other places
        const moved = { people: 'z', technology: 'y', business: 'x' } as Record<string, string>;
        const written: ScoringModel = {
          ...before,
          placements: before.placements.map((placed) => ({ ...placed, competency: moved[placed.competency] ?? '' })),
          orientation: { positive: 'a', negative: 'b', placements: [{ placement: 'forced', poles: { x: 1, y: -1 } }] },
        };

        expectSame(models, people, compare(models, people, { written }).group);
        expect(compare(models, people, { written }).mostMoved.list()).toEqual(compare(models, people).mostMoved.list());
        expectSame([before, after], people, compare([before, after], people).group);
      }),
      { numRuns: 300 },
    );
  });
});
