import { studio } from '../../graphql/studio-builder.ts';
import { StudioError } from '../../graphql/studio-error.type.ts';
import { KeyTaken, SaveConflict, type SaveConflictField } from './document.errors.ts';

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
