import type { Document } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { DocumentInterface } from './document.type.ts';

export interface ChangedDocuments {
  act: string | null;
  documents: Document[];
}

export const ChangedDocumentsType = studio.objectRef<ChangedDocuments>('ChangedDocuments').implement({
  description: 'Documents that one act changed, all or none of them.',
  fields: (t) => ({
    act: t.exposeString('act', {
      nullable: true,
      description: 'Its id, which `undoAct` takes; null when nothing had to change.',
    }),
    documents: t.field({
      type: [DocumentInterface],
      description: 'The documents as they stand now.',
      resolve: ({ documents }) => documents,
    }),
  }),
});
