import type { AuditEntry, Prisma } from '../../generated/prisma/client.ts';
import { connectionTypes } from '../../graphql/connection-types.ts';
import { asUuid } from '../../graphql/global-id.ts';
import { pageNewestFirst } from '../../graphql/page-newest-first.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { documentIdIn } from '../document/document.type.ts';
import { searchedWords } from '../document-list/searched-words.ts';

const ActorKindType = studio.enumType('ActorKind', {
  description: 'What kind of actor it was.',
  values: {
    PERSON: { value: 'person', description: 'Somebody who was signed in.' },
    API_KEY: { value: 'api-key', description: 'A script with a key of somebody.' },
    SYSTEM: { value: 'system', description: 'Yardstick itself: a schedule, an import at the command line.' },
  },
});

const AuditEntryType = studio.node(studio.objectRef<AuditEntry>('AuditEntry'), {
  description: 'What somebody did to one document or thing. Never changed, never deleted.',
  authScopes: { ability: 'audit:read' },
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    act: t.exposeString('actId', { description: 'Entries of one act share it.' }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: (row) => row.at }),
    actorKind: t.field({
      type: ActorKindType,
      description: 'What kind of actor it was.',
      resolve: (row) => row.actorKind as 'person' | 'api-key' | 'system',
    }),
    actorName: t.exposeString('actorName', { description: 'Who it was, as they were called then.' }),
    action: t.exposeString('action', { description: 'What was done, such as `document.save`.' }),
    documentKind: t.exposeString('documentKind', { nullable: true, description: 'Kind of the document, if any.' }),
    documentKey: t.exposeString('documentKey', { nullable: true, description: 'Key of the document, if any.' }),
    revisionBefore: t.exposeInt('revisionBefore', { nullable: true, description: 'Its revision before.' }),
    revisionAfter: t.exposeInt('revisionAfter', { nullable: true, description: 'Its revision after.' }),
    summary: t.exposeString('summary', {
      description: 'What it was about, in words; moments in it are in UTC, such as `2026-11-30T09:00:00.000Z`.',
    }),
    details: t.field({ type: 'JSON', description: 'Particulars for programs.', resolve: (row) => row.details }),
  }),
});

const AuditFilter = studio.inputType('AuditFilter', {
  description: 'Which entries; everything that is given must hold.',
  fields: (t) => ({
    document: t.id({ description: 'About this document.' }),
    act: t.string({ description: 'Of this act.' }),
    action: t.string({ description: 'This action, such as `document.save`; `document.` means all that begin so.' }),
    actor: t.string({ description: 'Words that each stand in the name of the actor, in either case.' }),
    from: t.field({ type: 'DateTime', description: 'At this moment or later.' }),
    until: t.field({ type: 'DateTime', description: 'Before this moment.' }),
  }),
});

studio.queryField('audit', (t) =>
  t.connection(
    {
      type: AuditEntryType,
      authScopes: { ability: 'audit:read' },
      description: 'What everybody did, newest first.',
      args: { filter: t.arg({ type: AuditFilter, description: 'Which entries; all when left out.' }) },
      resolve: (_root, { filter, ...args }, { database }) => {
        const where = whereOf(filter ?? {});
        return pageNewestFirst<AuditEntry>({
          args,
          moment: 'at',
          find: (query) => database.auditEntry.findMany({ ...query, where: { AND: [where, query.where] } }),
          count: () => database.auditEntry.count({ where }),
        });
      },
    },
    ...connectionTypes('AuditEntry', 'audit entries'),
  ),
);

function whereOf(filter: typeof AuditFilter.$inferInput): Prisma.AuditEntryWhereInput {
  const { document, act, action, actor, from, until } = filter;
  return {
    ...(document && { documentId: documentIdIn(document) }),
    ...(act && { actId: asUuid(act) }),
    ...(action && { action: action.endsWith('.') ? { startsWith: action } : action }),
    AND: searchedWords('actor', actor).map((word) => ({ actorName: { contains: word, mode: 'insensitive' } })),
    ...((from || until) && { at: { ...(from && { gte: from }), ...(until && { lt: until }) } }),
  };
}
