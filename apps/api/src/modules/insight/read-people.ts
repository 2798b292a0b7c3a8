import type { Form } from '@yardstick/domain/publishing/form.ts';
import { LRUCache } from 'lru-cache';
import type { Database } from '../../db/client.ts';
import { dimensionsOf, readCombination } from './combinations.ts';
import { readForms } from './frozen-parts.ts';
import type { Origin } from './note-attempts.ts';

/** People who submitted a form in one month and stand alike on every dimension. */
export interface CountedPeople {
  formId: string;
  origin: Origin;
  /** 2026-11 */
  month: string;
  /** by dimension of the form; empty: no answer */
  options: ReadonlyMap<string, string>;
  n: number;
  /** scoring model → how many of them have an outcome under it */
  scored: ReadonlyMap<string, number>;
}

const knownPeople = new LRUCache<string, readonly CountedPeople[]>({ max: 100 });

/**
 * Everybody who was counted of some forms, simulated people too. One statement where cells have changed since `epoch`,
 * which comes from `readEpoch`; else none.
 */
export async function readPeople(
  database: Pick<Database, '$queryRaw' | 'form'>,
  formIds: readonly string[],
  epoch: string,
): Promise<readonly CountedPeople[]> {
  const name = [epoch, ...[...formIds].sort()].join(' ');
  const known = knownPeople.get(name);
  if (known) return known;
  const forms = await readForms(database, formIds);
  const breadths = formIds.map((id) => dimensionsOf((forms.get(id) as { content: Form }).content).length);
  const rows = await database.$queryRaw<
    { formId: string; origin: Origin; month: string; combination: string; n: number; scored: Record<string, number> }[]
  >`
    SELECT cell.form_id::text AS "formId", cell.origin, cell.period AS month, cell.combination, cell.n,
      coalesce(jsonb_object_agg(scores.scoring_model_id, scores.n) FILTER (WHERE scores.n IS NOT NULL), '{}') AS scored
    FROM insight_answer_cell cell
    JOIN unnest(${formIds}::uuid[], ${breadths}::int[]) AS form(id, breadth)
      ON form.id = cell.form_id AND form.breadth = cell.breadth
    LEFT JOIN insight_score_cell scores ON scores.form_id = cell.form_id AND scores.origin = cell.origin
      AND scores.breadth = cell.breadth AND scores.period = cell.period AND scores.combination = cell.combination
    WHERE cell.period <> '' AND cell.n > 0
    GROUP BY cell.form_id, cell.origin, cell.period, cell.combination, cell.n, cell.breadth`;
  const people = rows.map(({ combination, scored, ...row }) => ({
    ...row,
    options: readCombination(combination),
    scored: new Map(Object.entries(scored)),
  }));
  knownPeople.set(name, people);
  return people;
}
