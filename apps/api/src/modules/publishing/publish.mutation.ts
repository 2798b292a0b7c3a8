import { actorOf } from '../../auth/viewer.ts';
import type { Publication } from '../../generated/prisma/client.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { beginAct } from '../audit/record-act.ts';
import { documentIdIn } from '../document/document.type.ts';
import { publishingTransaction } from './claim-publishing.ts';
import { refuseUnusableItems } from './plan-publication.type.ts';
import { publishDocuments } from './publish-documents.ts';
import { PublishedType } from './published.type.ts';
import { NeedsConfirmation, NotPublishable } from './publishing.errors.ts';

const SourceToPublish = studio.inputType('SourceToPublish', {
  description: 'A framework or question that an assessment uses, at the revision that you saw.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of a framework or a question.' }),
    revision: t.int({ required: true, description: 'The revision to freeze.' }),
  }),
});

const ItemToPublish = studio.inputType('ItemToPublish', {
  description: 'A document to publish.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Id of a guide or an assessment.' }),
    revision: t.int({ required: true, description: 'The revision to publish.' }),
    livePublication: t.int({ description: 'Number of the publication that you see as live; none when left out.' }),
    sources: t.field({
      type: [SourceToPublish],
      description: 'Of an assessment: what the plan showed; whatever is left out is frozen at its newest revision.',
    }),
  }),
});

const PublishInput = studio.inputType('PublishInput', {
  description: 'What to publish.',
  fields: (t) => ({
    items: t.field({ type: [ItemToPublish], required: true, description: 'The documents, at most 100.' }),
    acceptWarnings: t.boolean({ description: 'Whether to publish although warnings stand against it.' }),
  }),
});

studio.mutationField('publish', (t) =>
  t.field({
    type: PublishedType,
    authScopes: { ability: 'content:publish' },
    description: 'Publishes documents, all or none. What an assessment uses is frozen with it.',
    errors: {
      union: { description: 'The publications, or why nothing was published.' },
      types: [NotFound, InvalidInput, OutOfDate, NotPublishable, NeedsConfirmation],
    },
    args: { input: t.arg({ type: PublishInput, required: true, description: 'What to publish.' }) },
    resolve: async (_root, { input }, context) => {
      refuseUnusableItems('items', input.items);
      const act = beginAct(actorOf(viewerOf(context)));
      const items = input.items.map(({ id, revision, livePublication, sources }) => ({
        documentId: documentIdIn(id),
        revision,
        livePublication: livePublication ?? null,
        sources: Object.fromEntries((sources ?? []).map((source) => [documentIdIn(source.id), source.revision])),
      }));
      const acceptWarnings = input.acceptWarnings ?? false;
      const publications: Publication[] = await context.database.$transaction(
        (transaction) => publishDocuments(transaction, act, { items, acceptWarnings }),
        publishingTransaction,
      );
      return { publications: publications.map(({ id }) => id) };
    },
  }),
);
