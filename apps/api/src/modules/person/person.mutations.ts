import type { ApiKey, Invitation, User } from '../../generated/prisma/client.ts';
import { uuidIn } from '../../graphql/global-id.ts';
import { studio } from '../../graphql/studio-builder.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { createApiKey, revokeApiKey } from './api-keys.ts';
import { changeRole, setDisabled, signOutEverywhere } from './change-person.ts';
import { acceptInvitation, invitePerson, revokeInvitation } from './invite-person.ts';
import { changeOwnPassword, createResetToken, findResetToken, resetPassword } from './passwords.ts';
import { LastAdministrator, LinkNotGood } from './person.errors.ts';
import { ApiKeyType, InvitationType, PersonType, RoleType } from './person.type.ts';
import { setUpOwner } from './set-up-owner.ts';

const personIn = (id: string | number) => uuidIn(id, 'Person');
const passwordField = { required: true, description: 'At least 12 characters.' } as const;
const tokenField = { required: true, description: 'What stands in the link behind the `#`.' } as const;
const personField = { required: true, description: 'Id of the person.' } as const;

interface Done {
  email: string | null;
}
const DoneType = studio.objectRef<Done>('Done').implement({
  description: 'It is done.',
  fields: (t) => ({
    email: t.exposeString('email', { nullable: true, description: 'The address to sign in with, where that helps.' }),
  }),
});
const doneFor = ({ email }: User): Done => ({ email });

/** Links carry their secret behind the `#`: browsers send that to no server. */
const linkTo = ({ publicUrl }: StudioContext, page: string, token: string) =>
  `${publicUrl ?? ''}/studio/${page}#token=${token}`;

interface Link {
  link: string;
  isMailed: boolean;
  invitation: Invitation | null;
}
const LinkType = studio.objectRef<Link>('Link').implement({
  description: 'A link to hand over. Shown once, kept nowhere.',
  fields: (t) => ({
    link: t.exposeString('link', {
      description: 'Its address; begins with `/` when the server does not know its own.',
    }),
    isMailed: t.exposeBoolean('isMailed', { description: 'Whether it was mailed.' }),
    invitation: t.field({
      type: InvitationType,
      nullable: true,
      description: 'The invitation.',
      resolve: (row) => row.invitation,
    }),
  }),
});

interface NewKey {
  key: string;
  apiKey: ApiKey;
}
const NewKeyType = studio.objectRef<NewKey>('NewApiKey').implement({
  description: 'A key. Shown once, kept nowhere.',
  fields: (t) => ({
    key: t.exposeString('key', { description: 'What a script sends as `Authorization: Bearer …`.' }),
    apiKey: t.field({ type: ApiKeyType, description: 'What is known of it.', resolve: ({ apiKey }) => apiKey }),
  }),
});

