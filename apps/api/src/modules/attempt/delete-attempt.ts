import type { RequestContext } from '../../graphql/context.ts';
import { foldSoon, noteErased } from '../insight/note-attempts.ts';
import { AttemptNotFound } from './attempt.errors.ts';
import { requireAttempt } from './find-attempt.ts';

/** Erases an attempt with its responses and outcomes. Every aggregate is made from what is left. */
export async function deleteAttempt({ database }: RequestContext, token: string): Promise<{ id: string }> {
  const { id } = await requireAttempt(database, token);
  return database.$transaction(
    async (transaction) => {
      await noteErased(transaction, [id]);
      const { count } = await transaction.attempt.deleteMany({ where: { id } });
      if (count === 0) throw new AttemptNotFound();
      await foldSoon(transaction);
      return { id };
    },
    // What is being counted cannot be erased before that is done.
    { timeout: 60_000 },
  );
}
