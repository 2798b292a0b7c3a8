import { v7 } from 'uuid';
import type { Role } from '../../auth/abilities.ts';
import type { Prisma, User } from '../../generated/prisma/client.ts';

interface NewPerson {
  name: string;
  email: string;
  role: Role;
  /** as better-auth hashes it */
  passwordHash: string;
  now: Date;
}

/** A member of staff who can sign in with a password. The unique address lets one of two through. */
export async function createPerson(
  transaction: Prisma.TransactionClient,
  { name, email, role, passwordHash, now }: NewPerson,
): Promise<User> {
  const id = v7();
  const stamps = { createdAt: now, updatedAt: now };
  return transaction.user.create({
    data: {
      id,
      name,
      email,
      role,
      // The address was proved by the link that was sent to it.
      emailVerified: true,
      ...stamps,
      accounts: { create: { id: v7(), accountId: id, providerId: 'credential', password: passwordHash, ...stamps } },
    },
  });
}
