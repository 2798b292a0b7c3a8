import { studio } from '../../graphql/studio-builder.ts';
import { DocumentInterface } from './document.type.ts';
import type { SavedDraft } from './save-draft.ts';

export const SavedDraftType = studio.objectRef<SavedDraft>('SavedDraft').implement({
  description: 'A draft that is saved.',
  fields: (t) => ({
    document: t.field({
      type: DocumentInterface,
      description: 'The document as it stands now.',
      resolve: ({ document }) => document,
    }),
    isMerged: t.exposeBoolean('isMerged', {
      description: 'Whether others had saved other fields since, so that the draft holds their changes too.',
    }),
  }),
});
