import { v7 } from 'uuid';
import { actorOf } from '../../auth/viewer.ts';
import type { Publication } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { lockDocument } from '../document/lock-documents.ts';
import { claimPublishing, refuseOutOfDate } from './publish-documents.ts';

interface RollingBack {
  documentId: string;
  /** number of the publication to bring back */
  to: number;
  /** number of the publication that the caller saw as live; null for none */
  livePublication: number | null;
}

/**
 * Brings an earlier publication back as a new one: the same content, form and scoring model to the last byte. Drafts stay
 * as they are. Throws NotFound, InvalidInput and OutOfDate.
 */
export async function rollBack(
  context: StudioContext,
  { documentId, to, livePublication }: RollingBack,
): Promise<Publication> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    await claimPublishing(transaction);
    const document = await lockDocument(transaction, documentId);
    await refuseOutOfDate(transaction, [{ documentId, livePublication }]);
    const earlier = await transaction.publication.findUnique({
      where: { documentId_number: { documentId, number: to } },
      include: { sources: true },
    });
    if (!earlier) throw new InvalidInput([{ path: ['to'], message: `"${document.key}" has no publication ${to}.` }]);
    if (to === livePublication) throw new InvalidInput([{ path: ['to'], message: `Publication ${to} is live.` }]);
    const latest = await transaction.publication.aggregate({ where: { documentId }, _max: { number: true } });
    const { sources, id: _id, ...frozen } = earlier;
    const publication = await transaction.publication.create({
      data: {
        ...frozen,
        content: frozen.content as object,
        id: v7(),
        number: (latest._max.number ?? 0) + 1,
        publishedAt: act.at,
        publishedBy: act.actor.name,
        actId: act.id,
        rolledBackTo: to,
      },
    });
    await transaction.publicationSource.createMany({
      data: sources.map((source) => ({ ...source, publicationId: publication.id })),
    });
    await transaction.livePublication.upsert({
      where: { documentId },
      create: { documentId, publicationId: publication.id, firstPublishedAt: act.at },
      update: { publicationId: publication.id },
    });
    const summary = `Rolled back to publication ${to}`;
    await recordAct(transaction, act, [
      { action: 'document.roll-back', summary, document, revisionAfter: earlier.revision },
    ]);
    return publication;
  });
}
