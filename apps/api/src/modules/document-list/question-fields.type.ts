import type { QuestionType as TypeName } from '@yardstick/domain/content/question.ts';
import type { Document } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { QuestionBankType, QuestionType } from '../document/document.type.ts';
import type { ContentOf } from '../document/document-kind.ts';
import { documentsNamed } from './documents-named.ts';
import { localeDescription, readText } from './read-text.ts';

export const TypeOfQuestion = studio.enumType('QuestionType', {
  description: 'How a question is answered.',
  values: {
    SINGLE_CHOICE: { value: 'single-choice', description: 'Choose one option.' },
    MULTIPLE_CHOICE: { value: 'multiple-choice', description: 'Choose any number of options.' },
    LIKERT: { value: 'likert', description: 'Choose one step of an ordered scale.' },
    FORCED_CHOICE: { value: 'forced-choice', description: 'Choose the one of two that fits better.' },
  } satisfies Record<string, { value: TypeName; description: string }>,
});

const questionIn = ({ content }: Document) => content as unknown as ContentOf<'question'>;

studio.objectFields(QuestionType, (t) => ({
  bankKey: t.string({ description: 'Slug of its bank.', resolve: (row) => questionIn(row).bank }),
  bank: t.field({
    type: QuestionBankType,
    nullable: true,
    description: 'Its bank; null when there is none.',
    resolve: (row, _args, context) => documentsNamed(context).load({ kind: 'bank', key: questionIn(row).bank }),
  }),
  type: t.field({
    type: TypeOfQuestion,
    description: 'How it is answered.',
    resolve: (row) => questionIn(row).type,
  }),
  competencyKey: t.string({
    nullable: true,
    description: "Key of the competency, or sub-competency, of the bank's framework that it measures; null for none.",
    resolve: (row) => questionIn(row).competency,
  }),
  reversed: t.boolean({
    description: 'Whether a high value means less of the competency.',
    resolve: (row) => questionIn(row).reversed,
  }),
  prompt: t.string({
    description: 'What it asks.',
    args: { locale: t.arg.string({ description: localeDescription }) },
    resolve: (row, { locale }, context) => readText(questionIn(row).prompt, locale, context),
  }),
  optionCount: t.int({ description: 'How many options it has.', resolve: (row) => questionIn(row).options.length }),
  position: t.int({ description: 'Its place in the bank, from 0.', resolve: (row) => questionIn(row).position }),
}));
