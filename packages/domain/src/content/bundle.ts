import { z } from 'zod';
import { assessmentSchema } from './assessment.ts';
import { frameworkSchema } from './framework.ts';
import { guideSchema } from './guide.ts';
import { localeSchema } from './key.ts';
import { questionBankSchema, questionSchema } from './question.ts';

/** All content of an installation, every reference qualified and every text localised. */
export const bundleSchema = z.strictObject({
  defaultLocale: localeSchema,
  locales: z.array(localeSchema).min(1),
  guides: z.array(guideSchema),
  frameworks: z.array(frameworkSchema),
  banks: z.array(questionBankSchema),
  questions: z.array(questionSchema),
  assessments: z.array(assessmentSchema),
});
export type Bundle = z.infer<typeof bundleSchema>;
