import { z } from 'zod';
import { keySchema } from './key.ts';
import { localisedTextSchema } from './localised-text.ts';

/** A guide: localised Markdown with what it is about and what to read beside it. */
export const guideSchema = z.strictObject({
  slug: keySchema,
  title: localisedTextSchema,
  summary: localisedTextSchema,
  /** `framework/competency` */
  competencies: z.array(z.string()),
  /** slugs of assessments */
  assessments: z.array(keySchema),
  /** slugs of guides, in reading order */
  related: z.array(keySchema),
  /** GitHub Markdown without a first-level heading: the title is one */
  body: localisedTextSchema,
});
export type Guide = z.infer<typeof guideSchema>;
