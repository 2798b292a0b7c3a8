import { v7 } from 'uuid';
import { actorOf } from '../../auth/viewer.ts';
import type { Prisma, ScoringComparison } from '../../generated/prisma/client.ts';
import { type StudioContext, viewerOf } from '../../graphql/studio-context.ts';
import { choosePeople } from './choose-people.ts';
import { chooseScorings } from './choose-scorings.ts';
import type { ComparisonWanted } from './compare-from-cells.ts';
import type { StoredPeople } from './stored-people.ts';

/**
 * Has every attempt scored in two ways, in the background. What is compared is what stands now, whatever is saved
 * meanwhile. Throws NotFound, InvalidInput, UnknownScoringModel, UnusableScoring, OtherStructure and TooFewPeople.
 */
export async function startComparison(context: StudioContext, wanted: ComparisonWanted): Promise<ScoringComparison> {
  const { assessment, before, after } = await chooseScorings(context, wanted);
  const { filters, ...people } = await choosePeople(context, assessment, after.structureHash, wanted);
  const stored = { ...people, filters: Object.fromEntries(filters) } as StoredPeople;
  const actor = actorOf(viewerOf(context));
  const id = v7();
  return context.database.$transaction(async (transaction) => {
    const row = await transaction.scoringComparison.create({
      data: {
        id,
        documentId: assessment.id,
        assessment: assessment.key,
        structureHash: after.structureHash,
        beforeModel: before.content as Prisma.InputJsonObject,
        afterModel: after.content as Prisma.InputJsonObject,
        beforeHash: before.hash,
        afterHash: after.hash,
        beforeNumber: before.number,
        afterNumber: after.number,
        filter: stored as unknown as Prisma.InputJsonObject,
        actorKind: actor.kind,
        actorId: actor.id,
        actorName: actor.name,
      },
    });
    const payload = JSON.stringify({ comparisonId: id });
    await transaction.$executeRaw`SELECT enqueue_job('compare-scorings', ${payload}::json, now(), ${`comparison:${id}`})`;
    return row;
  });
}
