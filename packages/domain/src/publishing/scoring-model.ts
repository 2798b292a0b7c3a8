import { z } from 'zod';
import { targetSchema, weightSchema } from '../content/assessment.ts';
import { keySchema } from '../content/key.ts';

/** How one scored placement counts; `values` is the key: option id → integer value. */
export const scoredPlacementSchema = z.strictObject({
  placement: z.string(),
  competency: keySchema,
  multiple: z.boolean(),
  reversed: z.boolean(),
  weight: weightSchema,
  values: z.record(z.string(), z.int()),
});
export type ScoredPlacement = z.infer<typeof scoredPlacementSchema>;

export const scoringRoleProfileSchema = z.strictObject({
  id: z.string(),
  role: keySchema,
  stage: keySchema,
  targets: z.record(keySchema, targetSchema),
  weights: z.record(keySchema, weightSchema),
});
export type ScoringRoleProfile = z.infer<typeof scoringRoleProfileSchema>;

/** The frozen scoring of every form of one structure: numbers only, so that rewording never makes a new model. */
export const scoringModelSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** structure of the forms it can score: placements, types and options without their texts */
  structureHash: z.string(),
  placements: z.array(scoredPlacementSchema),
  /** in framework order, with the weight in the overall as the editor set it (its share is what counts) */
  competencies: z.array(z.strictObject({ key: keySchema, weight: weightSchema })),
  /** a competency has a score when more than this share of its presented questions, and of their weight, is answered */
  missingRule: z.strictObject({ answeredShareAbove: z.number().min(0).max(1) }),
  /** ascending by `from`, the first from 0 */
  bands: z.array(z.strictObject({ key: keySchema, from: z.number().min(0).max(100) })),
  roleProfiles: z.array(scoringRoleProfileSchema),
  orientation: z
    .strictObject({
      positive: keySchema,
      negative: keySchema,
      /** option id → pole */
      placements: z.array(z.strictObject({ placement: z.string(), poles: z.record(z.string(), z.literal([1, -1])) })),
    })
    .nullable(),
});
export type ScoringModel = z.infer<typeof scoringModelSchema>;
