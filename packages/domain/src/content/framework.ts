import { z } from 'zod';
import { keySchema } from './key.ts';
import { localisedTextSchema } from './localised-text.ts';

const competencyFields = {
  key: keySchema,
  name: localisedTextSchema,
  description: localisedTextSchema.optional(),
};

/** A construct that questions measure; children are its sub-competencies. */
export const competencySchema = z.strictObject({
  ...competencyFields,
  children: z.array(z.strictObject(competencyFields)),
});
export type Competency = z.infer<typeof competencySchema>;

/** A set of competencies, a tree of two levels at most. */
export const frameworkSchema = z.strictObject({
  slug: keySchema,
  name: localisedTextSchema,
  description: localisedTextSchema.optional(),
  competencies: z.array(competencySchema).min(1),
});
export type Framework = z.infer<typeof frameworkSchema>;

/** The top-level competency that a competency or sub-competency key belongs to. */
export function topLevelCompetency(framework: Framework, key: string): Competency | undefined {
  return framework.competencies.find(
    (competency) => competency.key === key || competency.children.some((child) => child.key === key),
  );
}
