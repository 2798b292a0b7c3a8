import type { Role } from '../../auth/abilities.ts';
import { actorOf } from '../../auth/viewer.ts';
import type { Prisma, User } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { NotFound } from '../../graphql/studio-errors.ts';
import { type Act, beginAct, recordAct } from '../audit/record-act.ts';
import { LastAdministrator } from './person.errors.ts';
import { peopleLock } from './set-up-owner.ts';

/** Gives somebody another role; their keys shrink with it. Throws NotFound and LastAdministrator. */
export function changeRole(context: StudioContext, personId: string, role: Role): Promise<User> {
  return changePerson(context, personId, async (transaction, act, person) => {
    await recordAct(transaction, act, [
      { action: 'person.change-role', summary: `${person.name}: ${person.role} → ${role}` },
    ]);
    return transaction.user.update({ where: { id: personId }, data: { role, updatedAt: act.at } });
  });
}

/** Makes somebody nobody at once, with all sessions and keys; or lets them in again. Throws NotFound and LastAdministrator. */
export function setDisabled(context: StudioContext, personId: string, isDisabled: boolean): Promise<User> {
  return changePerson(context, personId, async (transaction, act, person) => {
    if (isDisabled) await transaction.session.deleteMany({ where: { userId: personId } });
    const action = isDisabled ? 'person.disable' : 'person.enable';
    await recordAct(transaction, act, [{ action, summary: person.name }]);
    return transaction.user.update({
      where: { id: personId },
      data: { disabledAt: isDisabled ? act.at : null, updatedAt: act.at },
    });
  });
}

/** Ends every session of the viewer but leaves keys. */
export async function signOutEverywhere(context: StudioContext): Promise<User> {
  const { id } = viewerOf(context);
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    await transaction.session.deleteMany({ where: { userId: id } });
    await recordAct(transaction, act, [{ action: 'person.sign-out-everywhere', summary: 'All sessions ended' }]);
    return transaction.user.findUniqueOrThrow({ where: { id } });
  });
}

async function changePerson(
  context: StudioContext,
  personId: string,
  change: (transaction: Prisma.TransactionClient, act: Act, person: User) => Promise<User>,
): Promise<User> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${peopleLock})`;
    const person = await transaction.user.findUnique({ where: { id: personId } });
    if (!person) throw new NotFound('person');
    const changed = await change(transaction, act, person);
    const administrators = await transaction.user.count({ where: { role: 'administrator', disabledAt: null } });
    if (administrators === 0) throw new LastAdministrator();
    return changed;
  });
}
