import type { Reference } from '@yardstick/domain/publishing/find-references.ts';
import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { StudioError } from '../../graphql/studio-error.type.ts';
import { DocumentNameType } from '../document/document-name.type.ts';
import { NeedsConfirmation, NotPublishable, WouldBreakReferences } from './publishing.errors.ts';

const SeverityType = studio.enumType('ProblemSeverity', {
  description: 'How much a problem weighs.',
  values: {
    ERROR: { value: 'error', description: 'It forbids publishing.' },
    WARNING: { value: 'warning', description: 'It asks whether it is meant.' },
  },
});

export const ProblemType = studio.objectRef<Problem>('Problem').implement({
  description: 'Something that speaks against publishing, and how to mend it.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'Stable, for programs.' }),
    severity: t.field({
      type: SeverityType,
      description: 'How much it weighs.',
      resolve: (problem) => problem.severity,
    }),
    document: t.field({ type: DocumentNameType, description: 'Where it is.', resolve: (problem) => problem.document }),
    path: t.stringList({
      description: 'Its field, outermost first; places in lists count from 0.',
      resolve: ({ path }) => path.map(String),
    }),
    message: t.exposeString('message', { description: 'What is wrong, in English.' }),
    mend: t.exposeString('mend', { description: 'What to do about it, in English.' }),
  }),
});

export const ReferenceType = studio.objectRef<Reference>('Reference').implement({
  description: 'A place in one document that needs another.',
  fields: (t) => ({
    document: t.field({ type: DocumentNameType, description: 'What needs it.', resolve: (found) => found.document }),
    path: t.stringList({
      description: 'Its field, outermost first; places in lists count from 0.',
      resolve: ({ path }) => path.map(String),
    }),
    how: t.exposeString('how', { description: 'In words.' }),
  }),
});

const problemsField = { description: 'Everything that speaks against it, errors first.' };

studio.objectType(NotPublishable, {
  name: 'NotPublishable',
  interfaces: [StudioError],
  description: 'Errors stand against it; nothing was published.',
  fields: (t) => ({
    problems: t.field({ type: [ProblemType], ...problemsField, resolve: ({ problems }) => [...problems] }),
  }),
});

studio.objectType(NeedsConfirmation, {
  name: 'NeedsConfirmation',
  interfaces: [StudioError],
  description: 'Only warnings stand against it; nothing was published yet. Ask again with `acceptWarnings`.',
  fields: (t) => ({
    problems: t.field({ type: [ProblemType], ...problemsField, resolve: ({ problems }) => [...problems] }),
  }),
});

studio.objectType(WouldBreakReferences, {
  name: 'WouldBreakReferences',
  interfaces: [StudioError],
  description: 'Published documents refer to it; nothing was done. Ask again with `acceptBrokenReferences`.',
  fields: (t) => ({
    references: t.field({
      type: [ReferenceType],
      description: 'Every place that would lead to nothing.',
      resolve: ({ references }) => [...references],
    }),
  }),
});
