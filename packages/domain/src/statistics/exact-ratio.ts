/** Bits beyond the 53 of a double, so that cutting the rest off does not show. */
const bitsOfQuotient = 72;

/** a / b as the nearest double (within half an ulp and a hair), however large the two are; b must not be 0. */
export function divideExactly(a: bigint, b: bigint): number {
  if (isDouble(a) && isDouble(b)) return Number(a) / Number(b);
  const shift = bitsOfQuotient + bitLength(b) - bitLength(a);
  return shift > 0 ? Number((a << BigInt(shift)) / b) * 2 ** -shift : Number(a / b);
}

/** r from a covariance and two variances in one common unit; null where one does not vary. */
export function correlateExactly(covariance: bigint, variance: bigint, otherVariance: bigint): number | null {
  if (variance <= 0n || otherVariance <= 0n) return null;
  const size = Math.sqrt(divideExactly(covariance * covariance, variance * otherVariance));
  return covariance < 0n ? -size : size;
}

const largest = BigInt(Number.MAX_SAFE_INTEGER);

/** Whether it is the same as a double. */
const isDouble = (value: bigint) => value <= largest && value >= -largest;

function bitLength(value: bigint): number {
  return 4 * (value < 0n ? -value : value).toString(16).length;
}
