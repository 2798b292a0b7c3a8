import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { type AnswerCells, addAnswerCells } from '@yardstick/domain/statistics/answer-cells.ts';
import { addCells, type CoOccurrenceCells } from '@yardstick/domain/statistics/co-occurrence-cells.ts';
import {
  readAnswerCells as readAnswerBytes,
  readScoreCells as readScoreBytes,
  splitParts,
} from '@yardstick/domain/statistics/encode-cells.ts';
import { addScoreCells, type ScoreCells } from '@yardstick/domain/statistics/score-cells.ts';
import type { Database } from '../../db/client.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { allTime, decodePairs, keepsPairs, type Layouts } from './cell-book.ts';
import { cellLayoutsOf } from './cell-layouts.ts';
import { breadthFor, combinationEntry, dimensionsOf, readCombination } from './combinations.ts';
import { readForms, readScoringModels } from './frozen-parts.ts';
import type { Origin } from './note-attempts.ts';

type Reader = Pick<Database, '$queryRaw' | 'form' | 'scoringModel'>;

export interface CellsWanted {
  /** at least one; all of one structure and with the same segment questions where dimensions are asked for */
  formIds: readonly string[];
  origins: readonly Origin[];
  /** first and last calendar month in UTC, 2026-11; null: all time */
  months: { from: string; to: string } | null;
  /** dimension → option ids or locales, any of which will do; empty: no answer. Others are not filtered by. */
  filters: ReadonlyMap<string, readonly string[]>;
  /** keys of competencies, and `wholeForm` */
  competencies: readonly string[];
  /** one group, one for each month, or one for each option of a dimension */
  groupBy: 'nothing' | 'month' | { dimension: string };
}

export interface ScoreGroup {
  /** empty, a month, or an option (empty: no answer) */
  group: string;
  competency: string;
  scoringModelId: string;
  /** outcomes, with a score or without */
  n: number;
  scores: ScoreCells;
}

export interface AnswerGroup {
  group: string;
  competency: string;
  /** attempts */
  n: number;
  /** null where they were not asked for, or are not kept: of the whole form on several dimensions */
  cells: CoOccurrenceCells | null;
  answers: AnswerCells;
}

/**
 * Scores of the attempts that fit, per group, competency and scoring model; no entry where nobody fits. What may be shown
 * of it is for the privacy rule to say. One statement, and two the first time that a form or model is met.
 */
export async function readScoreCells(
  database: Reader,
  wanted: CellsWanted & { scoringModelIds: readonly string[] },
): Promise<ScoreGroup[]> {
  const condition = await conditionFor(database, wanted);
  const rows = await database.$queryRaw<
    { period: string; combination: string; model: string; n: number; scores: Uint8Array }[]
  >`
    SELECT period, combination, scoring_model_id::text AS model, n, scores FROM insight_score_cell
    WHERE ${condition} AND scoring_model_id = ANY (${wanted.scoringModelIds}::uuid[])`;
  const models = await readScoringModels(
    database,
    rows.map(({ model }) => model),
  );
  const groups = new Map<string, ScoreGroup>();
  for (const row of rows) {
    const layouts = cellLayoutsOf((models.get(row.model) as { content: ScoringModel }).content);
    const group = groupOf(row, wanted);
    const parts = splitParts(row.scores, layouts.size);
    for (const { competency, layout, place } of wantedParts(layouts, wanted.competencies)) {
      const scores = readScoreBytes(parts[place] as Uint8Array, layout);
      const name = `${group} ${competency} ${row.model}`;
      const others = groups.get(name);
      if (others) {
        others.n += row.n;
        addScoreCells(others.scores, scores);
      } else groups.set(name, { group, competency, scoringModelId: row.model, n: row.n, scores });
    }
  }
  return [...groups.values()];
}

