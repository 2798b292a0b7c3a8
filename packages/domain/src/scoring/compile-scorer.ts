import type { ScoringModel } from '../publishing/scoring-model.ts';
import { entriesPerByte, fillContributionTables } from './contribution-tables.ts';
import { divisionRemainder } from './division-remainder.ts';
import { createResponseWriter, type ResponseProblem, UnscorableResponsesError } from './encode-responses.ts';
import { isExactAsNumber, toProportionalIntegers } from './exact-integers.ts';
import { compileMissingRule, type Tally } from './missing-rule.ts';
import type { Responses } from './responses.ts';
import { layOutRow, type RowLayout, rowByte } from './row-layout.ts';
import type { MissingReason } from './scores.ts';

/** Scores of many rows; NaN stands for no score. */
export interface ScoreMatrix {
  /** row · number of competencies + place of the competency in the model → 0 to 100 */
  competencies: Float64Array;
  /** row → 0 to 100 */
  overall: Float64Array;
}

/** A scoring model made ready for any number of attempts; every score of the product comes from here. */
export interface CompiledScorer {
  readonly model: ScoringModel;
  readonly layout: RowLayout;
  /** Every reason why the model cannot score these responses; none is the usual case. */
  findResponseProblems(responses: Responses): ResponseProblem[];
  /** Writes one row of `layout.byteLength` bytes. Throws UnscorableResponsesError, and RangeError where it does not fit. */
  encode(responses: Responses, into: Uint8Array, offset?: number): void;
  createScoreMatrix(rowCount: number): ScoreMatrix;
  /** Scores the first `rowCount` rows; rows must come from `encode` under a layout with the same hash. */
  scoreRows(rows: Uint8Array, rowCount: number, into: ScoreMatrix): void;
  /** Scores the row that begins at byte `offset` into place `index` of the matrix. */
  scoreRow(rows: Uint8Array, offset: number, into: ScoreMatrix, index: number): void;
  /** What the row at `offset` answers of the competency in place `competency`, and why it has no score if it has none. */
  tallyRow(rows: Uint8Array, offset: number, competency: number): Tally & { missingReason: MissingReason | null };
}

/** Prepares a frozen scoring model; a model changed afterwards needs compiling anew. */
export function compileScorer(model: ScoringModel): CompiledScorer {
  const layout = layOutRow(model);
  const write = createResponseWriter(layout);
  const { missingReasonOf, sufficientWeightOf } = compileMissingRule(model.missingRule);
  const stride = layout.byteLength;
  const competencyCount = model.competencies.length;
  const competencyWeights = weightsForOverall(model);
  const totalWeight = competencyWeights.reduce((sum, weight) => sum + weight, 0);
  const largestFactor = 100n * BigInt(Math.ceil(totalWeight));
  const { contributions, weights, begins } = fillContributionTables(model, layout, largestFactor);
  const firsts = new Int32Array(competencyCount);
  const ends = new Int32Array(competencyCount);
  /** answered weight above which nothing need be counted: nearly every row, so that skips cost no branch */
  const sufficientWeights = new Float64Array(competencyCount);
  model.competencies.forEach(({ key }, competency) => {
    const slots = layout.slots.filter((slot) => slot.competency === key);
    const last = slots.at(-1);
    firsts[competency] = slots[0]?.at ?? 0;
    ends[competency] = last ? last.at + last.byteLength : 0;
    sufficientWeights[competency] = sufficientWeightOf(slots.map((slot) => weights[slot.at] ?? 0));
  });
  const factors = Float64Array.from(competencyWeights, (weight) => 100 * weight);

  function tally(rows: Uint8Array, offset: number, competency: number): Tally {
    const tallied = { presented: 0, answered: 0, presentedWeight: 0, answeredWeight: 0 };
    for (let at = firsts[competency] as number, end = ends[competency] as number; at < end; at++) {
      const byte = rows[offset + at] as number;
      if (begins[at] === 0 || byte === rowByte.notPresented) continue;
      tallied.presented++;
      tallied.presentedWeight += weights[at] as number;
      if (byte === rowByte.skipped) continue;
      tallied.answered++;
      tallied.answeredWeight += weights[at] as number;
    }
    return tallied;
  }

  function scoreRow(rows: Uint8Array, offset: number, into: ScoreMatrix, index: number): void {
    const { competencies, overall } = into;
    // from −0 on, these stay floating-point numbers: from 0 the engine takes them for integers and checks every addition
    let high = -0;
    let low = -0;
    for (let competency = 0; competency < competencyCount; competency++) {
      let sum = -0;
      let weight = -0;
      for (let at = firsts[competency] as number, end = ends[competency] as number; at < end; at++) {
        const entry = at * entriesPerByte + 2 * (rows[offset + at] as number);
        sum += contributions[entry] as number;
        weight += contributions[entry + 1] as number;
      }
      const isSurelySufficient = weight > (sufficientWeights[competency] as number);
      if (!isSurelySufficient && missingReasonOf(tally(rows, offset, competency)) !== null) weight = Number.NaN;
      competencies[index * competencyCount + competency] = withinBounds((100 * sum) / weight);
      const factor = factors[competency] as number;
      if (factor === 0) continue;
      const numerator = factor * sum;
      const term = numerator / weight;
      const total = high + term;
      const rest = total - high;
      low += high - (total - rest) + (term - rest) + divisionRemainder(numerator, weight, term) / weight;
      high = total;
    }
    const quotient = high / totalWeight;
    overall[index] = withinBounds(quotient + (divisionRemainder(high, totalWeight, quotient) + low) / totalWeight);
  }

  return {
    model,
    layout,
    findResponseProblems: (responses) => write(responses, new Uint8Array(stride), 0),
    encode(responses, into, offset = 0) {
      const problems = write(responses, into, offset);
      if (problems.length > 0) throw new UnscorableResponsesError(problems);
    },
    createScoreMatrix: (rowCount) => ({
      competencies: new Float64Array(rowCount * competencyCount),
      overall: new Float64Array(rowCount),
    }),
    scoreRows(rows, rowCount, into) {
      if (rows.length < rowCount * stride || into.overall.length < rowCount) {
        throw new RangeError(`rows or matrix hold fewer than ${rowCount} attempts`);
      }
      for (let row = 0; row < rowCount; row++) scoreRow(rows, row * stride, into, row);
    },
    scoreRow,
    tallyRow(rows, offset, competency) {
      const tallied = tally(rows, offset, competency);
      return { ...tallied, missingReason: missingReasonOf(tallied) };
    },
  };
}

/** Whole numbers in the proportion of the competency weights, or the weights themselves where those grow too large. */
function weightsForOverall(model: ScoringModel): number[] {
  const weights = model.competencies.map(({ weight }) => weight);
  const integers = toProportionalIntegers(weights);
  const total = integers.reduce((sum, weight) => sum + weight, 0n);
  return isExactAsNumber(100n * total) ? integers.map(Number) : weights;
}

/** Only a model whose numbers outgrow exact integers can round to a hair beyond the bounds; NaN stays NaN. */
function withinBounds(score: number): number {
  return Math.min(100, Math.max(0, score));
}
