import type { Random } from './random.ts';
import type { SimulationSettings } from './simulation-settings.ts';

/** Correlations that no people can have, or too few or too many of them. */
export class ImpossibleCorrelations extends Error {
  override readonly name = 'ImpossibleCorrelations';
}

/** Gives a function that draws abilities of mean 0 and standard deviation 1, correlated as asked. */
export function prepareToDrawAbilities(
  competencyCount: number,
  correlation: SimulationSettings['correlation'],
): (random: Random) => Float64Array {
  const lower = factorise(correlationMatrix(competencyCount, correlation));
  return (random) => {
    const independent = lower.map(() => random.normal());
    return Float64Array.from(lower, (row) =>
      row.reduce((sum, factor, place) => sum + factor * (independent[place] as number), 0),
    );
  };
}

function correlationMatrix(size: number, correlation: SimulationSettings['correlation']): number[][] {
  const pairs = (size * (size - 1)) / 2;
  const given = typeof correlation === 'number' ? new Array<number>(pairs).fill(correlation) : correlation;
  if (given.length !== pairs) {
    throw new ImpossibleCorrelations(
      `There are ${size} competencies, so ${pairs} pairs of them, and ${given.length} correlations were given.`,
    );
  }
  const matrix = Array.from({ length: size }, (_, i) => Array.from({ length: size }, (__, j) => (i === j ? 1 : 0)));
  let pair = 0;
  for (let i = 0; i < size; i++) {
    for (let j = i + 1; j < size; j++, pair++) {
      (matrix[i] as number[])[j] = given[pair] as number;
      (matrix[j] as number[])[i] = given[pair] as number;
    }
  }
  return matrix;
}

/** L with L Lᵀ the matrix, by Cholesky's decomposition; a variable that others determine adds nothing of its own. */
function factorise(matrix: readonly (readonly number[])[]): number[][] {
  const rounding = 1e-12;
  const lower: number[][] = [];
  const at = (i: number, j: number) => lower[i]?.[j] as number;
  matrix.forEach((row, i) => {
    lower.push([]);
    for (let j = 0; j <= i; j++) {
      let rest = row[j] as number;
      for (let l = 0; l < j; l++) rest -= at(i, l) * at(j, l);
      const isImpossible = i === j ? rest < -rounding : at(j, j) === 0 && Math.abs(rest) > rounding;
      if (isImpossible) throw new ImpossibleCorrelations('Competencies cannot be correlated like that all at once.');
      if (i === j) lower[i]?.push(Math.sqrt(rest < rounding ? 0 : rest));
      else lower[i]?.push(at(j, j) === 0 ? 0 : rest / at(j, j));
    }
  });
  return lower;
}
