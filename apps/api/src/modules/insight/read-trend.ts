import { summariseScoreCells } from '@yardstick/domain/statistics/score-cells.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { cellLayoutsOf, wholeForm } from './cell-layouts.ts';
import { isNobodyOrEnough, mayShowScores } from './describe-distribution.ts';
import { findStructure, type Structure } from './find-structure.ts';
import { readScoringModels } from './frozen-parts.ts';
import type { Months } from './insight-scope.type.ts';
import type { InsightFilter } from './insights.ts';
import { isKept, originDimension } from './plan-people.ts';
import { readDimensionFilters, type Subject } from './read-filter.ts';
import { readScoreGroups } from './read-groups.ts';
import type { CountedPeople } from './read-people.ts';
import type { FrozenName, PublishedHistory } from './read-published.ts';
import type { TrendPoint } from './trend.type.ts';

interface Asked {
  filter: InsightFilter;
  subject: Subject;
  asked: Months | null;
}

/** All structures of an assessment, one after the other, each under the models that its people were scored by. */
export async function readTrend(
  context: Pick<StudioContext, 'database'>,
  history: PublishedHistory,
  everybody: readonly CountedPeople[],
  { filter, subject, asked }: Asked,
): Promise<TrendPoint[]> {
  const points: TrendPoint[] = [];
  for (const structureHash of new Set(history.forms.map((form) => form.structureHash))) {
    const forms = history.forms.filter((form) => form.structureHash === structureHash);
    const models = history.scoringModels.filter((model) => model.structureHash === structureHash);
    const newest = models.find(({ id }) => id === history.scoringModelId) ?? models.at(-1);
    if (!newest) continue;
    const own: Subject = { ...subject, structureHash, forms, form: null, scoringModel: newest };
    const structure = await findStructure(context.database, history, everybody, own);
    const filters = filtersFor(structure, filter);
    if (!filters) continue;
    const used = structure.plan.isEverybodyScored(newest.id) ? [newest] : models;
    for (const model of used) points.push(...(await pointsOf(context, structure, model, { filters, asked })));
  }
  points.sort((a, b) =>
    a.months.from < b.months.from ? -1 : a.months.from > b.months.from ? 1 : a.months.to < b.months.to ? -1 : 1,
  );
  return points.map((point, place) => ({ ...point, breaksBefore: breakBetween(points[place - 1], point) }));
}

function breakBetween(before: TrendPoint | undefined, point: TrendPoint): TrendPoint['breaksBefore'] {
  if (!before) return null;
  if (before.structure !== point.structure) return 'structure';
  return before.scoringModel === point.scoringModel ? null : 'scoring-model';
}

/** null where the structure does not have what is filtered by. */
function filtersFor({ form, plan, isSimulated, origins }: Structure, filter: InsightFilter) {
  try {
    return plan.simplify(
      new Map<string, readonly string[]>([
        ...readDimensionFilters(form.content, filter),
        ...(isSimulated ? [] : [[originDimension, origins] as const]),
      ]),
    );
  } catch (error) {
    if (error instanceof InvalidInput) return null;
    throw error;
  }
}

async function pointsOf(
  { database }: Pick<StudioContext, 'database'>,
  { plan, forms, alikeForms, origins, k }: Structure,
  name: FrozenName,
  { filters, asked }: { filters: ReadonlyMap<string, readonly string[]>; asked: Months | null },
): Promise<TrendPoint[]> {
  const dimensions = [...filters.keys()];
  const parting = plan.partingBy(dimensions, name.id);
  if (!parting || !plan.findGroup({ filters, months: null }, name.id)) return [];
  const model = (await readScoringModels(database, [name.id])).get(name.id);
  if (!model) return [];
  const kept = new Map([...filters].filter(([dimension]) => isKept(dimension)));
  const groups = await readScoreGroups(database, {
    formIds: forms.map(({ id }) => id).filter((id) => kept.size === 0 || alikeForms.has(id)),
    origins,
    months: null,
    filters: kept,
    groupBy: 'month',
    partition: parting,
    scoringModelId: name.id,
    model: model.content,
  });
  const competencies = [...cellLayoutsOf(model.content).keys()];
  const inOrder = [wholeForm, ...model.content.competencies.map(({ key }) => key)].filter((key) =>
    competencies.includes(key),
  );
  // Every period is judged by all of them, once.
  const told = inOrder.filter((competency) =>
    (groups.all(competency) ?? []).every(({ scores }) => isNobodyOrEnough(scores, k)),
  );
  return parting.periods.flatMap((months): TrendPoint[] => {
    if (asked && (months.from > asked.to || months.to < asked.from)) return [];
    const people = plan.findGroup({ filters, months }, name.id);
    if (!people) return [];
    const values = told.flatMap((competency) => {
      const own = groups.join([months.from], competency)?.scores;
      if (!own || !mayShowScores({ own, all: null }, k)) return [];
      const { n, mean, standardDeviation } = summariseScoreCells(own);
      return [{ competency: competency === wholeForm ? null : competency, n, mean: mean as number, standardDeviation }];
    });
    return [
      {
        months: { from: months.from, to: months.to },
        structure: model.structureHash,
        forms: forms.map(({ number }) => number),
        scoringModel: name.number,
        n: people.n,
        breaksBefore: null,
        values,
      },
    ];
  });
}
