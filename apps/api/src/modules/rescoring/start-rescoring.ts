import { v7 } from 'uuid';
import type { Database } from '../../db/client.ts';
import type { Rescoring } from '../../generated/prisma/client.ts';
import { NotFound, OutOfDate } from '../../graphql/studio-errors.ts';
import { type Act, recordAct } from '../audit/record-act.ts';
import { UnknownScoringModel } from '../scoring-comparison/comparison.errors.ts';
import { storedPeopleSchema } from '../scoring-comparison/stored-people.ts';
import { jobKeyOf } from './rescoring-job.ts';

interface RescoringWanted {
  /** its key */
  assessment: string;
  /** number of a frozen scoring model */
  model: number;
  comparisonId: string;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Has outcomes under a scoring model added to the attempts that it fits, once somebody has seen what that changes: the
 * comparison is the dry run. Throws NotFound, UnknownScoringModel and OutOfDate.
 */
export async function startRescoring(database: Database, wanted: RescoringWanted, act: Act): Promise<Rescoring> {
  const document = await database.document.findFirst({
    where: { kind: 'assessment', key: wanted.assessment },
    include: { scoringModels: { select: { id: true, number: true, hash: true, structureHash: true } } },
  });
  if (!document) throw new NotFound('assessment');
  const model = document.scoringModels.find(({ number }) => number === wanted.model);
  const numbers = document.scoringModels.map(({ number }) => number);
  if (!model) throw new UnknownScoringModel(wanted.model, numbers.length > 0 ? Math.max(...numbers) : null);
  await refuseWithoutDryRun(database, { ...wanted, documentId: document.id, hash: model.hash }, act.at);
  return database.$transaction(async (transaction) => {
    // Of two at once, the second waits here, and then finds the first.
    await transaction.$queryRaw`SELECT id FROM document WHERE id = ${document.id}::uuid FOR UPDATE`;
    const under = { scoringModelId: model.id, state: { in: ['queued', 'running'] } };
    if (await transaction.rescoring.findFirst({ where: under }))
      throw new OutOfDate(`Attempts are being scored again by model ${model.number} at this moment.`);
    const [counted] = await transaction.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM counted_attempt WHERE form_id = ANY (
        SELECT id FROM form WHERE document_id = ${document.id}::uuid AND structure_hash = ${model.structureHash})`;
    const row = await transaction.rescoring.create({
      data: {
        id: v7(),
        documentId: document.id,
        assessment: document.key,
        scoringModelId: model.id,
        model: model.number,
        comparisonId: wanted.comparisonId,
        attemptsTotal: counted?.n ?? 0,
        actorKind: act.actor.kind,
        actorId: act.actor.id,
        actorName: act.actor.name,
        createdAt: act.at,
      },
    });
    await recordAct(transaction, act, [
      {
        action: 'attempt.rescore',
        summary: `Attempts at ${document.key} by scoring model ${model.number}`,
        details: { rescoring: row.id, comparison: wanted.comparisonId },
        document: { id: document.id, kind: 'assessment', key: document.key },
      },
    ]);
    const payload = JSON.stringify({ rescoringId: row.id });
    await transaction.$executeRaw`SELECT enqueue_job('rescore-attempts', ${payload}::json, now(), ${jobKeyOf(row.id)})`;
    return row;
  });
}

/** Throws OutOfDate unless the comparison is one of everybody, done lately, whose second scoring is this model. */
async function refuseWithoutDryRun(
  database: Database,
  { comparisonId, documentId, hash, model }: RescoringWanted & { documentId: string; hash: string },
  now: Date,
): Promise<void> {
  const comparison = await database.scoringComparison.findUnique({ where: { id: comparisonId } });
  const again = `Compare the published scoring with model ${model} over everybody first, and look at what changes.`;
  if (!comparison || comparison.documentId !== documentId)
    throw new OutOfDate(`There is no such comparison of this assessment. ${again}`);
  if (comparison.state !== 'done') throw new OutOfDate(`The comparison is not done. ${again}`);
  if (comparison.afterHash !== hash) throw new OutOfDate(`The comparison is about another scoring. ${again}`);
  const { filters, months, origins } = storedPeopleSchema.parse(comparison.filter);
  if (Object.keys(filters).length > 0 || months !== null || origins.includes('simulated'))
    throw new OutOfDate(`The comparison is about some of the attempts only. ${again}`);
  if (now.getTime() - (comparison.finishedAt?.getTime() ?? 0) > dayMs)
    throw new OutOfDate(`The comparison is more than a day old. ${again}`);
}
