import { z } from 'zod';
import { keySchema } from './key.ts';
import { localisedTextSchema } from './localised-text.ts';

export const questionTypes = ['single-choice', 'multiple-choice', 'likert', 'forced-choice'] as const;
export type QuestionType = (typeof questionTypes)[number];

/** Of a forced-choice question the value names the pole: +1 the positive one, −1 the negative one. */
export const responseOptionSchema = z.strictObject({
  key: keySchema,
  label: localisedTextSchema,
  value: z.int().min(-1000).max(1000).optional(),
});
export type ResponseOption = z.infer<typeof responseOptionSchema>;

export const questionSchema = z.strictObject({
  key: keySchema,
  /** slug of the question bank */
  bank: keySchema,
  /** place within its bank, from 0 */
  position: z.int().min(0),
  type: z.enum(questionTypes),
  /** key of a competency or sub-competency of the bank's framework; a forced-choice question has none */
  competency: keySchema.optional(),
  prompt: localisedTextSchema,
  help: localisedTextSchema.optional(),
  /** a high value means less of the competency */
  reversed: z.boolean(),
  options: z.array(responseOptionSchema).min(2).max(50),
});
export type Question = z.infer<typeof questionSchema>;

/** A named set of reusable questions about the competencies of one framework. */
export const questionBankSchema = z.strictObject({
  slug: keySchema,
  name: localisedTextSchema,
  framework: keySchema,
});
export type QuestionBank = z.infer<typeof questionBankSchema>;
