import type { MissingReason, Scores } from '@yardstick/domain/scoring/scores.ts';
import { z } from 'zod';

export const missingReasons = [
  'no-questions-presented',
  'too-few-questions-answered',
  'too-little-weight-answered',
  'competency-without-score',
  'nothing-weighted',
] as const satisfies readonly MissingReason[];

const overallFields = {
  score: z.number().nullable(),
  missingReason: z.enum(missingReasons).nullable(),
  band: z.string().nullable(),
};

/** The JSON of `outcome.scores`. */
export const storedScoresSchema: z.ZodType<Scores> = z.strictObject({
  competencies: z.array(
    z.strictObject({ competency: z.string(), ...overallFields, answered: z.int(), presented: z.int() }),
  ),
  overall: z.strictObject(overallFields),
  orientation: z
    .strictObject({
      value: z.number(),
      interval: z.strictObject({ low: z.number(), high: z.number() }),
      lean: z.string().nullable(),
      questionCount: z.int(),
    })
    .nullable(),
});
