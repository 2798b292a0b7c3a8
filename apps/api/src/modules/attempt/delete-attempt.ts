import type { RequestContext } from '../../graphql/context.ts';
import { AttemptNotFound } from './attempt.errors.ts';
import { requireAttempt } from './find-attempt.ts';

/** Erases an attempt with its responses and outcomes. Every aggregate is made from what is left. */
export async function deleteAttempt({ database }: RequestContext, token: string): Promise<{ id: string }> {
  const { id } = await requireAttempt(database, token);
  const { count } = await database.attempt.deleteMany({ where: { id } });
  if (count === 0) throw new AttemptNotFound();
  return { id };
}
