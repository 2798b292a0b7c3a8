import { connectionTypes } from '../../graphql/connection-types.ts';
import { asUuid } from '../../graphql/global-id.ts';
import { pageNewestFirst } from '../../graphql/page-newest-first.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { DocumentInterface } from '../document/document.type.ts';
import { PublicationSourceType } from './publication-source.type.ts';
import {
  type PublicationRow,
  publicationCounts,
  publicationPages,
  publicationQuery,
} from './publications-of-documents.ts';

interface Frozen {
  number: number;
  hash: string;
}

const FrozenType = studio.objectRef<Frozen>('Frozen').implement({
  description: 'A frozen form or scoring model.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: '1, 2, 3 … within the assessment.' }),
    contentHash: t.exposeString('hash', { description: 'SHA-256 over its canonical JSON.' }),
  }),
});

export const PublicationType = studio.node(studio.objectRef<PublicationRow>('Publication'), {
  description: 'The act that froze a revision of a guide or an assessment.',
  id: { resolve: ({ id }) => id },
  loadMany: async (ids, { database }) => {
    const rows = await database.publication.findMany({
      where: { id: { in: ids.map(asUuid) } },
      ...publicationQuery,
    });
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  },
  isTypeOf: (row) => 'contentHash' in (row as object),
  fields: (t) => ({
    number: t.exposeInt('number', { description: '1, 2, 3 … within the document.' }),
    revision: t.exposeInt('revision', { description: 'The revision that it froze.' }),
    publishedAt: t.field({ type: 'DateTime', description: 'When.', resolve: (row) => row.publishedAt }),
    publishedBy: t.exposeString('publishedBy', { nullable: true, description: 'Who published it.' }),
    act: t.exposeString('actId', { nullable: true, description: 'The act it belongs to, as the audit names it.' }),
    locales: t.exposeStringList('locales', { description: 'The locales in which it can be read.' }),
    contentHash: t.exposeString('contentHash', { description: 'SHA-256 over the canonical JSON of what it froze.' }),
    form: t.field({
      type: FrozenType,
      nullable: true,
      description: 'Of an assessment: the form that respondents get.',
      resolve: (row) => row.form,
    }),
    scoringModel: t.field({
      type: FrozenType,
      nullable: true,
      description: 'Of an assessment: the scoring model of new attempts.',
      resolve: (row) => row.scoringModel,
    }),
    rolledBackTo: t.exposeInt('rolledBackTo', {
      nullable: true,
      description: 'Number of the earlier publication that this one brought back.',
    }),
    sources: t.loadableGroup({
      type: PublicationSourceType,
      description: 'Of an assessment: the framework and questions that it froze, each at its revision.',
      load: (ids: string[], { database }) =>
        database.publicationSource.findMany({
          where: { publicationId: { in: ids } },
          orderBy: [{ document: { kind: 'asc' } }, { document: { key: 'asc' } }],
        }),
      group: ({ publicationId = '' }) => publicationId,
      resolve: ({ id }) => id,
    }),
    isLive: t.boolean({ description: 'Whether frontends see it now.', resolve: ({ live }) => live.length > 0 }),
  }),
});

studio.interfaceField(DocumentInterface, 'publications', (t) =>
  t.connection(
    {
      type: PublicationType,
      description: 'All its publications, newest first.',
      complexity: (args) => ({ field: 5, multiplier: args.first ?? args.last ?? 20 }),
      resolve: ({ id: documentId }, args, context) =>
        pageNewestFirst<PublicationRow>({
          args,
          moment: 'publishedAt',
          find: (page) => publicationPages(context).load({ documentId, page }),
          count: () => publicationCounts(context).load(documentId),
        }),
    },
    ...connectionTypes('Publication', 'publications'),
  ),
);

studio.interfaceField(DocumentInterface, 'livePublication', (t) =>
  t.loadable({
    type: PublicationType,
    nullable: true,
    description: 'What frontends see of it now; null when it is not published, or never by itself.',
    // What is live changes between the mutations of one operation.
    loaderOptions: { cache: false },
    load: async (ids: string[], { database }) => {
      const rows = await database.livePublication.findMany({
        where: { documentId: { in: ids } },
        include: { publication: publicationQuery },
      });
      return ids.map((id) => rows.find(({ documentId }) => documentId === id)?.publication ?? null);
    },
    resolve: ({ id }) => id,
  }),
);
