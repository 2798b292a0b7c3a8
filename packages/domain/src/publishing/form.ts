import { z } from 'zod';
import { keySchema } from '../content/key.ts';
import { localisedTextSchema } from '../content/localised-text.ts';
import { questionTypes } from '../content/question.ts';

const idSchema = z.string().regex(/^[0-9a-f]{16}$/);

export const formPlacementSchema = z.strictObject({
  id: idSchema,
  required: z.boolean(),
  question: z.strictObject({
    id: idSchema,
    key: keySchema,
    bank: keySchema,
    type: z.enum(questionTypes),
    prompt: localisedTextSchema,
    help: localisedTextSchema.optional(),
    /** the measured (top-level) competency; none for forced choice */
    competency: keySchema.optional(),
    /** the sub-competency, where the question names one */
    subCompetency: keySchema.optional(),
    options: z.array(z.strictObject({ id: idSchema, key: keySchema, label: localisedTextSchema })),
  }),
});
export type FormPlacement = z.infer<typeof formPlacementSchema>;

/** The frozen delivery document of an assessment: all that respondents see, no value and no weight. */
export const formSchema = z.strictObject({
  schemaVersion: z.literal(1),
  assessment: keySchema,
  competencies: z.array(
    z.strictObject({ key: keySchema, name: localisedTextSchema, description: localisedTextSchema.optional() }),
  ),
  sections: z.array(
    z.strictObject({
      id: idSchema,
      key: keySchema,
      title: localisedTextSchema,
      placements: z.array(formPlacementSchema),
    }),
  ),
  segments: z.array(
    z.strictObject({
      id: idSchema,
      key: keySchema,
      prompt: localisedTextSchema,
      options: z.array(z.strictObject({ id: idSchema, key: keySchema, label: localisedTextSchema })),
    }),
  ),
});
export type Form = z.infer<typeof formSchema>;

/** Every placement of a form in the order in which respondents meet them. */
export function placementsOf(form: Form): FormPlacement[] {
  return form.sections.flatMap((section) => section.placements);
}
