import { v7 } from 'uuid';
import { actorOf } from '../../auth/viewer.ts';
import type { Prisma, Release } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput, NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { type Act, beginAct, recordAct } from '../audit/record-act.ts';
import { pinsOf } from '../publishing/pinned-revisions.ts';
import { readPinned } from '../publishing/read-pinned.ts';

type Transaction = Prisma.TransactionClient;
const longestTitle = 200;
const mostItems = 100;

/** Begins a release that holds nothing yet. Throws InvalidInput. */
export async function createRelease(context: StudioContext, given: string): Promise<Release> {
  const title = readTitle(given);
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) => {
    const id = v7();
    await recordAct(transaction, act, [
      { action: 'release.create', summary: `Release "${title}"`, details: { release: id } },
    ]);
    return transaction.release.create({ data: { id, title, createdByName: act.actor.name, createdAt: act.at } });
  });
}

/** Throws NotFound, OutOfDate and InvalidInput. */
export async function renameRelease(context: StudioContext, releaseId: string, given: string): Promise<Release> {
  const title = readTitle(given);
  return changeRelease(context, releaseId, async (transaction, act, release) => {
    await recordAct(transaction, act, [
      {
        action: 'release.rename',
        summary: `Release "${release.title}" is called "${title}"`,
        details: { release: releaseId },
      },
    ]);
    return transaction.release.update({ where: { id: releaseId }, data: { title } });
  });
}

/**
 * Puts a document in at one revision, with the revisions of what it uses now; again, to bring it up to date. Throws
 * NotFound, OutOfDate and InvalidInput.
 */
export async function addToRelease(
  context: StudioContext,
  { releaseId, documentId, revision }: { releaseId: string; documentId: string; revision: number },
): Promise<Release> {
  return changeRelease(context, releaseId, async (transaction, act, release) => {
    const [pinned] = await readPinned(transaction, [{ documentId, revision }]);
    if (!pinned) throw new NotFound('document');
    const live = await transaction.livePublication.findUnique({
      where: { documentId },
      include: { publication: true },
    });
    const item = {
      revision,
      livePublication: live?.publication.number ?? null,
      sources: { ...pinsOf(pinned) },
    };
    await transaction.releaseItem.upsert({
      where: { releaseId_documentId: { releaseId, documentId } },
      create: { releaseId, documentId, ...item },
      update: item,
    });
    if ((await transaction.releaseItem.count({ where: { releaseId } })) > mostItems)
      throw new InvalidInput([{ path: ['document'], message: `A release holds at most ${mostItems} documents.` }]);
    const document = { id: documentId, kind: pinned.kind, key: pinned.key };
    await recordAct(transaction, act, [
      {
        action: 'release.add',
        summary: `Into the release "${release.title}"`,
        document,
        revisionAfter: revision,
        details: { release: releaseId },
      },
    ]);
    return release;
  });
}

/** Throws NotFound and OutOfDate. */
export async function removeFromRelease(
  context: StudioContext,
  { releaseId, documentId }: { releaseId: string; documentId: string },
): Promise<Release> {
  return changeRelease(context, releaseId, async (transaction, act, release) => {
    const where = { releaseId_documentId: { releaseId, documentId } };
    const item = await transaction.releaseItem.findUnique({ where, include: { document: true } });
    if (!item) throw new NotFound('document in this release');
    await transaction.releaseItem.delete({ where });
    await recordAct(transaction, act, [
      {
        action: 'release.remove',
        summary: `Out of the release "${release.title}"`,
        document: item.document,
        details: { release: releaseId },
      },
    ]);
    return release;
  });
}

/** Gives a release up, scheduled or not. Throws NotFound and OutOfDate. */
export async function cancelRelease(context: StudioContext, releaseId: string): Promise<Release> {
  return changeRelease(
    context,
    releaseId,
    async (transaction, act, release) => {
      await removeSchedule(transaction, releaseId);
      await recordAct(transaction, act, [
        { action: 'release.cancel', summary: `Release "${release.title}"`, details: { release: releaseId } },
      ]);
      return transaction.release.update({
        where: { id: releaseId },
        data: { state: 'cancelled', scheduledFor: null, timeZone: null },
      });
    },
    ['open', 'scheduled'],
  );
}

export const jobKeyOf = (releaseId: string) => `release:${releaseId}`;

export async function removeSchedule(transaction: Transaction, releaseId: string): Promise<void> {
  await transaction.$executeRaw`SELECT remove_job(${jobKeyOf(releaseId)})`;
}

/** Locks a release that is in one of these states. Throws NotFound and OutOfDate. */
export async function lockRelease(
  transaction: Transaction,
  releaseId: string,
  states: readonly string[],
): Promise<Release> {
  await transaction.$queryRaw`SELECT id FROM release WHERE id = ${releaseId}::uuid FOR UPDATE`;
  const release = await transaction.release.findUnique({ where: { id: releaseId } });
  if (!release) throw new NotFound('release');
  if (!states.includes(release.state)) throw new OutOfDate(`The release "${release.title}" is ${release.state}.`);
  return release;
}

async function changeRelease(
  context: StudioContext,
  releaseId: string,
  change: (transaction: Transaction, act: Act, release: Release) => Promise<Release>,
  states: readonly string[] = ['open'],
): Promise<Release> {
  const act = beginAct(actorOf(viewerOf(context)));
  return context.database.$transaction(async (transaction) =>
    change(transaction, act, await lockRelease(transaction, releaseId, states)),
  );
}

function readTitle(given: string): string {
  const title = given.trim();
  if (title === '' || title.length > longestTitle)
    throw new InvalidInput([{ path: ['title'], message: `A title has 1 to ${longestTitle} characters.` }]);
  return title;
}
