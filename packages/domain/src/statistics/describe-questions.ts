import { type CoOccurrenceCells, countOf } from './co-occurrence-cells.ts';
import { correlateExactly, divideExactly } from './exact-ratio.ts';
import { momentsFromCells, weighCrossProducts } from './moments-from-cells.ts';
import { type KeyedQuestion, keyQuestions, type QuestionKey, weighQuestions } from './question-key.ts';

/** A question over the complete cases that were counted; null where undefined. */
export interface QuestionStatistics {
  placement: string;
  n: number;
  /** of the keyed value, in the unit of the options' values */
  mean: number | null;
  standardDeviation: number | null;
  /** mean of the question score, 0 to 1: difficulty where answers are right or wrong, endorsement of an attitude */
  difficulty: number | null;
  /** correlation with the weighted sum of the other questions, so not with itself (`r.drop` in the psych package) */
  itemRestCorrelation: number | null;
  options: readonly OptionStatistics[];
}

export interface OptionStatistics {
  option: string;
  n: number;
  /** of all complete cases */
  share: number | null;
  /** of choosing it, with the weighted sum of the other questions */
  restCorrelation: number | null;
}

/** Statistics of every question and option of the cells' layout, from counts alone. */
export function describeQuestions(cells: CoOccurrenceCells, keys: readonly QuestionKey[]): QuestionStatistics[] {
  const { layout, n } = cells;
  const keyed = keyQuestions(layout, keys);
  const { factors } = weighQuestions(keyed, keys);
  const { sums, crossProducts, means, standardDeviations } = momentsFromCells(cells, keys);
  return layout.questions.map(({ placement, options }, question) => {
    const weightsOfRest = factors.map((factor, other) => (other === question ? 0n : factor));
    const rest: Rest = {
      weights: weightsOfRest,
      varianceOfSum: weighCrossProducts(crossProducts, weightsOfRest, weightsOfRest),
    };
    const itself = factors.map((_, other) => (other === question ? 1n : 0n));
    return {
      placement,
      n,
      mean: means[question] ?? null,
      standardDeviation: standardDeviations[question] ?? null,
      difficulty: difficultyOf(keyed[question] as KeyedQuestion, sums[question] ?? 0n, BigInt(n)),
      itemRestCorrelation: correlateExactly(
        weighCrossProducts(crossProducts, itself, weightsOfRest),
        crossProducts[question]?.[question] ?? 0n,
        rest.varianceOfSum,
      ),
      options: options.map((option, index) => ({
        option,
        ...describeOption(cells, (layout.firstOptions[question] as number) + index, keyed, rest),
      })),
    };
  });
}

interface Rest {
  /** question → weight, 0 for the question itself */
  weights: readonly bigint[];
  /** times n (n − 1) */
  varianceOfSum: bigint;
}

function difficultyOf({ min, max }: KeyedQuestion, sum: bigint, n: bigint): number | null {
  if (n === 0n || max === min) return null;
  return divideExactly(sum - n * min, n * (max - min));
}

/** n Σ I_a z − N_a Σ z, where I_a says who chose the option and z is the weighted sum of the other questions. */
function describeOption(
  cells: CoOccurrenceCells,
  option: number,
  keyed: readonly KeyedQuestion[],
  rest: Rest,
): Omit<OptionStatistics, 'option'> {
  const { firstOptions } = cells.layout;
  const chosen = countOf(cells, option, option);
  let amongChoosers = 0n;
  let amongAll = 0n;
  for (const [question, { steps }] of keyed.entries()) {
    const weight = rest.weights[question] ?? 0n;
    if (weight === 0n) continue;
    for (const [index, step] of steps.entries()) {
      const other = (firstOptions[question] as number) + index;
      amongChoosers += weight * step * BigInt(countOf(cells, option, other));
      amongAll += weight * step * BigInt(countOf(cells, other, other));
    }
  }
  const [n, count] = [BigInt(cells.n), BigInt(chosen)];
  return {
    n: chosen,
    share: cells.n === 0 ? null : chosen / cells.n,
    restCorrelation: correlateExactly(
      n * amongChoosers - count * amongAll,
      n * count - count * count,
      rest.varianceOfSum,
    ),
  };
}