const input = {
  setUpOwner: studio.inputType('SetUpOwnerInput', {
    description: 'The owner of this installation.',
    fields: (t) => ({
      token: t.string(tokenField),
      name: t.string({ required: true, description: 'What they are called.' }),
      email: t.string({ required: true, description: 'Their e-mail address.' }),
      password: t.string(passwordField),
    }),
  }),
  invite: studio.inputType('InvitePersonInput', {
    description: 'Whom to invite, and as what.',
    fields: (t) => ({
      email: t.string({ required: true, description: 'Their e-mail address.' }),
      role: t.field({ type: RoleType, required: true, description: 'As what.' }),
    }),
  }),
  accept: studio.inputType('AcceptInvitationInput', {
    description: 'Whoever accepts.',
    fields: (t) => ({
      token: t.string(tokenField),
      name: t.string({ required: true, description: 'What they are called.' }),
      password: t.string(passwordField),
    }),
  }),
  invitation: studio.inputType('InvitationInput', {
    description: 'Which invitation.',
    fields: (t) => ({ invitation: t.id({ required: true, description: 'Its id.' }) }),
  }),
  role: studio.inputType('ChangeRoleInput', {
    description: 'Somebody and their new role.',
    fields: (t) => ({
      person: t.id(personField),
      role: t.field({ type: RoleType, required: true, description: 'The role.' }),
    }),
  }),
  person: studio.inputType('PersonInput', { description: 'Whom.', fields: (t) => ({ person: t.id(personField) }) }),
  email: studio.inputType('RequestPasswordResetInput', {
    description: 'Who has forgotten the password.',
    fields: (t) => ({ email: t.string({ required: true, description: 'Their e-mail address.' }) }),
  }),
  reset: studio.inputType('ResetPasswordInput', {
    description: 'A link and the new password.',
    fields: (t) => ({ token: t.string(tokenField), password: t.string(passwordField) }),
  }),
  change: studio.inputType('ChangeOwnPasswordInput', {
    description: 'The password, old and new.',
    fields: (t) => ({
      current: t.string({ required: true, description: 'As it is now.' }),
      password: t.string(passwordField),
    }),
  }),
  key: studio.inputType('CreateApiKeyInput', {
    description: 'The key to make.',
    fields: (t) => ({
      name: t.string({ required: true, description: 'What it is for.' }),
      abilities: t.stringList({ required: true, description: 'What it may do, among what you may.' }),
      expiresInDays: t.int({ required: true, description: 'How long it is good: 1 to 366 days.' }),
    }),
  }),
  revoke: studio.inputType('RevokeApiKeyInput', {
    description: 'Which key.',
    fields: (t) => ({ apiKey: t.id({ required: true, description: 'Its id.' }) }),
  }),
};

const of = <T>(type: T, description: string) => ({ type, required: true, description }) as const;
const people = { authScopes: { ability: 'person:manage' } } as const;
const everybody = { authScopes: { public: true } } as const;
const union = { description: 'What came of it, or why nothing was done.' };

