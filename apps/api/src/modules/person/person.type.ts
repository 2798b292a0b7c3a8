import { type Ability, describeAbility, type Role, roles } from '../../auth/abilities.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { ApiKey, Invitation, User } from '../../generated/prisma/client.ts';
import { connectionTypes } from '../../graphql/connection-types.ts';
import { asUuid } from '../../graphql/global-id.ts';
import { pageNewestFirst } from '../../graphql/page-newest-first.ts';
import { studio } from '../../graphql/studio-builder.ts';
import { viewerOf } from '../../graphql/studio-context.ts';
import { StudioError } from '../../graphql/studio-error.type.ts';
import { LastAdministrator, LinkNotGood } from './person.errors.ts';

studio.objectType(LinkNotGood, {
  name: 'LinkNotGood',
  interfaces: [StudioError],
  description: 'The link is used, over, taken back or mistyped.',
});

studio.objectType(LastAdministrator, {
  name: 'LastAdministrator',
  interfaces: [StudioError],
  description: 'Nobody else could let people in.',
});

const descriptions: Record<Role, string> = {
  viewer: 'Reads drafts, history and problems.',
  analyst: 'Reads, comments, and sees and exports results.',
  editor: 'Reads, comments and edits.',
  publisher: 'Edits, reviews and publishes.',
  administrator: 'Does everything, and manages people, webhooks and settings.',
};

export const RoleType = studio.enumType('Role', {
  description: 'What somebody is here for.',
  values: Object.fromEntries(
    roles.map((role) => [role.toUpperCase(), { value: role, description: descriptions[role] }]),
  ) as Record<string, { value: Role; description: string }>,
});

const AbilityType = studio.objectRef<Ability>('Ability').implement({
  description: 'Something that somebody may do.',
  fields: (t) => ({
    name: t.string({ description: 'Stable, for programs and keys.', resolve: (ability) => ability }),
    description: t.string({ description: 'In words.', resolve: (ability) => describeAbility(ability) }),
  }),
});

const ViewerType = studio.objectRef<Viewer>('Viewer').implement({
  description: 'Whoever asks.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What they are called.' }),
    email: t.exposeString('email', { description: 'Their e-mail address.' }),
    role: t.field({ type: RoleType, description: 'What they are here for.', resolve: ({ role }) => role }),
    abilities: t.field({
      type: [AbilityType],
      description: 'What they may do now, by role and key: what buttons go by.',
      resolve: ({ abilities }) => [...abilities],
    }),
    apiKey: t.string({
      nullable: true,
      description: 'Name of the key that was sent; null when signed in.',
      resolve: ({ apiKey }) => apiKey?.name ?? null,
    }),
  }),
});

studio.queryField('viewer', (t) =>
  t.field({
    type: ViewerType,
    nullable: true,
    authScopes: { public: true },
    description: 'Whoever asks; null for nobody.',
    resolve: (_root, _args, { viewer }) => viewer,
  }),
);

interface SignInOptions {
  needsSetUp: boolean;
}

const SignInOptionsType = studio.objectRef<SignInOptions>('SignInOptions').implement({
  description: 'How people get in here.',
  fields: (t) => ({
    needsSetUp: t.exposeBoolean('needsSetUp', {
      description: 'Whether nobody is here yet: the owner has to be set up.',
    }),
    hasOidc: t.boolean({
      description: 'Whether an identity provider is configured.',
      resolve: (_options, _args, { hasOidc }) => hasOidc,
    }),
    hasMail: t.boolean({
      description: 'Whether links can be mailed; otherwise an administrator hands them over.',
      resolve: (_options, _args, { sendMail, publicUrl }) => sendMail !== null && publicUrl !== undefined,
    }),
  }),
});

studio.queryField('signIn', (t) =>
  t.field({
    type: SignInOptionsType,
    authScopes: { public: true },
    description: 'How people get in here.',
    resolve: async (_root, _args, { database }) => ({ needsSetUp: (await database.user.count()) === 0 }),
  }),
);

