/** A handful of steps and, near the mean, a few √(a + b) terms are usual; beyond these only rounding is left to be won. */
const mostSteps = 100;
const mostTerms = 100_000;

/**
 * The F of `numerator` and `denominator` degrees of freedom (each at least 1) that a share `p` of all values stays under.
 * F = (b / a) x / (1 − x), where the regularised incomplete beta function I_x(a, b) of a = numerator / 2 and
 * b = denominator / 2 is p; solved for the logit of x, in which F is exponential, so that the error is relative.
 */
export function quantileOfF(p: number, numerator: number, denominator: number): number {
  if (!(p > 0 && p < 1 && numerator >= 1 && denominator >= 1)) throw new RangeError('no such quantile of F');
  const a = numerator / 2;
  const b = denominator / 2;
  const centre = Math.log(a / b);
  const excess = (logit: number) => shareUnder(logit, a, b) - p;
  let below = centre;
  let above = centre;
  for (let step = 1; excess(below) > 0; step *= 2) below -= step;
  for (let step = 1; excess(above) < 0; step *= 2) above += step;

  let logit = (below + above) / 2;
  for (let step = 0; step < mostSteps; step++) {
    const error = excess(logit);
    if (error > 0) above = logit;
    else below = logit;
    const newton = logit - error / Math.exp(logOfDensity(logit, a, b));
    const next = newton > below && newton < above ? newton : (below + above) / 2;
    const hasArrived = Math.abs(next - logit) <= 4 * Number.EPSILON * Math.max(1, Math.abs(logit - centre));
    logit = next;
    if (hasArrived) break;
  }
  return Math.exp(logit - centre);
}

/** I_x(a, b) at x = 1 / (1 + e^−logit). */
function shareUnder(logit: number, a: number, b: number): number {
  const x = 1 / (1 + Math.exp(-logit));
  const density = Math.exp(logOfDensity(logit, a, b));
  // The fraction converges fast on the near side of the mean only; I_x(a, b) = 1 − I_{1−x}(b, a) for the other.
  if (x < (a + 1) / (a + b + 2)) return (density / a) * betaFraction(x, a, b);
  return 1 - (density / b) * betaFraction(1 / (1 + Math.exp(logit)), b, a);
}

/**
 * Logarithm of x^a (1 − x)^b / B(a, b), the derivative of I_x by the logit of x. B is taken apart by Stirling's formula,
 * so that the large terms, which would cancel out, never arise: x is compared with its centre a / (a + b).
 */
function logOfDensity(logit: number, a: number, b: number): number {
  const distance = logit - Math.log(a / b);
  // ln (x / x₀) = −ln (x₀ + (1 − x₀) e^−distance), and the same for 1 − x
  const share = a / (a + b);
  const logOfX = -Math.log1p((1 - share) * Math.expm1(-distance));
  const logOfRest = -Math.log1p(share * Math.expm1(distance));
  const scale = 0.5 * Math.log((a / (2 * Math.PI)) * (b / (a + b)));
  return a * logOfX + b * logOfRest + scale - stirlingRest(a) - stirlingRest(b) + stirlingRest(a + b);
}

/** ln Γ(z) − ((z − ½) ln z − z + ½ ln 2π), z > 0: NIST Digital Library of Mathematical Functions, 5.11.1. */
function stirlingRest(z: number): number {
  if (z < 16) return stirlingRest(z + 1) + (z + 0.5) * Math.log1p(1 / z) - 1;
  const square = z * z;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / (1188 * square)) / square) / square) / square) / z;
}

/**
 * I_x(a, b) · a B(a, b) / (x^a (1 − x)^b) as a continued fraction: NIST Digital Library of Mathematical Functions,
 * 8.17.22, its convergents taken as products of ratios (Lentz's method).
 */
function betaFraction(x: number, a: number, b: number): number {
  let upper = 1;
  let lower = 0;
  let fraction = 1;
  for (let m = 0; m < mostTerms; m++) {
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    const even = ((m + 1) * (b - m - 1) * x) / ((a + 2 * m + 1) * (a + 2 * m + 2));
    let change = 1;
    for (const term of [odd, even]) {
      upper = awayFromZero(1 + term / upper);
      lower = 1 / awayFromZero(1 + term * lower);
      change *= upper * lower;
    }
    fraction *= change;
    if (Math.abs(change - 1) <= Number.EPSILON) break;
  }
  return 1 / fraction;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-300 ? 1e-300 : value;
}
