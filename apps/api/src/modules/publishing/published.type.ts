import { studio } from '../../graphql/studio-builder.ts';
import { PublicationType } from './publication.type.ts';
import { publicationQuery } from './publications-of-documents.ts';

export interface Published {
  /** ids */
  publications: string[];
}

export const PublishedType = studio.objectRef<Published>('Published').implement({
  description: 'What is live after an act of publishing.',
  fields: (t) => ({
    publications: t.field({
      type: [PublicationType],
      description: 'The publication of each document that is live now, in the order asked for.',
      resolve: async ({ publications }, _args, { database }) => {
        const rows = await database.publication.findMany({
          where: { id: { in: publications } },
          ...publicationQuery,
        });
        return publications.flatMap((id) => rows.find((row) => row.id === id) ?? []);
      },
    }),
  }),
});
