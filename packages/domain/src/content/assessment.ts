import { z } from 'zod';
import { keySchema } from './key.ts';
import { localisedTextSchema } from './localised-text.ts';

/** A non-negative weight; what counts is its share, so any scale will do. */
export const weightSchema = z.number().min(0).max(1_000_000);
export const targetSchema = z.number().min(0).max(100);

export const placementSchema = z.strictObject({
  /** `bank/question` */
  question: z.string(),
  weight: weightSchema,
  required: z.boolean(),
});
export type Placement = z.infer<typeof placementSchema>;

export const segmentQuestionSchema = z.strictObject({
  key: keySchema,
  prompt: localisedTextSchema,
  options: z
    .array(z.strictObject({ key: keySchema, label: localisedTextSchema }))
    .min(2)
    .max(100),
});
export type SegmentQuestion = z.infer<typeof segmentQuestionSchema>;

/** `from` is the inclusive lower cut; a band ends where the next begins, the last one at 100. */
export const bandSchema = z.strictObject({
  key: keySchema,
  name: localisedTextSchema,
  text: localisedTextSchema,
  from: z.number().min(0).max(100),
});
export type Band = z.infer<typeof bandSchema>;

/** What a role demands at a stage: competency key → target, and competency key → weight. */
export const roleProfileSchema = z.strictObject({
  role: keySchema,
  stage: keySchema,
  label: localisedTextSchema,
  basis: localisedTextSchema.optional(),
  targets: z.record(keySchema, targetSchema),
  weights: z.record(keySchema, weightSchema),
});
export type RoleProfile = z.infer<typeof roleProfileSchema>;

/** Which guides answer a focus area in one of these bands, for one role or (role absent) for all. */
export const focusRuleSchema = z.strictObject({
  competency: keySchema,
  bands: z.array(keySchema).min(1),
  role: keySchema.optional(),
  guides: z.array(keySchema).min(1),
});
export type FocusRule = z.infer<typeof focusRuleSchema>;

const poleSchema = z.strictObject({ key: keySchema, name: localisedTextSchema });

/** The two ends between which forced-choice questions place a person. */
export const orientationSchema = z.strictObject({ positive: poleSchema, negative: poleSchema });

export const assessmentSchema = z.strictObject({
  slug: keySchema,
  title: localisedTextSchema,
  summary: localisedTextSchema,
  introduction: localisedTextSchema,
  /** how long respondents are told it takes, in minutes */
  statedMinutes: z.int().min(1).max(600).optional(),
  framework: keySchema,
  /** the measured top-level competencies in order, with their weight in the overall */
  competencies: z.array(z.strictObject({ competency: keySchema, weight: weightSchema })).min(1),
  sections: z
    .array(z.strictObject({ key: keySchema, title: localisedTextSchema, placements: z.array(placementSchema) }))
    .min(1),
  segments: z.array(segmentQuestionSchema),
  orientation: orientationSchema.optional(),
  bands: z.array(bandSchema).min(1),
  roleProfiles: z.array(roleProfileSchema),
  focusRules: z.array(focusRuleSchema),
});
export type Assessment = z.infer<typeof assessmentSchema>;
