import { studio } from '../../graphql/studio-builder.ts';
import { InvalidInput, NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { documentIdIn } from '../document/document.type.ts';
import { PublishedType } from './published.type.ts';
import { WouldBreakReferences } from './publishing.errors.ts';
import { ReferenceType } from './publishing-errors.type.ts';
import { rollBack } from './roll-back.ts';
import { findPublishedReferences, unpublish } from './unpublish.ts';

const RollBackInput = studio.inputType('RollBackInput', {
  description: 'What to bring back.',
  fields: (t) => ({
    document: t.id({ required: true, description: 'Id of the guide or assessment.' }),
    toPublication: t.int({ required: true, description: 'Number of the publication to bring back.' }),
    livePublication: t.int({ description: 'Number of the publication that you see as live; none when left out.' }),
  }),
});

studio.mutationField('rollBack', (t) =>
  t.field({
    type: PublishedType,
    authScopes: { ability: 'content:publish' },
    description: 'Brings an earlier publication back as a new one, the same to the last byte. Drafts stay as they are.',
    errors: {
      union: { description: 'The new publication, or why there is none.' },
      types: [NotFound, InvalidInput, OutOfDate],
    },
    args: { input: t.arg({ type: RollBackInput, required: true, description: 'What to bring back.' }) },
    resolve: async (_root, { input }, context) => {
      const { id } = await rollBack(context, {
        documentId: documentIdIn(input.document),
        toPublication: input.toPublication,
        livePublication: input.livePublication ?? null,
      });
      return { publications: [id] };
    },
  }),
);

const UnpublishInput = studio.inputType('UnpublishInput', {
  description: 'What to take away from frontends.',
  fields: (t) => ({
    document: t.id({ required: true, description: 'Id of the guide or assessment.' }),
    livePublication: t.int({ required: true, description: 'Number of the publication that you see as live.' }),
    acceptBrokenReferences: t.boolean({ description: 'Whether published documents may lead to nothing.' }),
  }),
});

studio.mutationField('unpublish', (t) =>
  t.field({
    type: PublishedType,
    authScopes: { ability: 'content:publish' },
    description: 'Takes a document away from frontends. Attempts under way finish on their form; results stay.',
    errors: {
      union: { description: 'Nothing that is live any more, or why it still is.' },
      types: [NotFound, InvalidInput, OutOfDate, WouldBreakReferences],
    },
    args: { input: t.arg({ type: UnpublishInput, required: true, description: 'What to unpublish.' }) },
    resolve: async (_root, { input }, context) => {
      await unpublish(context, {
        documentId: documentIdIn(input.document),
        livePublication: input.livePublication,
        acceptBrokenReferences: input.acceptBrokenReferences ?? false,
      });
      return { publications: [] };
    },
  }),
);

studio.queryField('unpublishImpact', (t) =>
  t.field({
    type: [ReferenceType],
    nullable: true,
    authScopes: { ability: 'content:read' },
    complexity: 50,
    description:
      'Places in other published documents that would lead to nothing without this one; null when there is no such guide or assessment.',
    args: { document: t.arg.id({ required: true, description: 'Id of the guide or assessment.' }) },
    resolve: async (_root, { document: id }, { database }) => {
      const where = { id: documentIdIn(id), kind: { in: ['guide', 'assessment'] } };
      const document = await database.document.findFirst({ where, select: { kind: true, key: true } });
      return document && findPublishedReferences(database, document);
    },
  }),
);
