/** A square matrix of doubles, row by row. */
export interface Matrix {
  readonly size: number;
  readonly entries: Float64Array;
}

/** A matrix from a function of row and column. */
export function fillMatrix(size: number, entry: (row: number, column: number) => number): Matrix {
  const entries = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) entries[row * size + column] = entry(row, column);
  }
  return { size, entries };
}

export function entryOf({ size, entries }: Matrix, row: number, column: number): number {
  return entries[row * size + column] as number;
}

export function sumEntries({ entries }: Matrix): number {
  return entries.reduce((sum, entry) => sum + entry, 0);
}

export function traceOf(matrix: Matrix): number {
  let trace = 0;
  for (let i = 0; i < matrix.size; i++) trace += entryOf(matrix, i, i);
  return trace;
}

/** The matrix without one row and column. */
export function dropRow(matrix: Matrix, dropped: number): Matrix {
  const kept = (place: number) => (place < dropped ? place : place + 1);
  return fillMatrix(matrix.size - 1, (i, j) => entryOf(matrix, kept(i), kept(j)));
}

/** Correlations from covariances; null where a variable does not vary. */
export function correlationFrom(covariance: Matrix): Matrix | null {
  const { size } = covariance;
  for (let i = 0; i < size; i++) if (!(entryOf(covariance, i, i) > 0)) return null;
  return fillMatrix(size, (i, j) => {
    if (i === j) return 1;
    const scale = Math.sqrt(entryOf(covariance, i, i)) * Math.sqrt(entryOf(covariance, j, j));
    return Math.min(1, Math.max(-1, entryOf(covariance, i, j) / scale));
  });
}

/** Under this share of a variable's variance left unexplained by the others, it counts as fully determined by them. */
const leastUnexplained = 1e-12;

/** Diagonal of the inverse of a correlation matrix, by Cholesky's decomposition; null where it is singular. */
export function invertedDiagonal(correlation: Matrix): number[] | null {
  const { size } = correlation;
  const lower = new Float64Array(size * size);
  const at = (i: number, j: number) => lower[i * size + j] as number;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = entryOf(correlation, i, j);
      for (let l = 0; l < j; l++) rest -= at(i, l) * at(j, l);
      if (i === j && !(rest > leastUnexplained)) return null;
      lower[i * size + j] = i === j ? Math.sqrt(rest) : rest / at(j, j);
    }
  }
  // R⁻¹ = L⁻ᵀ L⁻¹, so its diagonal is the sums of squares of the columns of L⁻¹, each solved forwards.
  return Array.from({ length: size }, (_, column) => {
    const solved = new Float64Array(size);
    let sumOfSquares = 0;
    for (let i = column; i < size; i++) {
      let rest = i === column ? 1 : 0;
      for (let j = column; j < i; j++) rest -= at(i, j) * (solved[j] as number);
      const value = rest / at(i, i);
      solved[i] = value;
      sumOfSquares += value * value;
    }
    return sumOfSquares;
  });
}
