import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { ChangedDocumentsType } from './changed-documents.type.ts';
import { StillInUse } from './document.errors.ts';
import { documentIdIn } from './document.type.ts';
import { trashDocuments, undeleteDocuments } from './trash-documents.ts';

const DocumentsInput = studio.inputType('DocumentsInput', {
  description: 'Which documents.',
  fields: (t) => ({ ids: t.idList({ required: true, description: 'Ids of the documents, at most 500.' }) }),
});

studio.mutationField('trashDocuments', (t) =>
  t.field({
    type: ChangedDocumentsType,
    authScopes: { ability: 'content:edit' },
    description: 'Puts documents into the trash, all or none. What is published or referred to stays.',
    errors: {
      union: { description: 'The documents, or why none was moved.' },
      types: [NotFound, InvalidInput, StillInUse],
    },
    args: { input: t.arg({ type: DocumentsInput, required: true, description: 'Which documents.' }) },
    resolve: (_root, { input }, context) => trashDocuments(context, input.ids.map(documentIdIn)),
  }),
);

studio.mutationField('undeleteDocuments', (t) =>
  t.field({
    type: ChangedDocumentsType,
    authScopes: { ability: 'content:edit' },
    description: 'Takes documents out of the trash as they were.',
    errors: { union: { description: 'The documents, or why none was moved.' }, types: [NotFound, InvalidInput] },
    args: { input: t.arg({ type: DocumentsInput, required: true, description: 'Which documents.' }) },
    resolve: (_root, { input }, context) => undeleteDocuments(context, input.ids.map(documentIdIn)),
  }),
);
