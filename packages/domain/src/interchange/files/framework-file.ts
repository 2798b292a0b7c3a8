import { z } from 'zod';
import { keyField, textField } from './fields.ts';

const subCompetencyFields = {
  key: keyField('Identity of the competency, unique in the framework, sub-competencies included.'),
  name: textField('What the competency is called.'),
  description: textField('What it means, in a sentence or two.').optional(),
};

export const frameworkFileSchema = z
  .strictObject({
    name: textField('What the framework is called.'),
    description: textField('What it is about.').optional(),
    competencies: z
      .array(
        z.strictObject({
          ...subCompetencyFields,
          children: z
            .array(z.strictObject(subCompetencyFields))
            .default([])
            .meta({ description: 'Sub-competencies; their questions count towards this competency.' }),
        }),
      )
      .min(1)
      .meta({ description: 'The competencies, in the order in which results show them.' }),
  })
  .meta({ title: 'frameworks/<slug>.yaml', description: 'A set of competencies, a tree of two levels at most.' });
export type FrameworkFile = z.infer<typeof frameworkFileSchema>;
