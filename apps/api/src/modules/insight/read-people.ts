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
  /** by dimension of the form; empty: no answer. Who stand alike share a map. */
  options: ReadonlyMap<string, string>;
  n: number;
  /** scoring model → how many of them have an outcome under it */
  scored: ReadonlyMap<string, number>;
}

const knownPeople = new LRUCache<string, readonly CountedPeople[]>({ max: 100 });
/** The same combinations come back every month, and whenever cells have changed. */
const knownOptions = new LRUCache<string, ReadonlyMap<string, string>>({ max: 100_000 });

/** Cells of a form, an origin and a month: of answers, or of a scoring model. */
interface PackedCells {
  formId: string;
  origin: Origin;
  month: string;
  scoringModelId: string | null;
  /** numbers of combinations */
  places: number[];
  n: number[];
}

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
  // Combinations are long, and each is in many months: they come once, and cells as arrays of numbers.
  const [read] = await database.$queryRaw<{ combinations: string[] | null; packed: PackedCells[] | null }[]>`
    WITH form AS (SELECT * FROM unnest(${formIds}::uuid[], ${breadths}::int[]) AS form(form_id, breadth)),
    cell AS (
      SELECT form_id, origin, period, combination, NULL::uuid AS scoring_model_id, n
      FROM insight_answer_cell JOIN form USING (form_id, breadth) WHERE period <> ''
      UNION ALL
      SELECT form_id, origin, period, combination, scoring_model_id, n
      FROM insight_score_cell JOIN form USING (form_id, breadth) WHERE period <> ''
    ),
    numbered AS MATERIALIZED (
      SELECT combination, row_number() OVER (ORDER BY combination) - 1 AS place FROM (SELECT DISTINCT combination FROM cell) AS named
    ),
    packed AS (
      SELECT form_id AS "formId", origin, period AS month, scoring_model_id AS "scoringModelId",
             json_agg(place) AS places, json_agg(n) AS n
      FROM cell JOIN numbered USING (combination) GROUP BY form_id, origin, period, scoring_model_id
    )
    SELECT (SELECT json_agg(combination ORDER BY place) FROM numbered) AS combinations,
           (SELECT json_agg(packed) FROM packed) AS packed`;
  const people = unpack((read?.combinations ?? []).map(optionsOf), read?.packed ?? []);
  knownPeople.set(name, people);
  return people;
}

function unpack(options: readonly ReadonlyMap<string, string>[], packed: readonly PackedCells[]): CountedPeople[] {
  const groups = Map.groupBy(packed, ({ formId, origin, month }) => [formId, origin, month].join(' '));
  return [...groups.values()].flatMap((cells) => {
    const rows = new Map<number, CountedPeople & { scored: Map<string, number> }>();
    for (const { formId, origin, month, places, n } of cells.filter(({ scoringModelId }) => scoringModelId === null)) {
      places.forEach((place, at) => {
        const own = { formId, origin, month, options: options[place] as ReadonlyMap<string, string> };
        rows.set(place, { ...own, n: n[at] as number, scored: new Map() });
      });
    }
    for (const { scoringModelId, places, n } of cells) {
      if (scoringModelId === null) continue;
      places.forEach((place, at) => {
        rows.get(place)?.scored.set(scoringModelId, n[at] as number);
      });
    }
    return [...rows.values()];
  });
}

function optionsOf(combination: string): ReadonlyMap<string, string> {
  const options = knownOptions.get(combination) ?? readCombination(combination);
  knownOptions.set(combination, options);
  return options;
}
