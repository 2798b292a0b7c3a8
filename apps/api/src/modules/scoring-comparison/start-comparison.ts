import { v7 } from 'uuid';
import type { Prisma, ScoringComparison } from '../../generated/prisma/client.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { type Act, recordAct } from '../audit/record-act.ts';
import { type ChosenPeople, choosePeople } from './choose-people.ts';
import { chooseScorings } from './choose-scorings.ts';
import type { ComparisonWanted } from './compare-from-cells.ts';
import type { StoredPeople } from './stored-people.ts';

/**
 * Has every attempt scored in two ways, in the background. What is compared is what stands now, whatever is saved
 * meanwhile. Throws NotFound, InvalidInput, UnknownScoringModel, UnusableScoring, OtherStructure and TooFewPeople.
 */
export async function startComparison(
  context: StudioContext,
  wanted: ComparisonWanted,
  act: Act,
): Promise<ScoringComparison> {
  const { assessment, before, after } = await chooseScorings(context, wanted);
  const people = await choosePeople(context, assessment, after.structureHash, wanted);
  const { actor } = act;
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
        filter: store(people) as Prisma.InputJsonObject,
        actorKind: actor.kind,
        actorId: actor.id,
        actorName: actor.name,
      },
    });
    // By many scorings made for it, single answers could be found out: it stands here who asked for which.
    await recordAct(transaction, act, [
      {
        action: 'scoring.compare',
        summary: `Scorings of ${assessment.key} over every attempt`,
        details: { comparison: id, before: before.hash, after: after.hash },
        document: { id: assessment.id, kind: 'assessment', key: assessment.key },
      },
    ]);
    const payload = JSON.stringify({ comparisonId: id });
    await transaction.$executeRaw`SELECT enqueue_job('compare-scorings', ${payload}::json, now(), ${`comparison:${id}`})`;
    return row;
  });
}

/** Everybody of the structure is read, so that it can be judged what a part of them tells of the others. */
function store(people: ChosenPeople | null): StoredPeople {
  if (!people) {
    const nothing = { formIds: [], alikeFormIds: [], origins: [], periods: [], pooled: [], options: [] };
    return { ...nothing, months: null, filters: {}, breakDownBy: null, isVisible: false };
  }
  const { structure, months, periods, filters, breakDownBy, pooled, isVisible, options } = people;
  return {
    formIds: structure.forms.map(({ id }) => id),
    alikeFormIds: [...structure.alikeForms],
    origins: structure.isSimulated ? ['simulated'] : ['respondent', 'import'],
    months,
    periods: [...periods],
    filters: Object.fromEntries([...filters].map(([dimension, options]) => [dimension, [...options]])),
    breakDownBy,
    pooled,
    isVisible,
    options,
  };
}
