import { z } from 'zod';
import { questionTypes } from '../../content/question.ts';
import { keyField, referenceField, textField } from './fields.ts';

const optionFileSchema = z.strictObject({
  key: keyField('Identity of the option within its question; says nothing about the value.'),
  label: textField('What respondents read.'),
  value: z.int().min(-1000).max(1000).meta({
    description:
      'The integer that the option counts. Of a forced choice 1 for the positive pole of the assessment and -1 for the negative one.',
  }),
});

export const questionFileSchema = z.strictObject({
  key: keyField('Identity of the question, unique in the bank.'),
  type: z.enum(questionTypes).meta({ description: 'How respondents answer: one of the four question types.' }),
  competency: referenceField(
    'Key of the competency or sub-competency that the question measures; a forced choice has none.',
  ).optional(),
  prompt: textField('What the question asks.'),
  help: textField('A hint below the prompt.').optional(),
  reversed: z.boolean().default(false).meta({ description: 'Whether a high value means less of the competency.' }),
  options: z
    .array(optionFileSchema)
    .min(2)
    .max(50)
    .meta({ description: 'The response options in the order shown; exactly two of a forced choice.' }),
});
export type QuestionFile = z.infer<typeof questionFileSchema>;

export const bankFileSchema = z
  .strictObject({
    name: textField('What the question bank is called.'),
    framework: keyField('Slug of the framework whose competencies the questions measure.'),
    questions: z.array(questionFileSchema).meta({ description: 'The questions of the bank.' }),
  })
  .meta({
    title: 'banks/<slug>.yaml',
    description: 'A set of reusable questions about the competencies of one framework.',
  });
export type BankFile = z.infer<typeof bankFileSchema>;
