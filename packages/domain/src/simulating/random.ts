import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** Numbers by chance that are the same for the same seed on every machine. */
export interface Random {
  /** from 0 to below 1 */
  uniform(): number;
  /** of mean 0 and standard deviation 1 */
  normal(): number;
  /** of the logistic distribution of mean 0 and scale 1 */
  logistic(): number;
  /** a place in a list of this length, each as likely */
  place(length: number): number;
  /** a place in a list of weights, as likely as its weight */
  weighted(weights: readonly number[]): number;
  /** Goes on as the nth of all sequences of the seed, whatever was drawn before. */
  restart(nth: number): void;
}

const range = 2 ** 32;

/** The generator sfc32 of PractRand (C. Doty-Humphrey), its state from a text and the number of the sequence. */
export function createRandom(seed: string): Random {
  const digest = new DataView(sha256(utf8ToBytes(seed)).buffer);
  let [a, b, c, counter] = [0, 0, 0, 0];
  let spare: number | null = null;

  const next = () => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + result;
    c |= 0;
    return result >>> 0;
  };
  const restart = (nth: number) => {
    a = digest.getInt32(0);
    b = digest.getInt32(4) ^ Math.floor(nth / range);
    c = nth | 0;
    counter = 1;
    spare = null;
    // What its author asks for until all bits of the seed have spread.
    for (let round = 0; round < 15; round++) next();
  };
  const uniform = () => next() / range;
  /** never 0 or 1, of which there are no logits */
  const between = () => (next() + 0.5) / range;
  restart(0);

  return {
    uniform,
    /** G. E. P. Box and M. E. Muller, "A note on the generation of random normal deviates", 1958. */
    normal() {
      if (spare !== null) {
        const kept = spare;
        spare = null;
        return kept;
      }
      const radius = Math.sqrt(-2 * Math.log(between()));
      const angle = 2 * Math.PI * uniform();
      spare = radius * Math.sin(angle);
      return radius * Math.cos(angle);
    },
    logistic() {
      const share = between();
      return Math.log(share / (1 - share));
    },
    place: (length) => Math.floor(uniform() * length),
    weighted(weights) {
      let rest = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      for (let place = 0; place < weights.length - 1; place++) {
        rest -= weights[place] as number;
        if (rest < 0) return place;
      }
      return weights.length - 1;
    },
    restart,
  };
}
