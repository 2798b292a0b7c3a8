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

/** Who was counted when somebody last asked; by forms. */
const knownPeople = new LRUCache<string, KnownPeople>({ max: 100 });

interface KnownPeople {
  epoch: bigint;
  people: readonly CountedPeople[];
  /** name → place among the people */
  places: ReadonlyMap<string, number>;
}

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
 * Everybody who was counted of some forms, simulated people too: the same array until cells change. One statement where
 * they have changed since the last time, which reads those that have as they stand then, whatever changed since `epoch`; and
 * one more where some were dropped since, of which those that are left do not tell.
 */
export async function readPeople(
  database: Pick<Database, '$queryRaw' | 'form'>,
  formIds: readonly string[],
  epoch: bigint,
): Promise<readonly CountedPeople[]> {
  const name = [...formIds].sort().join(' ');
  const known = knownPeople.get(name);
  if (known && known.epoch >= epoch) return known.people;
  let base = known ?? null;
  let read = await readCellsSince(database, formIds, base?.epoch ?? -1n);
  if (base && base.epoch < read.dropped) {
    base = null;
    read = await readCellsSince(database, formIds, -1n);
  }
  const found = { epoch: read.now, ...addCells(base, read) };
  const latest = knownPeople.get(name);
  if (!latest || latest.epoch < found.epoch) knownPeople.set(name, found);
  return found.people;
}

/**
 * The cells that have changed since an epoch. Which it is now is read by the same statement, so that both are of one moment.
 * Combinations are long, and each is in many months: they come once, and cells as arrays of numbers.
 */
async function readCellsSince(
  database: Pick<Database, '$queryRaw' | 'form'>,
  formIds: readonly string[],
  epoch: bigint,
): Promise<CellsRead> {
  const forms = await readForms(database, formIds);
  const breadths = formIds.map((id) => dimensionsOf((forms.get(id) as { content: Form }).content).length);
  const [read] = await database.$queryRaw<
    (Pick<CellsRead, 'now' | 'dropped'> & { combinations: string[] | null; packed: PackedCells[] | null })[]
  >`
    WITH form AS (SELECT * FROM unnest(${formIds}::uuid[], ${breadths}::int[]) AS form(form_id, breadth)),
    cell AS (
      SELECT form_id, origin, period, combination, NULL::uuid AS scoring_model_id, n
      FROM insight_answer_cell JOIN form USING (form_id, breadth) WHERE period <> '' AND epoch > ${epoch}::bigint
      UNION ALL
      SELECT form_id, origin, period, combination, scoring_model_id, n
      FROM insight_score_cell JOIN form USING (form_id, breadth) WHERE period <> '' AND epoch > ${epoch}::bigint
    ),
    numbered AS MATERIALIZED (
      SELECT combination, row_number() OVER (ORDER BY combination) - 1 AS place FROM (SELECT DISTINCT combination FROM cell) AS named
    ),
    packed AS (
      SELECT form_id AS "formId", origin, period AS month, scoring_model_id AS "scoringModelId",
             json_agg(place) AS places, json_agg(n) AS n
      FROM cell JOIN numbered USING (combination) GROUP BY form_id, origin, period, scoring_model_id
    )
    SELECT epoch AS now, dropped, (SELECT json_agg(combination ORDER BY place) FROM numbered) AS combinations,
           (SELECT json_agg(packed ORDER BY "scoringModelId" NULLS FIRST) FROM packed) AS packed
    FROM insight_epoch`;
  if (!read) throw new Error('there is no epoch of cells');
  return { ...read, combinations: read.combinations ?? [], packed: read.packed ?? [] };
}

interface CellsRead {
  /** epoch of the cells */
  now: bigint;
  /** that of the last that dropped cells */
  dropped: bigint;
  combinations: readonly string[];
  /** those of answers first */
  packed: readonly PackedCells[];
}

/** Puts cells in the place of those from before. */
function addCells(base: KnownPeople | null, { combinations, packed }: CellsRead) {
  const people = [...(base?.people ?? [])];
  const places = new Map(base?.places);
  const options = combinations.map(optionsOf);
  for (const { formId, origin, month, scoringModelId, places: numbers, n } of packed) {
    numbers.forEach((number, at) => {
      const name = `${formId} ${origin} ${month} ${combinations[number]}`;
      const count = n[at] as number;
      const place = places.get(name) ?? people.length;
      const known = people[place];
      if (scoringModelId === null) {
        const own = { formId, origin, month, options: options[number] as ReadonlyMap<string, string> };
        people[place] = { ...own, n: count, scored: known?.scored ?? new Map() };
        places.set(name, place);
      } else if (known) {
        people[place] = { ...known, scored: new Map(known.scored).set(scoringModelId, count) };
      }
    });
  }
  return { people, places };
}

function optionsOf(combination: string): ReadonlyMap<string, string> {
  const options = knownOptions.get(combination) ?? readCombination(combination);
  knownOptions.set(combination, options);
  return options;
}
