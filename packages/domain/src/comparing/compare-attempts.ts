import type { ScoringModel } from '../publishing/scoring-model.ts';
import { type CompiledScorer, compileScorer } from '../scoring/compile-scorer.ts';
import type { CountedRowLayout } from '../statistics/counted-row.ts';
import { compileBands } from './compile-bands.ts';
import { compileFirstFocus } from './compile-first-focus.ts';
import { createMostMoved, type MostMoved } from './most-moved.ts';
import { type PairedSums, sumsAreAround } from './paired-sums.ts';
import { prepareToTranslate, type RowTranslator } from './translate-rows.ts';

/** Two scorings of one structure, and what of them can be compared. */
export interface ScoringPair {
  before: ScoringModel;
  after: ScoringModel;
  /** competencies that both have, in the order of `after`; null is the overall, first */
  measures: readonly (string | null)[];
  /** role profiles that both have, by id, in the order of `after` */
  roleProfiles: readonly { id: string; role: string; stage: string }[];
}

export function pairScorings(before: ScoringModel, after: ScoringModel): ScoringPair {
  const known = new Set(before.competencies.map(({ key }) => key));
  const profiles = new Set(before.roleProfiles.map(({ id }) => id));
  return {
    before,
    after,
    measures: [null, ...after.competencies.flatMap(({ key }) => (known.has(key) ? [key] : []))],
    roleProfiles: after.roleProfiles.flatMap(({ id, role, stage }) => (profiles.has(id) ? [{ id, role, stage }] : [])),
  };
}

/** The numbers in which one measure of a group is summed up; see `PairedSums`. */
const sumsPerMeasure = 7;

/** What is counted of some people; adding up the arrays of two groups gives those of both together. */
export interface ComparedGroup {
  /** whether its attempts may be among those that move most */
  isListed: boolean;
  attempts: number;
  /** measure · sumsPerMeasure + one of `PairedSums`, in its order */
  sums: Float64Array;
  /** measure → place of the band before · (bands after + 1) + place of the band after; the last places: none */
  bands: readonly Float64Array[];
  /** role profile → first focus before · (competencies after + 1) + first focus after; the last places: none */
  focus: readonly Float64Array[];
}

/** Counts what `other` counts in `group`, too. Chunks that are counted apart and then added up lose fewer digits. */
export function addGroup(group: ComparedGroup, other: ComparedGroup): void {
  const add = (into: Float64Array, added: Float64Array) => {
    for (let place = 0; place < into.length; place++) into[place] = (into[place] as number) + (added[place] as number);
  };
  group.attempts += other.attempts;
  add(group.sums, other.sums);
  group.bands.forEach((matrix, measure) => {
    add(matrix, other.bands[measure] as Float64Array);
  });
  group.focus.forEach((matrix, profile) => {
    add(matrix, other.focus[profile] as Float64Array);
  });
}

/** The sums of one measure of a group. */
export function readSums({ sums }: ComparedGroup, measure: number): PairedSums {
  const [n = 0, before = 0, after = 0, beforeSquares = 0, afterSquares = 0, products = 0, moved = 0] = sums.subarray(
    measure * sumsPerMeasure,
  );
  return { n, before, after, beforeSquares, afterSquares, products, moved };
}

export interface AttemptComparison {
  pair: ScoringPair;
  createGroup: (options?: { isListed: boolean }) => ComparedGroup;
  /** Prepares to read rows of one layout. Throws RangeError where they are of another structure. */
  reader: (layout: CountedRowLayout) => RowsToCompare;
  mostMoved: MostMoved;
}

/** A chunk of counted rows of one layout. */
export interface CountedRows {
  rows: Uint8Array;
  rowCount: number;
  /** id of the attempt in a row; asked for few of them */
  idOf: (row: number) => string;
  /** the group that counts the row that begins at `offset` */
  groupOf: (rows: Uint8Array, offset: number) => ComparedGroup;
}
export type RowsToCompare = (chunk: CountedRows) => void;

/**
 * Prepares to score any number of attempts under two models and to count what changes, in chunks. A score is the one
 * that `scoreAttempt` gives, a band that of `bandOf`, a first focus that of `findFocusAreas`.
 */
