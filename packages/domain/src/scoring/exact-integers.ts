/**
 * The smallest whole numbers in the same proportion as these decimals: [0.5, 1.25, 0] → [2, 5, 0].
 * Weights count by their share alone, so whole numbers lose nothing, and sums of them are exact.
 */
export function toProportionalIntegers(decimals: readonly number[]): bigint[] {
  const fractions = decimals.map(toDecimalFraction);
  const denominator = fractions.reduce((common, fraction) => leastCommonMultiple(common, fraction.denominator), 1n);
  const integers = fractions.map((fraction) => fraction.numerator * (denominator / fraction.denominator));
  const divisor = integers.reduce(greatestCommonDivisor, 0n);
  return divisor === 0n ? integers : integers.map((integer) => integer / divisor);
}

/** A non-negative number as the fraction that its decimal notation says: 0.29 → 29/100, which no binary number is. */
export function toDecimalFraction(value: number): { numerator: bigint; denominator: bigint } {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', decimals = ''] = mantissa.split('.');
  const digits = BigInt(whole + decimals);
  const places = decimals.length - Number(exponent);
  return places >= 0
    ? { numerator: digits, denominator: 10n ** BigInt(places) }
    : { numerator: digits * 10n ** BigInt(-places), denominator: 1n };
}

/** The common denominator of two positive denominators. */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}

/** Whether every whole number up to this one can be told apart in a double. */
export function isExactAsNumber(largest: bigint): boolean {
  return largest <= BigInt(Number.MAX_SAFE_INTEGER);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
