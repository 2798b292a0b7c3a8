import { localisedTextSchema } from '@yardstick/domain/content/localised-text.ts';
import { leastPeopleInNorm, type NormSnapshot, normSnapshotSchema } from '@yardstick/domain/scoring/percentile-rank.ts';
import { histogramsOf } from '@yardstick/domain/statistics/score-cells.ts';
import { v7 } from 'uuid';
import { actorOf } from '../../auth/viewer.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { viewerOf } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { beginAct, recordAct } from '../audit/record-act.ts';
import { cellLayoutsOf, wholeForm } from '../insight/cell-layouts.ts';
import { mayShowScores } from '../insight/describe-distribution.ts';
import { estimateFor, mayShowComplete } from '../insight/describe-reliability.ts';
import type { Months } from '../insight/insight-scope.type.ts';
import type { InsightFilter } from '../insight/insights.ts';
import { openGroup } from '../insight/open-group.ts';
import type { StoredNorm } from './list-norm-snapshots.ts';
import { NormGroupTooSmall } from './norm.errors.ts';

interface Wanted {
  assessment: string;
  filter?: InsightFilter | null | undefined;
  group?: unknown;
}

/**
 * Freezes the scores of a group. It keeps how many people have each score, and nothing that belongs to one of them; what is
 * erased later stays in it. Throws NotFound, InvalidInput and NormGroupTooSmall.
 */
export async function freezeNorm(context: StudioContext, { assessment, filter, group }: Wanted): Promise<StoredNorm> {
  const { defaultLocale } = await context.installation();
  const words = localisedTextSchema.safeParse(group);
  if (!words.success || !words.data[defaultLocale]?.trim()) {
    throw new InvalidInput([
      { path: ['group'], message: `Say who is in the group, as locale → text, at least in "${defaultLocale}".` },
    ]);
  }
  const inWords = words.data;
  if (filter?.origins?.includes('simulated')) {
    throw new InvalidInput([
      { path: ['filter', 'origins'], message: 'Respondents are compared with people: leave simulated attempts out.' },
    ]);
  }
  const { structure, filters, people, documentId } = await openGroup(context, assessment, filter ?? {});
  const { model, k, plan } = structure;
  const content = people.n === null ? null : await readNorm();
  if (!content) throw new NormGroupTooSmall();
  const act = beginAct(actorOf(viewerOf(context)));
  const row = await context.database.$transaction(async (transaction) => {
    const created = await transaction.normSnapshot.create({
      data: { id: v7(), scoringModelId: model.id, content, createdAt: act.at },
    });
    await recordAct(transaction, act, [
      {
        action: 'norm.freeze',
        summary: `${content.n} people frozen as the norm of ${assessment}, scoring model ${model.number}`,
        details: { norm: created.id, n: content.n, scoringModel: model.number },
        document: { id: documentId, kind: 'assessment', key: assessment },
      },
    ]);
    return created;
  });
  return { id: row.id, scoringModel: model.number, content, createdAt: row.createdAt, isUsed: true };

  /** From the first to the last of those who have a score; the model may be younger than the form. */
  function monthsOfScores(): Months {
    const { months } = people;
    const all = plan.partingBy([...filters.keys()], model.id)?.periods ?? [];
    const asked = all.filter(({ from, to }) => months === null || (from >= months.from && to <= months.to));
    const scored = asked.filter((period) => plan.findGroup({ filters, months: period }, model.id) !== null);
    return { from: scored[0]?.from ?? months?.from ?? '', to: scored.at(-1)?.to ?? months?.to ?? '' };
  }

  async function readNorm(): Promise<NormSnapshot | null> {
    const [scores, answers] = [await people.scores(), await people.answers()];
    const overall = scores(wholeForm);
    if (!overall.own || !mayShowScores(overall, k)) return null;
    const listed = histogramsOf(overall.own).all;
    if (listed.reduce((sum, [, n]) => sum + n, 0) < leastPeopleInNorm) return null;
    const measured = [...cellLayoutsOf(model.content).keys()].filter((key) => key !== wholeForm);
    const { from, to } = monthsOfScores();
    return normSnapshotSchema.parse({
      schemaVersion: 1,
      scoringModelHash: model.hash,
      group: inWords,
      from: `${from}-01`,
      to: lastDayOf(to),
      n: overall.own.n,
      competencies: Object.fromEntries(
        measured.map((key) => {
          const judged = scores(key);
          return [key, judged.own && mayShowScores(judged, k) ? histogramsOf(judged.own).all : []];
        }),
      ),
      overall: listed,
      reliability: Object.fromEntries(
        measured.map((key) => {
          const estimate = mayShowComplete(answers(key), k) ? estimateFor(answers(key).own, model.content) : null;
          const { n = 0, standardDeviation = null, alpha = null } = estimate ?? {};
          return [key, { n, standardDeviation, alpha }];
        }),
      ),
    } satisfies NormSnapshot);
  }
}

function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
