/** From values to pixels. */
export type Scale = (value: number) => number;

/** The values between two ends, laid out evenly between two places; values beyond the ends stay beyond. */
export function layOutScale(values: readonly [number, number], places: readonly [number, number]): Scale {
  const [from, to] = values;
  const [start, end] = places;
  if (from === to) return () => (start + end) / 2;
  return (value) => start + ((value - from) / (to - from)) * (end - start);
}

const steps = [1, 2, 2.5, 5, 10];

function roundStep(range: number, count: number): number {
  const wanted = range / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(wanted));
  return (steps.find((one) => one * power >= wanted * (1 - 1e-9)) ?? 10) * power;
}

// Multiplied and cut off, not summed up: sums of tenths drift.
const exact = (value: number) => Number(value.toPrecision(12));

/** Round values between two ends, about as many as asked for. */
export function roundTicks(from: number, to: number, count: number): number[] {
  if (!(to > from)) return [from];
  const step = roundStep(to - from, count);
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => exact((first + index) * step));
}

/** Round ends that hold all values with a little air. */
export function findEnds(values: readonly number[], count = 5): [number, number] {
  if (values.length === 0) return [0, 1];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const air = (high - low) * 0.05 || Math.abs(high) * 0.1 || 1;
  const step = roundStep(high - low + 2 * air, count);
  return [exact(Math.floor((low - air) / step) * step), exact(Math.ceil((high + air) / step) * step)];
}
