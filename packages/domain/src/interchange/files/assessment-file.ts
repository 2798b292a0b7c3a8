import { z } from 'zod';
import { bandSchema, targetSchema, weightSchema } from '../../content/assessment.ts';
import { keySchema } from '../../content/key.ts';
import { keyField, referenceField, textField } from './fields.ts';

const weightField = (description: string) =>
  weightSchema
    .default(1)
    .meta({ description: `${description} What counts is its share of all weights; 1 if left out.` });

const segmentsField = z
  .array(
    z.strictObject({
      key: keyField('Identity of the segment question within the assessment.'),
      prompt: textField('What the segment question asks.'),
      options: z
        .array(
          z.strictObject({
            key: keyField('Identity of the option within its segment question.'),
            label: textField('What respondents read.'),
          }),
        )
        .min(2)
        .max(100)
        .meta({ description: 'The options in the order shown.' }),
    }),
  )
  .default([])
  .meta({ description: 'Unscored questions, optional for respondents, whose options analysts compare.' });

const poleField = (description: string) =>
  z
    .strictObject({ key: keyField('Identity of the pole.'), name: textField('What the pole is called.') })
    .meta({ description });

const roleProfileFileSchema = z.strictObject({
  role: keyField('The role, as focus rules name it.'),
  stage: keyField('The stage; a role has one profile a stage.'),
  label: textField('What the role profile is called.'),
  basis: textField('Where the numbers come from.').optional(),
  targets: z
    .record(keySchema, targetSchema)
    .meta({ description: 'For each measured competency the score from 0 to 100 that the role demands.' }),
  weights: z.record(keySchema, weightSchema).default({}).meta({
    description: 'How much each competency matters to the role when focus areas are put in order; 1 if left out.',
  }),
});

const focusRuleFileSchema = z.strictObject({
  competency: keyField('The measured competency that the rule is about.'),
  bands: z.array(keyField('Key of a band.')).min(1).meta({ description: 'The bands in which the rule answers.' }),
  role: keyField('The role that the rule is for; every role if left out.').optional(),
  guides: z.array(keyField('Slug of a guide.')).min(1).meta({ description: 'The guides to read, best first.' }),
});

export const assessmentFileSchema = z
  .strictObject({
    title: textField('What the assessment is called.'),
    summary: textField('One or two sentences for lists.'),
    introduction: textField('Markdown shown before the first question.'),
    statedMinutes: z
      .int()
      .min(1)
      .max(600)
      .optional()
      .meta({ description: 'How long respondents are told it takes; a warning says when the texts take longer.' }),
    framework: keyField('Slug of the framework whose competencies are measured.'),
    competencies: z
      .array(
        z.strictObject({
          competency: keyField('Key of a top-level competency of the framework.'),
          weight: weightField('Weight of the competency in the overall score.'),
        }),
      )
      .min(1)
      .meta({ description: 'The measured competencies, in the order in which results show them.' }),
    sections: z
      .array(
        z.strictObject({
          key: keyField('Identity of the section within the assessment.'),
          title: textField('Heading of the section.'),
          placements: z
            .array(
              z.strictObject({
                question: referenceField('Key of the question, or `bank/key` where banks share the key.'),
                weight: weightField('Weight of the question in its competency.'),
                required: z
                  .boolean()
                  .default(true)
                  .meta({ description: 'Whether the attempt cannot be submitted without an answer.' }),
              }),
            )
            .meta({ description: 'The questions in the order asked.' }),
        }),
      )
      .min(1)
      .meta({ description: 'The pages of the assessment, in order.' }),
    segments: segmentsField,
    orientation: z
      .strictObject({
        positive: poleField('The pole that options of value 1 lean to.'),
        negative: poleField('The pole that options of value -1 lean to.'),
      })
      .optional()
      .meta({
        description: 'The two ends between which forced-choice questions place a person; needed with any of them.',
      }),
    bands: z
      .array(
        z.strictObject({
          key: keyField('Identity of the band within the assessment.'),
          name: textField('What the band is called.'),
          text: textField('What a score in the band means.'),
          from: bandSchema.shape.from.meta({
            description:
              'The lowest score of the band; the first band is from 0, each ends where the next begins, the last at 100.',
          }),
        }),
      )
      .min(1)
      .meta({ description: 'The bands of scores, ascending.' }),
    roleProfiles: z
      .array(roleProfileFileSchema)
      .default([])
      .meta({ description: 'What each role demands at each stage; the first is the default.' }),
    focusRules: z
      .array(focusRuleFileSchema)
      .default([])
      .meta({ description: 'Which guides answer a competency in which a person is below the target.' }),
  })
  .meta({
    title: 'assessments/<slug>.yaml',
    description: 'A composition of questions with all that is needed to score them.',
  });
export type AssessmentFile = z.infer<typeof assessmentFileSchema>;