export const PersonType = studio.node(studio.objectRef<User>('Person'), {
  description: 'Somebody who may sign in.',
  authScopes: { ability: 'person:manage' },
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What they are called.' }),
    email: t.exposeString('email', { description: 'Their e-mail address.' }),
    role: t.field({ type: RoleType, description: 'What they are here for.', resolve: ({ role }) => role as Role }),
    disabledAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when they may not get in; null while they may.',
      resolve: (row) => row.disabledAt,
    }),
    createdAt: t.field({ type: 'DateTime', description: 'Since when they are here.', resolve: (row) => row.createdAt }),
  }),
});

studio.queryField('people', (t) =>
  t.connection(
    {
      type: PersonType,
      authScopes: { ability: 'person:manage' },
      description: 'Everybody who may sign in, newest first.',
      resolve: (_root, args, { database }) =>
        pageNewestFirst<User>({
          args,
          moment: 'createdAt',
          find: (query) => database.user.findMany(query),
          count: () => database.user.count(),
        }),
    },
    ...connectionTypes('Person', 'people'),
  ),
);

export const InvitationType = studio.node(studio.objectRef<Invitation>('Invitation'), {
  description: 'A link by which somebody may become a member of staff, once.',
  authScopes: { ability: 'person:manage' },
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    email: t.exposeString('email', { description: 'Whom it invites.' }),
    role: t.field({ type: RoleType, description: 'As what.', resolve: ({ role }) => role as Role }),
    invitedBy: t.exposeString('invitedByName', { description: 'Who invited.' }),
    createdAt: t.field({ type: 'DateTime', description: 'When.', resolve: (row) => row.createdAt }),
    expiresAt: t.field({ type: 'DateTime', description: 'Until when it is good.', resolve: (row) => row.expiresAt }),
  }),
});

studio.queryField('invitations', (t) =>
  t.connection(
    {
      type: InvitationType,
      authScopes: { ability: 'person:manage' },
      description: 'Invitations that are open, newest first.',
      resolve: (_root, args, { database }) => {
        const where = { acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } };
        return pageNewestFirst<Invitation>({
          args,
          moment: 'createdAt',
          find: (query) => database.invitation.findMany({ ...query, where: { AND: [where, query.where] } }),
          count: () => database.invitation.count({ where }),
        });
      },
    },
    ...connectionTypes('Invitation', 'invitations'),
  ),
);

export const ApiKeyType = studio.node(studio.objectRef<ApiKey & { person?: User }>('ApiKey'), {
  description: 'A key with which a script acts for somebody.',
  authScopes: { ability: 'key:manage' },
  id: { resolve: ({ id }) => id },
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is for.' }),
    start: t.exposeString('start', { description: 'Its first characters, to recognise it by.' }),
    abilities: t.field({
      type: [AbilityType],
      description: 'What it may do, as far as its person may.',
      resolve: ({ abilities }) => abilities as Ability[],
    }),
    owner: t.loadable({
      type: 'String',
      description: 'Whom it acts for.',
      load: async (ids: string[], { database }) => {
        const people = await database.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
        return ids.map((id) => people.find((person) => person.id === id)?.name ?? '');
      },
      resolve: ({ personId }) => personId,
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was made.', resolve: (row) => row.createdAt }),
    expiresAt: t.field({ type: 'DateTime', description: 'Until when it is good.', resolve: (row) => row.expiresAt }),
    revokedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when it is worthless.',
      resolve: (row) => row.revokedAt,
    }),
  }),
});

studio.queryField('apiKeys', (t) =>
  t.connection(
    {
      type: ApiKeyType,
      authScopes: { ability: 'key:manage' },
      description: 'Your own keys, newest first; everybody’s for who manages people.',
      resolve: (_root, args, context) => {
        const viewer = viewerOf(context);
        const where = viewer.abilities.has('person:manage') ? {} : { personId: asUuid(viewer.id) };
        return pageNewestFirst<ApiKey>({
          args,
          moment: 'createdAt',
          find: (query) => context.database.apiKey.findMany({ ...query, where: { AND: [where, query.where] } }),
          count: () => context.database.apiKey.count({ where }),
        });
      },
    },
    ...connectionTypes('ApiKey', 'API keys'),
  ),
);
