import type { ScoringModel } from '../publishing/scoring-model.ts';

type Bands = ScoringModel['bands'];

/**
 * Place of the band that a score falls into, −1 for none. Bands are half-open: a score on a cut belongs to the band that
 * begins there, and the last band takes in 100. Compare scores as computed, never rounded ones.
 */
export function bandIndexOf(bands: Bands, score: number): number {
  let found = -1;
  for (let index = 0; index < bands.length; index++) {
    const from = bands[index]?.from ?? Number.NaN;
    if (from <= score && from >= (bands[found]?.from ?? 0)) found = index;
  }
  return found;
}

/** Key of the band that a score falls into; null without a score, or below the first cut. */
export function bandOf(bands: Bands, score: number | null): string | null {
  if (score === null) return null;
  return bands[bandIndexOf(bands, score)]?.key ?? null;
}