/** What was answered, as `readScoreCells`; `model` is any scoring model of the forms' structure. */
export async function readAnswerCells(
  database: Reader,
  wanted: CellsWanted & { model: ScoringModel; withCoOccurrences: boolean },
): Promise<AnswerGroup[]> {
  const layouts = cellLayoutsOf(wanted.model);
  const condition = await conditionFor(database, wanted);
  const pairs = wanted.withCoOccurrences ? Prisma.sql`co_occurrences` : Prisma.sql`NULL::bytea`;
  const rows = await database.$queryRaw<
    { period: string; combination: string; breadth: number; n: number; answers: Uint8Array; pairs: Uint8Array | null }[]
  >`SELECT period, combination, breadth, n, answers, ${pairs} AS pairs FROM insight_answer_cell WHERE ${condition}`;
  const groups = new Map<string, AnswerGroup>();
  for (const row of rows) {
    const group = groupOf(row, wanted);
    const singles = splitParts(row.answers, layouts.size);
    const pairsOf = row.pairs && splitParts(row.pairs, layouts.size);
    for (const { competency, layout, place } of wantedParts(layouts, wanted.competencies)) {
      const answers = readAnswerBytes(singles[place] as Uint8Array, layout);
      const cells = pairsOf && keepsPairs(row, competency) ? decodePairs(pairsOf[place], layout) : null;
      const name = `${group} ${competency}`;
      const others = groups.get(name);
      if (others) {
        others.n += row.n;
        addAnswerCells(others.answers, answers);
        if (others.cells && cells) addCells(others.cells, cells);
      } else groups.set(name, { group, competency, n: row.n, cells, answers });
    }
  }
  return [...groups.values()];
}

/** How many outcomes there are under each scoring model, of all time. One statement. */
export async function readScoredPeople(
  database: Reader,
  { formIds, origins }: Pick<CellsWanted, 'formIds' | 'origins'>,
): Promise<{ formId: string; scoringModelId: string; origin: Origin; n: number }[]> {
  return database.$queryRaw`
    SELECT form_id::text AS "formId", scoring_model_id::text AS "scoringModelId", origin, n FROM insight_score_cell
    WHERE form_id = ANY (${formIds}::uuid[]) AND origin = ANY (${origins}::text[]) AND breadth = 0 AND period = ${allTime}`;
}

/** Without a statement where the forms were read before. */
async function conditionFor(database: Reader, wanted: CellsWanted): Promise<Prisma.Sql> {
  const { formIds, origins, months, filters, groupBy } = wanted;
  const [form] = (await readForms(database, formIds)).values();
  if (!form) throw new RangeError('cells of no form');
  const dimensions = dimensionsOf(form.content);
  const asked = new Set([...filters.keys(), ...(typeof groupBy === 'object' ? [groupBy.dimension] : [])]);
  for (const dimension of asked) {
    if (!dimensions.includes(dimension)) throw new RangeError(`the form has no dimension ${dimension}`);
  }
  const breadth = breadthFor(dimensions, asked.size);
  // Of single dimensions only the rows of the one that is asked for; every row of a crossing is of all of them.
  const alone = breadth === 1 ? [...asked].map((dimension) => `${dimension}=%`) : ['%'];
  const entries = [...filters].map(([dimension, options]) =>
    options.map((option) => combinationEntry(dimension, option)).join(' '),
  );
  const period =
    months || groupBy === 'month'
      ? Prisma.sql`period BETWEEN ${months?.from ?? '0000-00'} AND ${months?.to ?? '9999-99'}`
      : Prisma.sql`period = ${allTime}`;
  return Prisma.sql`form_id = ANY (${formIds}::uuid[]) AND origin = ANY (${origins}::text[]) AND breadth = ${breadth}
    AND ${period} AND combination LIKE ALL (${alone}::text[])
    AND NOT EXISTS (SELECT FROM unnest(${entries}::text[]) AS filter
                    WHERE NOT string_to_array(combination, ' ') && string_to_array(filter, ' '))`;
}

function groupOf({ period, combination }: { period: string; combination: string }, { groupBy }: CellsWanted): string {
  if (groupBy === 'nothing') return '';
  if (groupBy === 'month') return period;
  return readCombination(combination).get(groupBy.dimension) ?? '';
}

function wantedParts(layouts: Layouts, competencies: readonly string[]) {
  return [...layouts].flatMap(([competency, layout], place) =>
    competencies.includes(competency) ? [{ competency, layout, place }] : [],
  );
}
