/** The statistics from a list with one number per person, as textbooks define them: what cells must agree with. */

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function covarianceOf(values: readonly number[], others: readonly number[]): number {
  const [mean, otherMean] = [meanOf(values), meanOf(others)];
  const products = values.map((value, person) => (value - mean) * ((others[person] ?? Number.NaN) - otherMean));
  return products.reduce((sum, product) => sum + product, 0) / (values.length - 1);
}

export function standardDeviationOf(values: readonly number[]): number {
  return Math.sqrt(covarianceOf(values, values));
}

export function correlationOf(values: readonly number[], others: readonly number[]): number {
  return covarianceOf(values, others) / (standardDeviationOf(values) * standardDeviationOf(others));
}
