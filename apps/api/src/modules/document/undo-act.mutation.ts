import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { ChangedDocumentsType } from './changed-documents.type.ts';
import { SaveConflict } from './document.errors.ts';
import { undoAct } from './undo-act.ts';

const UndoActInput = studio.inputType('UndoActInput', {
  description: 'What to take back.',
  fields: (t) => ({
    act: t.string({ required: true, description: 'Id of the act, as revisions and bulk changes name it.' }),
  }),
});

studio.mutationField('undoAct', (t) =>
  t.field({
    type: ChangedDocumentsType,
    authScopes: { ability: 'content:edit' },
    description: 'Takes back what one act changed in documents; what others saved later stays. All or nothing.',
    errors: {
      union: { description: 'The documents, or why nothing was taken back.' },
      types: [NotFound, InvalidInput, SaveConflict],
    },
    args: { input: t.arg({ type: UndoActInput, required: true, description: 'What to take back.' }) },
    resolve: (_root, { input }, context) => undoAct(context, input.act),
  }),
);
