import { makeResetToken, readResetToken } from '../../auth/link-token.ts';
import { actorOf } from '../../auth/viewer.ts';
import type { Account, User } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { LinkNotGood } from './person.errors.ts';
import { readCredentials } from './read-credentials.ts';

const lifetimeMs = 60 * 60 * 1000;

/** A link for a new password that an administrator hands over. Shown once, good for an hour. Throws NotFound. */
export async function createResetToken(
  context: StudioContext,
  personId: string,
): Promise<{ token: string; expiresAt: Date }> {
  const act = beginAct(actorOf(viewerOf(context)));
  const person = await context.database.user.findUnique({ where: { id: personId } });
  const account = await findPasswordAccount(context, personId);
  if (!person || !account?.password) throw new NotFound('person with a password');
  const expiresAt = new Date(act.at.getTime() + lifetimeMs);
  await recordAct(context.database, act, [{ action: 'person.reset-link', summary: person.name }]);
  return { token: makeResetToken(context.secret, { personId, expiresAt, passwordHash: account.password }), expiresAt };
}

/** A token for somebody who has forgotten the password; null when nobody can be sent one. */
export async function findResetToken(
  context: StudioContext,
  address: string,
): Promise<{ person: User; token: string } | null> {
  const person = await context.database.user.findUnique({ where: { email: address.trim().toLowerCase() } });
  const account = person && !person.disabledAt ? await findPasswordAccount(context, person.id) : null;
  if (!person || !account?.password) return null;
  const expiresAt = new Date(Date.now() + lifetimeMs);
  const token = makeResetToken(context.secret, { personId: person.id, expiresAt, passwordHash: account.password });
  return { person, token };
}

/** Sets a password by a link, once, and ends all sessions. Throws LinkNotGood and InvalidInput. */
export async function resetPassword(context: StudioContext, given: { token: string; password: string }): Promise<User> {
  const { password } = readCredentials({ password: given.password });
  const claims = readResetToken(context.secret, given.token, new Date());
  const account = claims && (await findPasswordAccount(context, claims.personId));
  if (!account?.password || !claims?.isGood(account.password)) throw new LinkNotGood();
  return setPassword(context, { account, oldHash: account.password, password, action: 'person.reset-password' });
}

/** Changes the viewer's own password, and ends all sessions. Throws InvalidInput. */
export async function changeOwnPassword(
  context: StudioContext,
  given: { current: string; password: string },
): Promise<User> {
  const { password } = readCredentials({ password: given.password });
  const account = await findPasswordAccount(context, viewerOf(context).id);
  const { password: hasher } = await context.auth.$context;
  const isRight = account?.password && (await hasher.verify({ hash: account.password, password: given.current }));
  if (!account?.password || !isRight)
    throw new InvalidInput([{ path: ['current'], message: 'This is not your password.' }]);
  return setPassword(context, { account, oldHash: account.password, password, action: 'person.change-password' });
}

const findPasswordAccount = ({ database }: StudioContext, userId: string) =>
  database.account.findFirst({ where: { userId, providerId: 'credential' } });

interface Setting {
  account: Account;
  /** as it was checked: a link that is used twice at once works once */
  oldHash: string;
  password: string;
  action: string;
}

async function setPassword(context: StudioContext, { account, oldHash, password, action }: Setting): Promise<User> {
  const { password: hasher } = await context.auth.$context;
  const hash = await hasher.hash(password);
  return context.database.$transaction(async (transaction) => {
    const person = await transaction.user.findUniqueOrThrow({ where: { id: account.userId } });
    const act = beginAct({ kind: 'person', id: person.id, name: person.name });
    const { count } = await transaction.account.updateMany({
      where: { id: account.id, password: oldHash },
      data: { password: hash, updatedAt: act.at },
    });
    if (count === 0) throw new LinkNotGood();
    await transaction.session.deleteMany({ where: { userId: person.id } });
    await recordAct(transaction, act, [{ action, summary: person.name }]);
    return person;
  });
}