export function compareAttempts(pair: ScoringPair, { mostMoved: most }: { mostMoved: number }): AttemptComparison {
  const { before, after, measures } = pair;
  const first = compileSide(before, pair);
  const second = compileSide(after, pair);
  const mostMoved = createMostMoved(most);
  const bandsAfter = after.bands.length + 1;
  const areasAfter = after.competencies.length + 1;
  const measureCount = measures.length;
  const profileCount = pair.roleProfiles.length;
  const { places: placesBefore, scores: scoresBefore } = first;
  const { places: placesAfter, scores: scoresAfter } = second;
  const bandBefore = compileBands(before.bands);
  const bandAfter = compileBands(after.bands);

  function count(group: ComparedGroup): void {
    const { sums } = group;
    group.attempts++;
    for (let measure = 0; measure < measureCount; measure++) {
      const x = scoresBefore[placesBefore[measure] as number] as number;
      const y = scoresAfter[placesAfter[measure] as number] as number;
      const bands = group.bands[measure] as Float64Array;
      const cell = bandBefore(x) * bandsAfter + bandAfter(y);
      bands[cell] = (bands[cell] as number) + 1;
      const moved = Math.abs(y - x);
      // NaN where one of the two is no score
      if (!(moved >= 0)) continue;
      const u = x - sumsAreAround;
      const v = y - sumsAreAround;
      const at = measure * sumsPerMeasure;
      sums[at] = (sums[at] as number) + 1;
      sums[at + 1] = (sums[at + 1] as number) + u;
      sums[at + 2] = (sums[at + 2] as number) + v;
      sums[at + 3] = (sums[at + 3] as number) + u * u;
      sums[at + 4] = (sums[at + 4] as number) + v * v;
      sums[at + 5] = (sums[at + 5] as number) + u * v;
      sums[at + 6] = (sums[at + 6] as number) + moved;
    }
    for (let profile = 0; profile < profileCount; profile++) {
      const focus = group.focus[profile] as Float64Array;
      const from = (first.focus[profile] as Focus)(scoresBefore, 0);
      const cell = from * areasAfter + (second.focus[profile] as Focus)(scoresAfter, 0);
      focus[cell] = (focus[cell] as number) + 1;
    }
  }

  return {
    pair,
    mostMoved,
    createGroup: ({ isListed } = { isListed: true }) => ({
      isListed,
      attempts: 0,
      sums: new Float64Array(measureCount * sumsPerMeasure),
      bands: measures.map(() => new Float64Array((before.bands.length + 1) * bandsAfter)),
      focus: pair.roleProfiles.map(() => new Float64Array((before.competencies.length + 1) * areasAfter)),
    }),
    reader: (layout) => {
      const scoreBefore = first.prepareToScore(layout);
      const scoreAfter = second.prepareToScore(layout);
      return ({ rows, rowCount, idOf, groupOf }) => {
        if (rows.length < rowCount * layout.byteLength) throw new RangeError(`fewer than ${rowCount} rows`);
        for (let row = 0; row < rowCount; row++) {
          const offset = row * layout.byteLength;
          scoreBefore(rows, offset);
          scoreAfter(rows, offset);
          const group = groupOf(rows, offset);
          count(group);
          const x = scoresBefore[first.overallAt] as number;
          const y = scoresAfter[second.overallAt] as number;
          if (Math.abs(y - x) > mostMoved.threshold && group.isListed)
            mostMoved.keep({ id: idOf(row), before: x, after: y });
        }
      };
    },
  };
}

type Focus = ReturnType<typeof compileFirstFocus>;

/** One of the two scorings, with the scores of the attempt under comparison. */
interface Side {
  /** of each competency of the model, and after them the overall */
  scores: Float64Array;
  overallAt: number;
  /** measure → place in `scores` */
  places: Int32Array;
  /** role profile of the pair → its first focus */
  focus: Focus[];
  prepareToScore: (layout: CountedRowLayout) => (rows: Uint8Array, offset: number) => void;
}

function compileSide(model: ScoringModel, { measures, roleProfiles }: ScoringPair): Side {
  const scorer = compileScorer(model);
  const overallAt = model.competencies.length;
  const scores = new Float64Array(overallAt + 1);
  // The scorer writes one attempt's scores into these two views of one array.
  const matrix = { competencies: scores.subarray(0, overallAt), overall: scores.subarray(overallAt) };
  const score = (rows: Uint8Array, offset: number) => scorer.scoreRow(rows, offset, matrix, 0);
  return {
    scores,
    overallAt,
    places: Int32Array.from(measures, (measure) =>
      measure === null ? overallAt : model.competencies.findIndex(({ key }) => key === measure),
    ),
    focus: roleProfiles.map(({ id }) => {
      const profile = model.roleProfiles.find((candidate) => candidate.id === id);
      if (!profile) throw new RangeError(`the scoring model has no role profile ${id}`);
      return compileFirstFocus(model.competencies, profile);
    }),
    prepareToScore: ({ row, rowAt }) => {
      const translate = prepareToTranslate(row, scorer.layout);
      return translate
        ? scoreTranslated(scorer, translate, rowAt, score)
        : (rows, offset) => score(rows, offset + rowAt);
    },
  };
}

function scoreTranslated(
  { layout }: CompiledScorer,
  translate: RowTranslator,
  rowAt: number,
  score: (rows: Uint8Array, offset: number) => void,
) {
  const translated = new Uint8Array(layout.byteLength);
  return (rows: Uint8Array, offset: number) => {
    translate(rows, offset + rowAt, translated);
    score(translated, 0);
  };
}
