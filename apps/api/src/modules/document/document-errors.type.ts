import { studio } from '../../graphql/studio-builder.ts';
import { StudioError } from '../../graphql/studio-error.type.ts';
import { KeyTaken, SaveConflict, type SaveConflictField, StillInUse, type Use } from './document.errors.ts';
import { DocumentNameType } from './document-name.type.ts';

studio.objectType(KeyTaken, {
  name: 'KeyTaken',
  interfaces: [StudioError],
  description: 'Another document of this kind has the key already.',
  fields: (t) => ({ key: t.exposeString('key', { description: 'The key.' }) }),
});

const ConflictType = studio.objectRef<SaveConflictField>('SaveConflictField').implement({
  description: 'A field that two people changed differently.',
  fields: (t) => ({
    path: t.stringList({
      description: 'The field, outermost first; entries of lists by their key.',
      resolve: ({ path }) => [...path],
    }),
    base: t.field({ type: 'JSON', nullable: true, description: 'What both began with.', resolve: (c) => c.base }),
    theirs: t.field({ type: 'JSON', nullable: true, description: 'What stands now.', resolve: (c) => c.theirs }),
    mine: t.field({ type: 'JSON', nullable: true, description: 'What this save wanted.', resolve: (c) => c.mine }),
  }),
});

studio.objectType(SaveConflict, {
  name: 'SaveConflict',
  interfaces: [StudioError],
  description:
    'Somebody else changed the same fields since the revision that this save was based on. Nothing was written.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'Key of the document.' }),
    revision: t.exposeInt('revision', { description: 'Number of the revision that stands now.' }),
    author: t.exposeString('author', { description: 'Who saved it.' }),
    theirs: t.field({ type: 'JSON', description: 'What stands now, whole.', resolve: (conflict) => conflict.theirs }),
    conflicts: t.field({
      type: [ConflictType],
      description: 'Every field that is in conflict.',
      resolve: (conflict) => [...conflict.conflicts],
    }),
  }),
});

const UseType = studio.objectRef<Use>('DocumentUse').implement({
  description: 'What a document is needed for.',
  fields: (t) => ({
    document: t.field({ type: DocumentNameType, description: 'What is needed.', resolve: (use) => use.document }),
    usedBy: t.field({
      type: DocumentNameType,
      nullable: true,
      description: 'The document that refers to it; null when it is published itself.',
      resolve: (use) => use.usedBy,
    }),
    how: t.exposeString('how', { description: 'In words.' }),
  }),
});

studio.objectType(StillInUse, {
  name: 'StillInUse',
  interfaces: [StudioError],
  description:
    'Something that is published, or that other documents refer to, cannot go into the trash. Nothing was moved.',
  fields: (t) => ({
    uses: t.field({ type: [UseType], description: 'All that stands against it.', resolve: (e) => [...e.uses] }),
  }),
});
