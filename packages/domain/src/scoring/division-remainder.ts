/**
 * numerator − divisor · quotient without rounding, by splitting both factors into halves whose products are exact
 * (T. J. Dekker, "A floating-point technique for extending the available precision", 1971). Adding
 * remainder / divisor to what follows makes up for what the rounded quotient lost.
 */
export function divisionRemainder(numerator: number, divisor: number, quotient: number): number {
  const product = divisor * quotient;
  const divisorHigh = upperHalf(divisor);
  const divisorLow = divisor - divisorHigh;
  const quotientHigh = upperHalf(quotient);
  const quotientLow = quotient - quotientHigh;
  const error =
    divisorHigh * quotientHigh -
    product +
    divisorHigh * quotientLow +
    divisorLow * quotientHigh +
    divisorLow * quotientLow;
  return numerator - product - error;
}

function upperHalf(value: number): number {
  const scaled = 134_217_729 * value;
  return scaled - (scaled - value);
}
