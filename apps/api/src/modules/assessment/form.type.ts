import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { type QuestionType, questionTypes } from '@yardstick/domain/content/question.ts';
import type { Form, FormPlacement } from '@yardstick/domain/publishing/form.ts';
import { builder } from '../../graphql/delivery-builder.ts';
import { readInstallation } from '../installation/read-installation.ts';
import type { FrozenForm } from '../publishing/published-content.ts';
import { CompetencyType, presentCompetency } from './competency.type.ts';

/** Anything of a form together with the locales to read it in and the form it belongs to. */
interface InForm<T> {
  item: T;
  form: Form;
  preferred: readonly string[];
}

export interface PresentedForm {
  form: FrozenForm;
  preferred: readonly string[];
}

type Option = FormPlacement['question']['options'][number];
type SegmentQuestion = Form['segments'][number];
type SegmentOption = SegmentQuestion['options'][number];

const questionTypeNames: Record<QuestionType, string> = {
  'single-choice': 'SINGLE_CHOICE',
  'multiple-choice': 'MULTIPLE_CHOICE',
  likert: 'LIKERT',
  'forced-choice': 'FORCED_CHOICE',
};

const questionTypeDescriptions: Record<QuestionType, string> = {
  'single-choice': 'Choose one option.',
  'multiple-choice': 'Choose any number of options.',
  likert: 'Choose one step of an ordered scale.',
  'forced-choice': 'Choose the one of two that fits better.',
};

const QuestionTypeEnum = builder.enumType('QuestionType', {
  description: 'How a question is answered.',
  values: Object.fromEntries(
    questionTypes.map((type) => [
      questionTypeNames[type],
      { value: type, description: questionTypeDescriptions[type] },
    ]),
  ),
});

export const OptionType = builder.objectRef<InForm<Option>>('Option').implement({
  description: 'A choice of a question. What it is worth is not part of this schema.',
  fields: (t) => ({
    id: t.id({
      description: 'Its stable id: the same in every locale and after rewording.',
      resolve: ({ item }) => item.id,
    }),
    label: t.string({ description: 'Its text.', resolve: ({ item, preferred }) => textIn(item.label, preferred) }),
  }),
});

const QuestionObject = builder.objectRef<InForm<FormPlacement['question']>>('Question').implement({
  description: 'A question as respondents see it.',
  fields: (t) => ({
    id: t.id({ description: 'Its stable id.', resolve: ({ item }) => item.id }),
    key: t.string({ description: 'Its stable name in its bank.', resolve: ({ item }) => item.key }),
    type: t.field({ type: QuestionTypeEnum, description: 'How it is answered.', resolve: ({ item }) => item.type }),
    prompt: t.string({
      description: 'What is asked.',
      resolve: ({ item, preferred }) => textIn(item.prompt, preferred),
    }),
    help: t.string({
      nullable: true,
      description: 'An explanation, where one is needed.',
      resolve: ({ item, preferred }) => textIn(item.help, preferred) || null,
    }),
    competency: t.field({
      type: CompetencyType,
      nullable: true,
      description: 'The competency that it measures; null for a forced choice.',
      resolve: ({ item, form, preferred }) =>
        item.competency ? presentCompetency(form, item.competency, preferred) : null,
    }),
    options: t.field({
      type: [OptionType],
      description: 'Its options in the order in which to show them.',
      resolve: ({ item, ...rest }) => item.options.map((option) => ({ ...rest, item: option })),
    }),
  }),
});

export const PlacementType = builder.objectRef<InForm<FormPlacement>>('Placement').implement({
  description: 'A question in its place in a form.',
  fields: (t) => ({
    id: t.id({ description: 'The id that responses name.', resolve: ({ item }) => item.id }),
    required: t.boolean({
      description: 'Whether an attempt can be submitted without an answer to it.',
      resolve: ({ item }) => item.required,
    }),
    question: t.field({
      type: QuestionObject,
      description: 'The question.',
      resolve: ({ item, ...rest }) => ({ ...rest, item: item.question }),
    }),
  }),
});

const SectionType = builder.objectRef<InForm<Form['sections'][number]>>('Section').implement({
  description: 'A part of a form with a title.',
  fields: (t) => ({
    id: t.id({ description: 'Its stable id.', resolve: ({ item }) => item.id }),
    title: t.string({ description: 'Its title.', resolve: ({ item, preferred }) => textIn(item.title, preferred) }),
    placements: t.field({
      type: [PlacementType],
      description: 'Its questions in order.',
      resolve: ({ item, ...rest }) => item.placements.map((placement) => ({ ...rest, item: placement })),
    }),
  }),
});

export const SegmentOptionType = builder.objectRef<InForm<SegmentOption>>('SegmentOption').implement({
  description: 'A choice of a segment question.',
  fields: (t) => ({
    id: t.id({ description: 'The id that responses name.', resolve: ({ item }) => item.id }),
    key: t.string({ description: 'The stable name that filters of aggregates use.', resolve: ({ item }) => item.key }),
    label: t.string({ description: 'Its text.', resolve: ({ item, preferred }) => textIn(item.label, preferred) }),
  }),
});

export const SegmentType = builder.objectRef<InForm<SegmentQuestion>>('Segment').implement({
  description: 'An optional question that is not scored: a dimension by which aggregates can be read.',
  fields: (t) => ({
    id: t.id({ description: 'The id that responses name.', resolve: ({ item }) => item.id }),
    key: t.string({ description: 'The stable name that filters of aggregates use.', resolve: ({ item }) => item.key }),
    prompt: t.string({
      description: 'What is asked.',
      resolve: ({ item, preferred }) => textIn(item.prompt, preferred),
    }),
    options: t.field({
      type: [SegmentOptionType],
      description: 'Its options in order.',
      resolve: ({ item, ...rest }) => item.options.map((option) => ({ ...rest, item: option })),
    }),
  }),
});

export const FormType = builder.objectRef<PresentedForm>('Form');
builder.node(FormType, {
  description:
    'The frozen document that respondents answer. A published form never changes; a revision makes a new one.',
  id: { resolve: ({ form }) => form.id },
  loadOne: async (id, { database, content }) => {
    const form = await content.findForm(id);
    const { defaultLocale } = await readInstallation(database);
    return form && { form, preferred: [defaultLocale] };
  },
  fields: (t) => ({
    number: t.int({ description: '1, 2, 3 … within the assessment.', resolve: ({ form }) => form.number }),
    hash: t.string({ description: 'SHA-256 over the canonical JSON of the form.', resolve: ({ form }) => form.hash }),
    sections: t.field({
      type: [SectionType],
      description: 'Its sections in order.',
      resolve: ({ form, preferred }) => form.content.sections.map((item) => ({ item, form: form.content, preferred })),
    }),
    segments: t.field({
      type: [SegmentType],
      description: 'Its segment questions, all optional.',
      resolve: ({ form, preferred }) => form.content.segments.map((item) => ({ item, form: form.content, preferred })),
    }),
  }),
});
