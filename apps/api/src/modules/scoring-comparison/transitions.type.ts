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
      description:
        'What the rows stand for: keys in the order of the first scoring, and null last: no score, or no focus area.',
      resolve: ({ before }) => before,
    }),
    after: t.stringList({
      nullable: { list: false, items: true },
      description: 'What the columns stand for: the same of the second scoring.',
      resolve: ({ after }) => after,
    }),
    rows: t.field({
      type: t.listRef(t.listRef('Int', { nullable: true })),
      description:
        'How many people go from the key of a row to that of a column, row by row; null: nobody, or hidden. A small number ' +
        'is hidden together with others of its row and its column.',
      resolve: ({ cells }) => cells,
    }),
    changed: t.exposeInt('changed', {
      nullable: true,
      description:
        'How many people go to another key than they came from; null where any number of the matrix is hidden.',
    }),
  }),
});

const untold = 'null where it may not be told';

const MeasureType = studio.objectRef<MeasureTransitions>('MeasureTransitions').implement({
  description:
    'How one score changes, person by person. Means, SDs, the correlation and the change are of the people with a score both ' +
    'before and after. They are null, all at once, where one to four people of this group, or of one that it can be compared ' +
    'with, have both scores, or one of the two only; and for whoever may not export single attempts, where one of the ' +
    'scorings is not published: ask scoringComparison for those of everybody who left no question out.',
  fields: (t) => ({
    competency: t.exposeString('competency', {
      nullable: true,
      description: 'Key of the competency; null for the overall.',
    }),
    n: t.exposeInt('n', {
      nullable: true,
      description:
        'How many people have a score both before and after; null where it would tell how few have one of the two only, or ' +
        'none.',
    }),
    meanBefore: t.exposeFloat('meanBefore', { nullable: true, description: `Mean before, 0 to 100; ${untold}.` }),
    meanAfter: t.exposeFloat('meanAfter', { nullable: true, description: `Mean after, 0 to 100; ${untold}.` }),
    standardDeviationBefore: t.exposeFloat('standardDeviationBefore', {
      nullable: true,
      description: `SD before in points, with n − 1; ${untold}.`,
    }),
    standardDeviationAfter: t.exposeFloat('standardDeviationAfter', {
      nullable: true,
      description: `SD after in points, with n − 1; ${untold}.`,
    }),
    correlation: t.exposeFloat('correlation', {
      nullable: true,
      description: `Of scores before with those after, −1 to 1; null where one of the two does not vary, and ${untold}.`,
    }),
    meanAbsoluteChange: t.exposeFloat('meanAbsoluteChange', {
      nullable: true,
      description: `By how many points a score changes on average, up or down; ${untold}.`,
    }),
    bands: t.field({
      type: MatrixType,
      description: 'From which band to which, by key; of all people of the group.',
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
      description: 'From which competency as first focus area to which, by key; of all people of the group.',
      resolve: ({ firstFocus }) => firstFocus,
    }),
  }),
});

const GroupType = studio.objectRef<GroupTransitions>('GroupTransitions').implement({
  description: 'What changes for some people. What is a small number of a part of the people is hidden of all of them.',
  fields: (t) => ({
    n: t.exposeInt('n', { description: 'How many people: submitted attempts, with a score or without.' }),
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
      before: t.exposeFloat('before', { description: 'The overall before, 0 to 100.' }),
      after: t.exposeFloat('after', { description: 'The overall after, 0 to 100.' }),
    }),
  });
