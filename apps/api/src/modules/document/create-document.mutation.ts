import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { createDocument } from './create-document.ts';
import { KeyTaken } from './document.errors.ts';
import { ContentKindType } from './document.type.ts';
import { SavedDraftType } from './saved-draft.type.ts';

const CreateDocumentInput = studio.inputType('CreateDocumentInput', {
  description: 'The document to begin.',
  fields: (t) => ({
    kind: t.field({ type: ContentKindType, required: true, description: 'Its kind.' }),
    content: t.field({
      type: 'JSON',
      required: true,
      description: 'Its first draft. Its key in it (`slug`, of a question `bank` and `key`) stays for good.',
    }),
    summary: t.string({ description: 'Why, for the history.' }),
  }),
});

studio.mutationField('createDocument', (t) =>
  t.field({
    type: SavedDraftType,
    authScopes: { ability: 'content:edit' },
    description: 'Begins a guide, framework, question bank, question or assessment. Nothing is published by it.',
    errors: {
      union: { description: 'The new document, or why there is none.' },
      types: [InvalidInput, KeyTaken],
    },
    args: { input: t.arg({ type: CreateDocumentInput, required: true, description: 'The document to begin.' }) },
    resolve: async (_root, { input }, context) => ({ document: await createDocument(context, input), isMerged: false }),
  }),
);
