import type { Cell, SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { AttemptOriginType } from '../attempt/attempt-origin.type.ts';
import { type People, PeopleCell } from './cell.type.ts';
import type { Origin } from './note-attempts.ts';

/** First and last calendar month, 2026-11, in UTC. */
export interface Months {
  from: string;
  to: string;
}

/** An option of a dimension in words; `key` null: no answer. */
export interface InsightOption {
  key: string | null;
  label: string;
}

/** What an answer is about, after filters were understood and months were widened. */
export interface InsightScope {
  form: number | null;
  structure: string;
  scoringModel: number;
  origins: readonly Origin[];
  months: Months | null;
  segments: { segment: string; options: string[]; noAnswer: boolean }[];
  locales: readonly string[] | null;
}

export interface InsightForm {
  number: number;
  hash: string;
  structure: string;
  isLive: boolean;
  people: Cell<People> | SuppressedCell;
}

export interface InsightModel {
  number: number;
  hash: string;
  structure: string;
  isLive: boolean;
  people: Cell<People> | SuppressedCell;
}

export interface InsightDimension {
  key: string;
  label: string;
  isSegment: boolean;
  canBeCombined: boolean;
  options: { option: InsightOption; people: Cell<People> | SuppressedCell }[];
}

export const MonthsType = studio.objectRef<Months>('InsightMonths').implement({
  description: 'Whole calendar months in UTC.',
  fields: (t) => ({
    from: t.exposeString('from', { description: 'The first, such as 2026-01.' }),
    to: t.exposeString('to', { description: 'The last.' }),
  }),
});

const SegmentScopeType = studio.objectRef<InsightScope['segments'][number]>('InsightSegment').implement({
  description: 'Options of a segment question, any of which people chose.',
  fields: (t) => ({
    segment: t.exposeString('segment', { description: 'Key of the segment question.' }),
    options: t.exposeStringList('options', { description: 'Keys of its options.' }),
    noAnswer: t.exposeBoolean('noAnswer', { description: 'Whether people who did not answer it are among them.' }),
  }),
});

export const InsightScopeType = studio.objectRef<InsightScope>('InsightScope').implement({
  description: 'What an answer is about: the filter as it was understood.',
  fields: (t) => ({
    form: t.exposeInt('form', { nullable: true, description: 'Number of the only form; null: all of the structure.' }),
    structure: t.exposeString('structure', {
      description: 'Hash of what the forms have in common; only forms of one structure can be compared.',
    }),
    scoringModel: t.exposeInt('scoringModel', { description: 'Number of the scoring model.' }),
    origins: t.field({
      type: [AttemptOriginType],
      description: 'Where attempts come from.',
      resolve: (s) => [...s.origins],
    }),
    months: t.field({
      type: MonthsType,
      nullable: true,
      description:
        'The months that are counted, which can be more than were asked for: only whole `periods` can be told apart. Null: all.',
      resolve: ({ months }) => months,
    }),
    segments: t.field({ type: [SegmentScopeType], description: 'All of these apply.', resolve: (s) => s.segments }),
    locales: t.stringList({ nullable: true, description: 'Locales; null: all.', resolve: ({ locales }) => locales }),
  }),
});

export const InsightFormType = studio.objectRef<InsightForm>('InsightForm').implement({
  description: 'A form of the assessment that has been published.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '1, 2, 3 … within the assessment.' }),
    contentHash: t.exposeString('hash', { description: 'SHA-256 over its canonical JSON.' }),
    structure: t.exposeString('structure', { description: 'Forms that share it can be compared.' }),
    isLive: t.exposeBoolean('isLive', { description: 'Whether respondents get it now.' }),
    people: t.field({ type: PeopleCell, description: 'Submitted attempts of the origins.', resolve: (f) => f.people }),
  }),
});

export const InsightModelType = studio.objectRef<InsightModel>('InsightScoringModel').implement({
  description: 'A scoring model of the assessment that has been published.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '1, 2, 3 … within the assessment.' }),
    contentHash: t.exposeString('hash', { description: 'SHA-256 over its canonical JSON.' }),
    structure: t.exposeString('structure', { description: 'Structure of the forms that it scores.' }),
    isLive: t.exposeBoolean('isLive', { description: 'Whether attempts are scored by it now.' }),
    people: t.field({
      type: PeopleCell,
      description: 'Attempts of the origins that have an outcome under it, issued or re-scored.',
      resolve: ({ people }) => people,
    }),
  }),
});

export const InsightOptionType = studio.objectRef<InsightOption>('InsightOption').implement({
  description: 'An option of a dimension.',
  fields: (t) => ({
    key: t.exposeString('key', { nullable: true, description: 'Its key, or a locale; null: no answer.' }),
    label: t.exposeString('label', { description: 'In words, in the default locale.' }),
  }),
});

const DimensionOptionType = studio.objectRef<InsightDimension['options'][number]>('InsightDimensionOption').implement({
  description: 'An option with the people who chose it, of all months.',
  fields: (t) => ({
    option: t.field({ type: InsightOptionType, description: 'The option.', resolve: ({ option }) => option }),
    people: t.field({ type: PeopleCell, description: 'How many they are.', resolve: ({ people }) => people }),
  }),
});

export const InsightDimensionType = studio.objectRef<InsightDimension>('InsightDimension').implement({
  description: 'What can be filtered and broken down by: a segment question, or the locale.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Key of the segment question, or "locale".' }),
    label: t.exposeString('label', { description: 'Its prompt in the default locale, or "Locale".' }),
    isSegment: t.exposeBoolean('isSegment', { description: 'Whether it is a segment question.' }),
    canBeCombined: t.exposeBoolean('canBeCombined', {
      description: 'Whether it can be asked for together with the other dimensions of which this is true.',
    }),
    options: t.field({
      type: [DimensionOptionType],
      description: 'In the order of the form, no answer last.',
      resolve: ({ options }) => options,
    }),
  }),
});
