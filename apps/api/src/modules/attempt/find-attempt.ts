import type { Database } from '../../db/client.ts';
import type { Attempt } from '../../generated/prisma/client.ts';
import { AttemptNotFound } from './attempt.errors.ts';
import { isSecretOf, parseToken } from './attempt-token.ts';

/** The attempt that a token opens; null for every other text. One statement. */
export async function findAttempt(database: Pick<Database, 'attempt'>, token: string): Promise<Attempt | null> {
  const parsed = parseToken(token);
  if (!parsed) return null;
  const attempt = await database.attempt.findUnique({ where: { id: parsed.attemptId } });
  return attempt && isSecretOf(parsed.secret, attempt.tokenHash) ? attempt : null;
}

/** The attempt that a token opens, or AttemptNotFound. */
export async function requireAttempt(database: Pick<Database, 'attempt'>, token: string): Promise<Attempt> {
  const attempt = await findAttempt(database, token);
  if (!attempt) throw new AttemptNotFound();
  return attempt;
}
