import type { SuppressedCell } from '@yardstick/domain/statistics/privacy.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { SuppressedCellType } from '../insight/cell.type.ts';
import { type ComparedOption, ComparedOptionType } from './compared-scoring.type.ts';
import type { FocusTransitions, GroupTransitions, MeasureTransitions, TransitionMatrix } from './transitions.ts';

const MatrixType = studio.objectRef<TransitionMatrix>('TransitionMatrix').implement({
  description:
    'How many people go from what to what. Small numbers of people are hidden, and others with them, so that none follows ' +
    'by subtraction.',
  fields: (t) => ({
    before: t.stringList({
      nullable: { list: false, items: true },
      description: 'Keys that the rows stand for; null: none, such as no score.',
      resolve: ({ before }) => before,
    }),
    after: t.stringList({
      nullable: { list: false, items: true },
      description: 'Keys that the columns stand for; null: none.',
      resolve: ({ after }) => after,
    }),
    rows: t.field({
      type: t.listRef(t.listRef('Int', { nullable: true })),
      description: 'Row by row, how many people; null: nobody, or hidden.',
      resolve: ({ cells }) => cells,
    }),
    changed: t.exposeInt('changed', {
      nullable: true,
      description: 'How many people go from one key to another; null where it would tell a hidden number.',
    }),
  }),
});

const MeasureType = studio.objectRef<MeasureTransitions>('MeasureTransitions').implement({
  description: 'How one score changes, person by person.',
  fields: (t) => ({
    competency: t.exposeString('competency', {
      nullable: true,
      description: 'Key of the competency; null for the overall.',
    }),
    n: t.exposeInt('n', {
      nullable: true,
      description: 'How many people have a score both before and after; null where it would tell how few have not.',
    }),
    meanBefore: t.exposeFloat('meanBefore', { nullable: true, description: 'Their mean before.' }),
    meanAfter: t.exposeFloat('meanAfter', { nullable: true, description: 'Their mean after.' }),
    standardDeviationBefore: t.exposeFloat('standardDeviationBefore', {
      nullable: true,
      description: 'SD of their scores before, with n − 1.',
    }),
    standardDeviationAfter: t.exposeFloat('standardDeviationAfter', {
      nullable: true,
      description: 'SD of their scores after, with n − 1.',
    }),
    correlation: t.exposeFloat('correlation', {
      nullable: true,
      description: 'Of scores before with those after; null where one of the two does not vary.',
    }),
    meanAbsoluteChange: t.exposeFloat('meanAbsoluteChange', {
      nullable: true,
      description: 'By how many points a score changes on average, up or down.',
    }),
    bands: t.field({
      type: MatrixType,
      description: 'From which band to which.',
      resolve: ({ bands }) => bands,
    }),
  }),
});

const FocusType = studio.objectRef<FocusTransitions>('FocusTransitions').implement({
  description: 'How the first focus area changes for one role profile that both scorings have.',
  fields: (t) => ({
    roleProfile: t.exposeString('roleProfile', { description: 'Id of the role profile.' }),
    role: t.exposeString('role', { description: 'Key of its role.' }),
    stage: t.exposeString('stage', { description: 'Key of its stage.' }),
    firstFocus: t.field({
      type: MatrixType,
      description: 'From which competency to which.',
      resolve: ({ firstFocus }) => firstFocus,
    }),
  }),
});

const GroupType = studio.objectRef<GroupTransitions>('GroupTransitions').implement({
  description: 'What changes for some people. What is a small number of a part of the people is hidden of all of them.',
  fields: (t) => ({
    n: t.exposeInt('n', { description: 'How many attempts were scored.' }),
    measures: t.field({
      type: [MeasureType],
      description: 'The overall first, then the competencies that both scorings have, in framework order.',
      resolve: ({ measures }) => measures,
    }),
    focus: t.field({
      type: [FocusType],
      description: 'Each role profile that both scorings have.',
      resolve: ({ focus }) => focus,
    }),
  }),
});

const suppressed: SuppressedCell = { kind: 'suppressed' };

export const GroupCellType = studio.unionType('GroupTransitionsCell', {
  description: 'What changes for some people, or the fact that it cannot be shown.',
  types: [GroupType, SuppressedCellType],
  resolveType: (group) => ('kind' in group ? SuppressedCellType : GroupType),
});

export const orSuppressed = (group: GroupTransitions | null) => group ?? suppressed;

export const OptionTransitionsType = studio
  .objectRef<{ option: ComparedOption; people: GroupTransitions | null }>('OptionTransitions')
  .implement({
    description: 'What changes for the people who chose one option.',
    fields: (t) => ({
      option: t.field({ type: ComparedOptionType, description: 'The option.', resolve: ({ option }) => option }),
      people: t.field({
        type: GroupCellType,
        description: 'What changes for them.',
        resolve: ({ people }) => orSuppressed(people),
      }),
    }),
  });

export const MovedAttemptType = studio
  .objectRef<{ id: string; before: number; after: number }>('MovedAttempt')
  .implement({
    description: 'A single attempt whose overall score another scoring would change.',
    fields: (t) => ({
      attempt: t.exposeString('id', { description: 'Id of the attempt, as replaying and exports know it.' }),
      before: t.exposeFloat('before', { description: 'The overall before.' }),
      after: t.exposeFloat('after', { description: 'The overall after.' }),
    }),
  });
