import { Prisma } from '../../generated/prisma/client.ts';
import type { CellBytes, CellKey } from './cell-counter.ts';

type CellRow = CellKey & CellBytes;

const columns = Prisma.sql`form_id::text AS "formId", origin, breadth, day::text AS day, combination, competency,
  scoring_model_id::text AS "scoringModelId", co_occurrences AS "coOccurrences", light`;

/** Those of `keys` that are there. One statement. */
export function readStoredCells(transaction: Prisma.TransactionClient, keys: readonly CellKey[]) {
  return transaction.$queryRaw<CellRow[]>`
    SELECT ${columns} FROM insight_cell JOIN ${listed(keys)}
    USING (form_id, origin, breadth, day, combination, competency, scoring_model_id)`;
}

/** Those that a condition on `insight_cell` names. One statement. */
export function readCellsWhere(database: Pick<Prisma.TransactionClient, '$queryRaw'>, condition: Prisma.Sql) {
  return database.$queryRaw<CellRow[]>`SELECT ${columns} FROM insight_cell WHERE ${condition}`;
}

/** Writes cells whether they are there or not. One statement. */
export async function storeCells(transaction: Prisma.TransactionClient, rows: readonly CellRow[]) {
  if (rows.length === 0) return;
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  await transaction.$executeRaw`
    INSERT INTO insight_cell (form_id, origin, breadth, day, combination, competency, scoring_model_id, co_occurrences, light)
    SELECT form_id, origin, breadth, day, combination, competency, scoring_model_id, decode(co_occurrences, 'hex'), decode(light, 'hex')
    FROM unnest(${rows.map(({ formId }) => formId)}::uuid[], ${rows.map(({ origin }) => origin)}::text[],
                ${rows.map(({ breadth }) => breadth)}::smallint[], ${rows.map(({ day }) => day)}::text[]::date[],
                ${rows.map(({ combination }) => combination)}::text[], ${rows.map(({ competency }) => competency)}::text[],
                ${rows.map(({ scoringModelId }) => scoringModelId)}::uuid[],
                ${rows.map(({ coOccurrences }) => hex(coOccurrences))}::text[], ${rows.map(({ light }) => hex(light))}::text[])
         AS row(form_id, origin, breadth, day, combination, competency, scoring_model_id, co_occurrences, light)
    ON CONFLICT (form_id, origin, breadth, day, combination, competency, scoring_model_id)
    DO UPDATE SET co_occurrences = excluded.co_occurrences, light = excluded.light`;
}

/** Cells of nobody are not kept. One statement. */
export async function dropCells(transaction: Prisma.TransactionClient, keys: readonly CellKey[]) {
  if (keys.length === 0) return;
  await transaction.$executeRaw`
    DELETE FROM insight_cell USING ${listed(keys)}
    WHERE (insight_cell.form_id, insight_cell.origin, insight_cell.breadth, insight_cell.day, insight_cell.combination,
           insight_cell.competency, insight_cell.scoring_model_id) = (key.form_id, key.origin, key.breadth, key.day,
           key.combination, key.competency, key.scoring_model_id)`;
}

const cellsLock = Prisma.sql`hashtextextended('insight cells', 0)`;

/**
 * Cells are changed by one transaction at a time: every attempt changes the cells of everybody, so nothing is gained by
 * more. False where another one is at it.
 */
export async function claimCells(transaction: Prisma.TransactionClient): Promise<boolean> {
  const [claim] = await transaction.$queryRaw<{ isOurs: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${cellsLock}) AS "isOurs"`;
  return claim?.isOurs ?? false;
}

/** The same, after whoever is at it. */
export async function waitForCells(transaction: Prisma.TransactionClient) {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${cellsLock})`;
}

function listed(keys: readonly CellKey[]): Prisma.Sql {
  return Prisma.sql`unnest(${keys.map(({ formId }) => formId)}::uuid[], ${keys.map(({ origin }) => origin)}::text[],
      ${keys.map(({ breadth }) => breadth)}::smallint[], ${keys.map(({ day }) => day)}::text[]::date[],
      ${keys.map(({ combination }) => combination)}::text[], ${keys.map(({ competency }) => competency)}::text[],
      ${keys.map(({ scoringModelId }) => scoringModelId)}::uuid[])
    AS key(form_id, origin, breadth, day, combination, competency, scoring_model_id)`;
}
