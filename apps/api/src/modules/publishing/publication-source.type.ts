import { studio } from '../../graphql/studio-builder.ts';
import { DocumentInterface } from '../document/document.type.ts';

interface Source {
  documentId: string;
  revision: number;
  /** absent while it is only planned */
  publicationId?: string;
}

export const PublicationSourceType = studio.objectRef<Source>('PublicationSource').implement({
  description: 'A framework or question, at the revision that an assessment is frozen from.',
  fields: (t) => ({
    document: t.loadable({
      type: DocumentInterface,
      description: 'The framework or question.',
      load: async (ids: string[], { database }) => {
        const rows = await database.document.findMany({ where: { id: { in: ids } } });
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => byId.get(id) ?? new Error(`there is no document ${id}`));
      },
      resolve: ({ documentId }) => documentId,
    }),
    revision: t.exposeInt('revision', { description: 'The revision.' }),
  }),
});
