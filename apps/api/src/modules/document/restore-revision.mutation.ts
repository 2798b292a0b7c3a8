import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { SaveConflict } from './document.errors.ts';
import { documentIdIn } from './document.type.ts';
import { restoreRevision } from './restore-revision.ts';
import { SavedDraftType } from './saved-draft.type.ts';

const RestoreRevisionInput = studio.inputType('RestoreRevisionInput', {
  description: 'What to bring back.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the document.' }),
    revision: t.int({ required: true, description: 'Number of the revision to bring back.' }),
    path: t.stringList({
      description: 'Of one field or entry, outermost first, entries of lists by their key; everything when left out.',
    }),
    basedOn: t.int({ required: true, description: 'Number of the revision that you see as the newest.' }),
  }),
});

studio.mutationField('restoreRevision', (t) =>
  t.field({
    type: SavedDraftType,
    authScopes: { ability: 'content:edit' },
    description:
      'Brings an earlier revision, or one field of it, back as the next revision. Nothing in between is lost.',
    errors: {
      union: { description: 'The saved draft, or why nothing was restored.' },
      types: [NotFound, InvalidInput, SaveConflict],
    },
    args: { input: t.arg({ type: RestoreRevisionInput, required: true, description: 'What to bring back.' }) },
    resolve: (_root, { input }, context) => restoreRevision(context, { ...input, id: documentIdIn(input.id) }),
  }),
);
