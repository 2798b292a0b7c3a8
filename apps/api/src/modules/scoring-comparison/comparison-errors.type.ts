import { studio } from '../../graphql/studio-builder.ts';
import { StudioError } from '../../graphql/studio-error.type.ts';
import { ProblemType } from '../publishing/publishing-errors.type.ts';
import {
  OtherStructure,
  type StructureDifference,
  TooFewPeople,
  UnknownScoringModel,
  UnusableScoring,
} from './comparison.errors.ts';

studio.objectType(UnknownScoringModel, {
  name: 'UnknownScoringModel',
  interfaces: [StudioError],
  description: 'The assessment has no scoring model of this number.',
  fields: (t) => ({ number: t.exposeInt('number', { description: 'The number.' }) }),
});

studio.objectType(UnusableScoring, {
  name: 'UnusableScoring',
  interfaces: [StudioError],
  description: 'No scoring model can be made of the draft as it stands.',
  fields: (t) => ({
    problems: t.field({
      type: [ProblemType],
      description: 'All that keeps it from that.',
      resolve: (e) => [...e.problems],
    }),
  }),
});

const HowType = studio.enumType('StructureChange', {
  description: 'How a question differs between two forms.',
  values: {
    ADDED: { value: 'added', description: 'Only the later form asks it.' },
    REMOVED: { value: 'removed', description: 'Only the earlier form asks it.' },
    CHANGED: { value: 'changed', description: 'Its type, its options or its competency is another.' },
    MOVED: { value: 'moved', description: 'It stands at another place.' },
  } as const,
});

const DifferenceType = studio.objectRef<StructureDifference>('StructureDifference').implement({
  description: 'A question that two forms do not ask alike.',
  fields: (t) => ({
    question: t.exposeString('question', { description: 'The question, as `bank/question`.' }),
    how: t.field({ type: HowType, description: 'How it differs.', resolve: ({ how }) => how }),
  }),
});

studio.objectType(OtherStructure, {
  name: 'OtherStructure',
  interfaces: [StudioError],
  description: 'The two scorings belong to forms that ask different things: comparing them is impossible.',
  fields: (t) => ({
    differences: t.field({
      type: [DifferenceType],
      description: 'Every question that differs.',
      resolve: (e) => [...e.differences],
    }),
  }),
});

studio.objectType(TooFewPeople, {
  name: 'TooFewPeople',
  interfaces: [StudioError],
  description: 'The filter leaves too few people, or leaves too few out, to be shown.',
});
