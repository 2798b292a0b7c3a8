import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { changeDocuments } from './change-documents.ts';
import { ChangedDocumentsType } from './changed-documents.type.ts';
import { documentIdIn } from './document.type.ts';

const ChangeDocumentsInput = studio.inputType('ChangeDocumentsInput', {
  description: 'One change to many documents.',
  fields: (t) => ({
    ids: t.idList({ required: true, description: 'Ids of the documents, at most 500.' }),
    path: t.stringList({
      required: true,
      description: 'The field to set, outermost first, entries of lists by their key: `["competency"]`.',
    }),
    value: t.field({ type: 'JSON', description: 'Its new value; null takes an optional field away.' }),
    summary: t.string({ description: 'Why, for the history.' }),
  }),
});

studio.mutationField('changeDocuments', (t) =>
  t.field({
    type: ChangedDocumentsType,
    authScopes: { ability: 'content:edit' },
    description: 'Sets one field of many documents: a revision each, under one act that can be undone; all or none.',
    errors: { union: { description: 'The documents, or why none was changed.' }, types: [NotFound, InvalidInput] },
    args: { input: t.arg({ type: ChangeDocumentsInput, required: true, description: 'The change.' }) },
    resolve: (_root, { input }, context) => changeDocuments(context, { ...input, ids: input.ids.map(documentIdIn) }),
  }),
);
