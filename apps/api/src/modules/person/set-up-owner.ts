import { isSame, setUpToken } from '../../auth/link-token.ts';
import type { User } from '../../generated/prisma/client.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { OutOfDate } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { createPerson } from './create-person.ts';
import { LinkNotGood } from './person.errors.ts';
import { readCredentials } from './read-credentials.ts';

/** One change of who may do what at a time: a number of our own for pg_advisory_xact_lock. */
export const peopleLock = 7_316_300;

interface Owner {
  token: string;
  name: string;
  email: string;
  password: string;
}

/**
 * Makes the first administrator of an installation that has nobody, once. The token stands in what the server printed at
 * its start. Throws LinkNotGood, InvalidInput and OutOfDate.
 */
export async function setUpOwner(context: StudioContext, { token, ...given }: Owner): Promise<User> {
  if (!isSame(token, setUpToken(context.secret))) throw new LinkNotGood();
  const { name, email, password } = readCredentials(given);
  const { password: hasher } = await context.auth.$context;
  const passwordHash = await hasher.hash(password);
  return context.database.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${peopleLock})`;
    if ((await transaction.user.count()) > 0) throw new OutOfDate('This installation has its owner already; sign in.');
    const act = beginAct({ kind: 'person', id: null, name });
    const owner = await createPerson(transaction, { name, email, role: 'administrator', passwordHash, now: act.at });
    await recordAct(transaction, act, [{ action: 'person.set-up', summary: `${name} set this installation up` }]);
    return owner;
  });
}
