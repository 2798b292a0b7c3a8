import { z } from 'zod';
import { keyField, referenceField } from './fields.ts';

const title = z.string().meta({ description: 'The title; the text below has no first-level heading of its own.' });
const summary = z
  .string()
  .meta({ description: 'One or two sentences for lists and search results, at most 300 characters.' });

export const guideFileSchema = z
  .strictObject({
    title,
    summary,
    competencies: z
      .array(
        referenceField('Key of a competency or sub-competency, or `framework/key` where frameworks share the key.'),
      )
      .default([])
      .meta({ description: 'The competencies that the guide is about.' }),
    assessments: z
      .array(keyField('Slug of an assessment.'))
      .default([])
      .meta({ description: 'The assessments to take before or after reading.' }),
    related: z
      .array(keyField('Slug of a guide.'))
      .default([])
      .meta({ description: 'Guides to read beside it, in reading order.' }),
  })
  .meta({ title: 'guides/<slug>.md', description: 'The front matter of a guide in the default locale.' });
export type GuideFile = z.infer<typeof guideFileSchema>;

/** Of guides/<slug>.<locale>.md; what is left out stays untranslated. */
export const guideTranslationFileSchema = z
  .strictObject({ title: title.optional(), summary: summary.optional() })
  .meta({ title: 'guides/<slug>.<locale>.md', description: 'The front matter of a guide’s translation.' });
export type GuideTranslationFile = z.infer<typeof guideTranslationFileSchema>;
