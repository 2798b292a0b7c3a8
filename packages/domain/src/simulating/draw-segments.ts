import type { Form } from '../publishing/form.ts';
import { createRandom, type Random } from './random.ts';
import type { SimulationSettings } from './simulation-settings.ts';

/** A segment question: how many choose each option, and how those people differ. */
export interface SimulatedSegment {
  id: string;
  options: readonly {
    id: string;
    /** what it adds to the ability of each competency, in the order of the scoring model */
    shifts: Float64Array;
  }[];
  /** how much more often one option is chosen than another */
  weights: readonly number[];
}

/** Draws by seed and segment alone which options are frequent and what they say about people. */
export function drawSegments(
  form: Form,
  competencyCount: number,
  { seed, segmentEffect }: SimulationSettings,
): SimulatedSegment[] {
  return form.segments.map(({ id, options }) => {
    const random = createRandom(`segment ${seed} ${id}`);
    return {
      id,
      weights: options.map(() => Math.exp(0.7 * random.normal())),
      options: options.map((option) => ({ id: option.id, shifts: drawShifts(competencyCount, segmentEffect, random) })),
    };
  });
}

/** Half of the variance is common to all competencies, so that the overall differs as well. */
function drawShifts(competencyCount: number, effect: number, random: Random): Float64Array {
  const common = random.normal();
  return Float64Array.from({ length: competencyCount }, () => effect * Math.SQRT1_2 * (common + random.normal()));
}
