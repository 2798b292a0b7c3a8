import { actorOf } from '../../auth/viewer.ts';
import type { Publication } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { announcePublication } from './announce-publication.ts';
import { claimDocument, publishingTransaction, type Seen } from './claim-publishing.ts';
import { putLive } from './publish-document.ts';

interface RollingBack extends Seen {
  /** number of the publication to bring back */
  toPublication: number;
}

/**
 * Brings an earlier publication back as a new one: the same content, form and scoring model to the last byte. Drafts stay
 * as they are. Throws NotFound, InvalidInput and OutOfDate.
 */
export async function rollBack(
  context: StudioContext,
  { documentId, toPublication, livePublication }: RollingBack,
): Promise<Publication> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    const document = await claimDocument(transaction, { documentId, livePublication });
    if (document.trashedAt) throw new NotFound('document');
    const earlier = await transaction.publication.findUnique({
      where: { documentId_number: { documentId, number: toPublication } },
      include: { sources: true },
    });
    if (!earlier) throw invalid(`"${document.key}" has no publication ${toPublication}.`);
    if (toPublication === livePublication) throw invalid(`Publication ${toPublication} is live.`);
    const { sources, ...frozen } = earlier;
    const publication = await putLive(transaction, {
      act,
      frozen: { ...frozen, content: frozen.content as object, rolledBackTo: toPublication },
      pins: Object.fromEntries(sources.map((source) => [source.documentId, source.revision])),
    });
    const summary = `Rolled back to publication ${toPublication}`;
    await recordAct(transaction, act, [
      { action: 'document.roll-back', summary, document, revisionAfter: earlier.revision },
    ]);
    await announcePublication(transaction, document, publication);
    return publication;
  }, publishingTransaction);
}

const invalid = (message: string) => new InvalidInput([{ path: ['toPublication'], message }]);
