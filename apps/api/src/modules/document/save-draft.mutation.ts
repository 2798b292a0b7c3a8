import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { SaveConflict } from './document.errors.ts';
import { documentIdIn } from './document.type.ts';
import { saveDraft } from './save-draft.ts';
import { SavedDraftType } from './saved-draft.type.ts';

const SaveDraftInput = studio.inputType('SaveDraftInput', {
  description: 'What to save.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of the document.' }),
    basedOn: t.int({ required: true, description: 'Number of the revision that was edited.' }),
    content: t.field({ type: 'JSON', required: true, description: 'The whole draft.' }),
    summary: t.string({ description: 'What changed, in words; told from the content when left out.' }),
  }),
});

studio.mutationField('saveDraft', (t) =>
  t.field({
    type: SavedDraftType,
    authScopes: { ability: 'content:edit' },
    description:
      'Saves a draft as its next revision. What others saved since is merged field by field; a field that both changed ' +
      'differently comes back as a conflict and nothing is written.',
    errors: {
      union: { description: 'The saved draft, or why nothing was saved.' },
      types: [NotFound, InvalidInput, SaveConflict],
    },
    args: { input: t.arg({ type: SaveDraftInput, required: true, description: 'What to save.' }) },
    resolve: (_root, { input }, context) => saveDraft(context, { ...input, id: documentIdIn(input.id) }),
  }),
);
