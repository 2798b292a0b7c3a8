import type { ScoringModel } from '../publishing/scoring-model.ts';
import { bandIndexOf } from '../scoring/bands.ts';

/**
 * Gives a function from a score to the place of its band in the model, as `bandIndexOf` finds it, or `bands.length`
 * without a score or a band. It makes nothing, so it may be called for each of millions of attempts.
 */
export function compileBands(bands: ScoringModel['bands']): (score: number) => number {
  // Between two neighbouring cuts the band is always the same, so it is enough to ask once for each cut.
  const cuts = Float64Array.from(new Set(bands.map(({ from }) => from))).sort();
  const places = Int32Array.from(cuts, (cut) => bandIndexOf(bands, cut));
  const none = bands.length;
  return (score) => {
    let place = none;
    for (let cut = 0; cut < cuts.length && score >= (cuts[cut] as number); cut++) place = places[cut] as number;
    return place;
  };
}
