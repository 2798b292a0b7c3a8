import { v7 } from 'uuid';
import type { Role } from '../../auth/abilities.ts';
import { hashLinkSecret, makeLinkSecret } from '../../auth/link-token.ts';
import { actorOf } from '../../auth/viewer.ts';
import type { Invitation, User } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { createPerson } from './create-person.ts';
import { LinkNotGood } from './person.errors.ts';
import { readCredentials } from './read-credentials.ts';
import { peopleLock } from './set-up-owner.ts';

const lifetimeMs = 7 * 24 * 60 * 60 * 1000;

/** Invites somebody; the token stands in the link and is shown once. A new invitation takes the place of an open one. */
export async function invitePerson(
  context: StudioContext,
  given: { email: string; role: Role },
): Promise<{ invitation: Invitation; token: string }> {
  const { email } = readCredentials({ email: given.email });
  const act = beginAct(actorOf(viewerOf(context)));
  const { token, tokenHash } = makeLinkSecret();
  const invitation = await context.database.$transaction(async (transaction) => {
    if ((await transaction.user.count({ where: { email } })) > 0)
      throw new InvalidInput([{ path: ['email'], message: 'Somebody with this address is here already.' }]);
    await transaction.invitation.updateMany({
      where: { email, acceptedAt: null, revokedAt: null },
      data: { revokedAt: act.at },
    });
    await recordAct(transaction, act, [{ action: 'person.invite', summary: `${email} as ${given.role}` }]);
    return transaction.invitation.create({
      data: {
        id: v7(),
        email,
        role: given.role,
        tokenHash,
        invitedByName: act.actor.name,
        createdAt: act.at,
        expiresAt: new Date(act.at.getTime() + lifetimeMs),
      },
    });
  });
  return { invitation, token };
}

/** Takes an invitation back that nobody has accepted. Throws NotFound. */
export async function revokeInvitation(context: StudioContext, id: string): Promise<Invitation> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    const { count } = await transaction.invitation.updateMany({
      where: { id, acceptedAt: null, revokedAt: null },
      data: { revokedAt: act.at },
    });
    if (count === 0) throw new NotFound('open invitation');
    const invitation = await transaction.invitation.findUniqueOrThrow({ where: { id } });
    await recordAct(transaction, act, [{ action: 'person.revoke-invitation', summary: invitation.email }]);
    return invitation;
  });
}

/** Makes the person whom a link invites, once. Throws LinkNotGood and InvalidInput. */
export async function acceptInvitation(
  context: StudioContext,
  { token, ...given }: { token: string; name: string; password: string },
): Promise<User> {
  const { name, password } = readCredentials(given);
  const tokenHash = hashLinkSecret(token);
  if ((await context.database.invitation.count({ where: { tokenHash } })) === 0) throw new LinkNotGood();
  const { password: hasher } = await context.auth.$context;
  const passwordHash = await hasher.hash(password);
  return context.database.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${peopleLock})`;
    const act = beginAct({ kind: 'person', id: null, name });
    const { count } = await transaction.invitation.updateMany({
      where: { tokenHash, acceptedAt: null, revokedAt: null, expiresAt: { gt: act.at } },
      data: { acceptedAt: act.at },
    });
    if (count === 0) throw new LinkNotGood();
    const { email, role } = await transaction.invitation.findUniqueOrThrow({ where: { tokenHash } });
    if ((await transaction.user.count({ where: { email } })) > 0) throw new LinkNotGood();
    const person = await createPerson(transaction, { name, email, role: role as Role, passwordHash, now: act.at });
    await recordAct(transaction, act, [{ action: 'person.join', summary: `${name} <${email}> as ${role}` }]);
    return person;
  });
}