studio.mutationFields((t) => ({
  setUpOwner: t.field({
    type: DoneType,
    ...everybody,
    description: 'Makes the first administrator, while there is nobody.',
    errors: { union, types: [LinkNotGood, InvalidInput, OutOfDate] },
    args: { input: t.arg(of(input.setUpOwner, 'The owner.')) },
    resolve: async (_root, args, context) => doneFor(await setUpOwner(context, args.input)),
  }),
  invitePerson: t.field({
    type: LinkType,
    ...people,
    description: 'Invites somebody by a link that is good for a week.',
    errors: { union, types: [InvalidInput] },
    args: { input: t.arg(of(input.invite, 'Whom.')) },
    resolve: async (_root, args, context) => {
      const { invitation, token } = await invitePerson(context, args.input);
      const link = linkTo(context, 'invitation', token);
      const isMailed = await mail(
        context,
        invitation.email,
        'Your invitation to Yardstick',
        `${invitation.invitedByName} invites you to Yardstick Studio. Open this link within a week:\n\n${link}\n`,
      );
      return { link, isMailed, invitation };
    },
  }),
  acceptInvitation: t.field({
    type: DoneType,
    ...everybody,
    description: 'Makes the person whom a link invites, once.',
    errors: { union, types: [LinkNotGood, InvalidInput] },
    args: { input: t.arg(of(input.accept, 'Whoever accepts.')) },
    resolve: async (_root, args, context) => doneFor(await acceptInvitation(context, args.input)),
  }),
  revokeInvitation: t.field({
    type: InvitationType,
    ...people,
    description: 'Takes an invitation back.',
    errors: { union, types: [NotFound] },
    args: { input: t.arg(of(input.invitation, 'Which.')) },
    resolve: (_root, args, context) => revokeInvitation(context, uuidIn(args.input.invitation, 'Invitation')),
  }),
  changeRole: t.field({
    type: PersonType,
    ...people,
    description: 'Gives somebody another role.',
    errors: { union, types: [NotFound, LastAdministrator] },
    args: { input: t.arg(of(input.role, 'Who and what.')) },
    resolve: (_root, args, context) => changeRole(context, personIn(args.input.person), args.input.role),
  }),
  disablePerson: t.field({
    type: PersonType,
    ...people,
    description: 'Makes somebody nobody at once, with all sessions and keys.',
    errors: { union, types: [NotFound, LastAdministrator] },
    args: { input: t.arg(of(input.person, 'Whom.')) },
    resolve: (_root, args, context) => setDisabled(context, personIn(args.input.person), true),
  }),
  enablePerson: t.field({
    type: PersonType,
    ...people,
    description: 'Lets somebody in again.',
    errors: { union, types: [NotFound, LastAdministrator] },
    args: { input: t.arg(of(input.person, 'Whom.')) },
    resolve: (_root, args, context) => setDisabled(context, personIn(args.input.person), false),
  }),
  createPasswordResetLink: t.field({
    type: LinkType,
    ...people,
    description: 'Makes a link for a new password, to hand over; good for an hour, once.',
    errors: { union, types: [NotFound] },
    args: { input: t.arg(of(input.person, 'For whom.')) },
    resolve: async (_root, args, context) => {
      const { token } = await createResetToken(context, personIn(args.input.person));
      return { link: linkTo(context, 'reset', token), isMailed: false, invitation: null };
    },
  }),
  requestPasswordReset: t.field({
    type: DoneType,
    ...everybody,
    description: 'Mails a link for a new password, if there is such a person. The answer does not tell.',
    args: { input: t.arg(of(input.email, 'Who.')) },
    resolve: (_root, args, context) => {
      // Not waited for: how long it takes would tell whether there is such a person.
      void mailReset(context, args.input.email).catch((error) =>
        context.log.error({ err: error }, 'mail was not sent'),
      );
      return { email: null };
    },
  }),
  resetPassword: t.field({
    type: DoneType,
    ...everybody,
    description: 'Sets a new password by a link, once, and ends all sessions.',
    errors: { union, types: [LinkNotGood, InvalidInput] },
    args: { input: t.arg(of(input.reset, 'The link and the password.')) },
    resolve: async (_root, args, context) => doneFor(await resetPassword(context, args.input)),
  }),
  changeOwnPassword: t.field({
    type: DoneType,
    authScopes: { ability: 'key:manage' },
    description: 'Changes your own password, and ends all your sessions.',
    errors: { union, types: [LinkNotGood, InvalidInput] },
    args: { input: t.arg(of(input.change, 'Old and new.')) },
    resolve: async (_root, args, context) => doneFor(await changeOwnPassword(context, args.input)),
  }),
  signOutEverywhere: t.field({
    type: DoneType,
    authScopes: { ability: 'key:manage' },
    description: 'Ends all your sessions.',
    resolve: async (_root, _args, context) => doneFor(await signOutEverywhere(context)),
  }),
  createApiKey: t.field({
    type: NewKeyType,
    authScopes: { ability: 'key:manage' },
    description: 'Makes a key that acts for you with some of your abilities.',
    errors: { union, types: [InvalidInput] },
    args: { input: t.arg(of(input.key, 'The key.')) },
    resolve: (_root, args, context) => createApiKey(context, args.input),
  }),
  revokeApiKey: t.field({
    type: ApiKeyType,
    authScopes: { ability: 'key:manage' },
    description: 'Makes a key worthless at once.',
    errors: { union, types: [NotFound] },
    args: { input: t.arg(of(input.revoke, 'Which.')) },
    resolve: (_root, args, context) => revokeApiKey(context, uuidIn(args.input.apiKey, 'ApiKey')),
  }),
}));

async function mailReset(context: StudioContext, address: string): Promise<void> {
  const found = await findResetToken(context, address);
  if (!found) return;
  const link = linkTo(context, 'reset', found.token);
  await mail(
    context,
    found.person.email,
    'A new password for Yardstick',
    `Somebody, probably you, asked for a new password. Open this link within an hour:\n\n${link}\n\nIf it was not you, do nothing.\n`,
  );
}

/** Whether it was mailed: only a server that knows its own address puts links into mails. */
async function mail(
  { sendMail, publicUrl, log }: StudioContext,
  to: string,
  subject: string,
  text: string,
): Promise<boolean> {
  if (!sendMail || !publicUrl) return false;
  try {
    await sendMail({ to, subject, text });
    return true;
  } catch (error) {
    log.error({ err: error }, 'mail was not sent');
    return false;
  }
}
