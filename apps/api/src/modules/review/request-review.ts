import { v7 } from 'uuid';
import { actorOf } from '../../auth/viewer.ts';
import type { Review } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, OutOfDate } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { lockDocument } from '../document/lock-documents.ts';
import { ReviewNotOpen } from './review.errors.ts';

interface ReviewRequest {
  documentId: string;
  /** number of the revision that is to be looked at: the newest */
  revision: number;
  message?: string | null | undefined;
}

const longestMessage = 10_000;

/** Sends the newest revision of a document for review. Throws NotFound, OutOfDate, InvalidInput and ReviewNotOpen. */
export async function requestReview(context: StudioContext, request: ReviewRequest): Promise<Review> {
  const viewer = viewerOf(context);
  const act = beginAct(actorOf(viewer));
  const message = readMessage(request.message, 'message');
  return context.database.$transaction(async (transaction) => {
    const document = await lockDocument(transaction, request.documentId);
    if (document.revision !== request.revision) {
      throw new OutOfDate(`Revision ${document.revision} is the newest; look at it, then send it for review.`);
    }
    const open = await transaction.review.findFirst({ where: { documentId: document.id, state: 'requested' } });
    if (open?.revision === request.revision)
      throw new ReviewNotOpen(`${open.requestedByName} has sent this revision for review already.`);
    // A newer revision takes the place of the one that waited.
    if (open) await transaction.review.update({ where: { id: open.id }, data: { state: 'withdrawn' } });
    const { revision } = document;
    await recordAct(transaction, act, [
      { action: 'review.request', summary: message || 'Sent for review', document, revisionAfter: revision },
    ]);
    return transaction.review.create({
      data: {
        id: v7(),
        documentId: document.id,
        revision,
        message,
        requestedById: viewer.id,
        requestedByName: act.actor.name,
        requestedAt: act.at,
      },
    });
  });
}

export function readMessage(text: string | null | undefined, field: string): string {
  const message = (text ?? '').trim();
  if (message.length > longestMessage)
    throw new InvalidInput([{ path: [field], message: `It takes at most ${longestMessage} characters.` }]);
  return message;
}
