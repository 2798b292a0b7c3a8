import { actorOf } from '../../auth/viewer.ts';
import type { Prisma, Review } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { lockDocument } from '../document/lock-documents.ts';
import { readMessage } from './request-review.ts';
import { OwnWork, ReviewNotOpen } from './review.errors.ts';

type Decision = 'approved' | 'returned' | 'withdrawn';

interface Deciding {
  reviewId: string;
  decision: Decision;
  note?: string | null | undefined;
}

const actions = { approved: 'review.approve', returned: 'review.return', withdrawn: 'review.withdraw' } as const;
const words = { approved: 'Approved', returned: 'Returned', withdrawn: 'Withdrawn' } as const;

/**
 * Approves, returns (with a note) or withdraws a review that is open. Whoever wrote or sent a revision does not approve
 * it. Throws NotFound, InvalidInput, ReviewNotOpen and OwnWork.
 */
export async function decideReview(
  context: StudioContext,
  { reviewId, decision, note: given }: Deciding,
): Promise<Review> {
  const viewer = viewerOf(context);
  const act = beginAct(actorOf(viewer));
  const note = readMessage(given, 'note');
  if (decision === 'returned' && note === '')
    throw new InvalidInput([{ path: ['note'], message: 'Say what should change.' }]);
  return context.database.$transaction(async (transaction) => {
    const review = await transaction.review.findUnique({ where: { id: reviewId } });
    if (!review) throw new NotFound('review');
    const document = await lockDocument(transaction, review.documentId);
    if (decision === 'approved' && (await isOwnWork(transaction, review, viewer.id))) throw new OwnWork();
    const { count } = await transaction.review.updateMany({
      where: { id: reviewId, state: 'requested' },
      data: {
        state: decision,
        decidedById: viewer.id,
        decidedByName: act.actor.name,
        decidedAt: act.at,
        decisionNote: note,
      },
    });
    if (count === 0) throw new ReviewNotOpen('This review is decided or withdrawn already.');
    const summary = note ? `${words[decision]}: ${note}` : words[decision];
    await recordAct(transaction, act, [
      { action: actions[decision], summary, document, revisionAfter: review.revision },
    ]);
    return transaction.review.findUniqueOrThrow({ where: { id: reviewId } });
  });
}

/** Sent by the viewer, or holding a save of theirs that nobody has approved yet. */
async function isOwnWork(transaction: Prisma.TransactionClient, review: Review, viewerId: string): Promise<boolean> {
  if (review.requestedById === viewerId) return true;
  const approved = await transaction.review.aggregate({
    where: { documentId: review.documentId, state: 'approved', revision: { lt: review.revision } },
    _max: { revision: true },
  });
  const since = approved._max.revision ?? 0;
  const own = await transaction.revision.count({
    where: { documentId: review.documentId, number: { gt: since, lte: review.revision }, authorId: viewerId },
  });
  return own > 0;
}
