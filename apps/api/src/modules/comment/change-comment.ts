import { actorOf } from '../../auth/viewer.ts';
import type { Comment, Prisma } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { NotFound } from '../../graphql/studio-errors.ts';
import { type Act, beginAct, recordAct } from '../audit/record-act.ts';
import { readBody } from './write-comment.ts';

/** Rewords a remark of one's own. Throws NotFound (also for those of others) and InvalidInput. */
export async function editComment(
  context: StudioContext,
  { commentId, body }: { commentId: string; body: string },
): Promise<Comment> {
  const text = readBody(body);
  return change(context, commentId, 'comment.edit', async (transaction, act) => {
    await own(transaction, context, commentId);
    return transaction.comment.update({ where: { id: commentId }, data: { body: text, editedAt: act.at } });
  });
}

/** Deletes a remark of one's own with its answers. Throws NotFound, also for those of others. */
export async function deleteComment(context: StudioContext, commentId: string): Promise<Comment> {
  return change(context, commentId, 'comment.delete', async (transaction) => {
    await own(transaction, context, commentId);
    return transaction.comment.delete({ where: { id: commentId } });
  });
}

/** Marks a remark as dealt with, or as open again. Throws NotFound. */
export async function resolveComment(
  context: StudioContext,
  { commentId, isResolved }: { commentId: string; isResolved: boolean },
): Promise<Comment> {
  const action = isResolved ? 'comment.resolve' : 'comment.reopen';
  return change(context, commentId, action, (transaction, act) =>
    transaction.comment.update({
      where: { id: commentId },
      data: isResolved
        ? { resolvedAt: act.at, resolvedByName: act.actor.name }
        : { resolvedAt: null, resolvedByName: null },
    }),
  );
}

async function change(
  context: StudioContext,
  commentId: string,
  action: string,
  write: (transaction: Prisma.TransactionClient, act: Act) => Promise<Comment>,
): Promise<Comment> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    const existing = await transaction.comment.findUnique({ where: { id: commentId }, include: { document: true } });
    if (!existing) throw new NotFound('comment');
    const changed = await write(transaction, act);
    const summary = existing.path.length > 0 ? `On ${existing.path.join(' → ')}` : 'On the whole';
    await recordAct(transaction, act, [{ action, summary, document: existing.document }]);
    return changed;
  });
}

async function own(transaction: Prisma.TransactionClient, context: StudioContext, id: string): Promise<void> {
  const authorId = viewerOf(context).id;
  if ((await transaction.comment.count({ where: { id, authorId } })) === 0) throw new NotFound('comment of yours');
}
