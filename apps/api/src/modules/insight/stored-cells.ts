import { setTimeout } from 'node:timers/promises';
import { Prisma } from '../../generated/prisma/client.ts';
import type { AnswerBytes, AnswerKey, ScoreKey } from './cell-book.ts';

export type AnswerRow = AnswerKey & { n: number } & AnswerBytes;
export type ScoreRow = ScoreKey & { n: number; scores: Uint8Array<ArrayBuffer> };

type Reader = Pick<Prisma.TransactionClient, '$queryRaw'>;

const keyColumns = Prisma.sql`form_id::text AS "formId", origin, breadth, period, combination`;
const answerColumns = Prisma.sql`${keyColumns}, n, co_occurrences AS "coOccurrences", answers`;
const scoreColumns = Prisma.sql`${keyColumns}, scoring_model_id::text AS "scoringModelId", n, scores`;
const answerKey = Prisma.sql`(form_id, origin, breadth, period, combination)`;
const scoreKey = Prisma.sql`(form_id, origin, breadth, period, combination, scoring_model_id)`;

/** Those of `keys` that are there. One statement. */
export function readStoredAnswers(database: Reader, keys: readonly AnswerKey[]): Promise<AnswerRow[]> {
  return database.$queryRaw`
    SELECT ${answerColumns} FROM insight_answer_cell JOIN ${listedAnswers(keys)} USING ${answerKey}`;
}

/** As `readStoredAnswers`. */
export function readStoredScores(database: Reader, keys: readonly ScoreKey[]): Promise<ScoreRow[]> {
  return database.$queryRaw`
    SELECT ${scoreColumns} FROM insight_score_cell JOIN ${listedScores(keys)} USING ${scoreKey}`;
}

/** Those that a condition names. One statement. */
export function readAnswersWhere(database: Reader, condition: Prisma.Sql): Promise<AnswerRow[]> {
  return database.$queryRaw`SELECT ${answerColumns} FROM insight_answer_cell WHERE ${condition}`;
}

/** As `readAnswersWhere`. */
export function readScoresWhere(database: Reader, condition: Prisma.Sql): Promise<ScoreRow[]> {
  return database.$queryRaw`SELECT ${scoreColumns} FROM insight_score_cell WHERE ${condition}`;
}

/** Writes cells whether they are there or not, and drops those of nobody. Three statements at most. */
export async function storeAnswers(
  transaction: Prisma.TransactionClient,
  rows: readonly AnswerRow[],
  epoch: bigint,
): Promise<void> {
  const [kept, dropped] = [rows.filter(({ n }) => n > 0), rows.filter(({ n }) => n === 0)];
  if (kept.length > 0) {
    const pairs = joinBytes(kept.map(({ coOccurrences }) => coOccurrences));
    const singles = joinBytes(kept.map(({ answers }) => answers));
    await transaction.$executeRaw`
      INSERT INTO insight_answer_cell (form_id, origin, breadth, period, combination, n, co_occurrences, answers, epoch)
      SELECT form_id, origin, breadth, period, combination, n, ${cutFrom(pairs, 'pairs')}, ${cutFrom(singles, 'singles')},
             ${epoch}::bigint
      FROM ${listedAnswers(kept)}
      JOIN unnest(${kept.map(({ n }) => n)}::int[], ${pairs.begins}::int[], ${pairs.lengths}::int[],
                  ${singles.begins}::int[], ${singles.lengths}::int[]) WITH ORDINALITY
           AS held(n, pairs_at, pairs_length, singles_at, singles_length, place) USING (place)
      ON CONFLICT ${answerKey}
      DO UPDATE SET n = excluded.n, co_occurrences = excluded.co_occurrences, answers = excluded.answers, epoch = excluded.epoch`;
  }
  if (dropped.length > 0) {
    await transaction.$executeRaw`
      DELETE FROM insight_answer_cell AS cell USING ${listedAnswers(dropped)}
      WHERE (cell.form_id, cell.origin, cell.breadth, cell.period, cell.combination)
          = (key.form_id, key.origin, key.breadth, key.period, key.combination)`;
    await noteDropping(transaction);
  }
}

/** As `storeAnswers`. */
export async function storeScores(
  transaction: Prisma.TransactionClient,
  rows: readonly ScoreRow[],
  epoch: bigint,
): Promise<void> {
  const [kept, dropped] = [rows.filter(({ n }) => n > 0), rows.filter(({ n }) => n === 0)];
  if (kept.length > 0) {
    const bytes = joinBytes(kept.map(({ scores }) => scores));
    await transaction.$executeRaw`
      INSERT INTO insight_score_cell (form_id, origin, breadth, period, combination, scoring_model_id, n, scores, epoch)
      SELECT form_id, origin, breadth, period, combination, scoring_model_id, n, ${cutFrom(bytes, 'scores')}, ${epoch}::bigint
      FROM ${listedScores(kept)}
      JOIN unnest(${kept.map(({ n }) => n)}::int[], ${bytes.begins}::int[], ${bytes.lengths}::int[]) WITH ORDINALITY
           AS held(n, scores_at, scores_length, place) USING (place)
      ON CONFLICT ${scoreKey} DO UPDATE SET n = excluded.n, scores = excluded.scores, epoch = excluded.epoch`;
  }
  if (dropped.length > 0) {
    await transaction.$executeRaw`
      DELETE FROM insight_score_cell AS cell USING ${listedScores(dropped)}
      WHERE (cell.form_id, cell.origin, cell.breadth, cell.period, cell.combination, cell.scoring_model_id)
          = (key.form_id, key.origin, key.breadth, key.period, key.combination, key.scoring_model_id)`;
    await noteDropping(transaction);
  }
}

/** Many values as one, which travels as bytes, where a list of them would travel as escaped text. */
function joinBytes(parts: readonly Uint8Array[]) {
  let end = 1;
  const begins = parts.map((part) => {
    end += part.length;
    return end - part.length;
  });
  return { all: Buffer.concat(parts), begins, lengths: parts.map((part) => part.length) };
}

const cutFrom = ({ all }: ReturnType<typeof joinBytes>, name: 'pairs' | 'singles' | 'scores') =>
  Prisma.sql`substr(${all}::bytea, ${Prisma.raw(`${name}_at`)}, ${Prisma.raw(`${name}_length`)})`;

const cellsLock = Prisma.sql`hashtextextended('insight cells', 0)`;

/** As `claimCells`, without waiting: false where somebody changes cells. Outside of a transaction it only tells. */
export async function claimCellsAtOnce(database: Reader): Promise<boolean> {
  const [claim] = await database.$queryRaw<{ isOurs: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(${cellsLock}) AS "isOurs"`;
  return claim?.isOurs ?? false;
}

const patienceMs = 5_000;
const pauseMs = 20;

/**
 * Cells are changed by one transaction at a time: every attempt changes the cells of everybody, so nothing is gained by
 * more. Waits for a batch that is being written; false where it takes longer, since somebody counts everything anew.
 */
export async function claimCells(transaction: Prisma.TransactionClient): Promise<boolean> {
  for (const start = Date.now(); ; await setTimeout(pauseMs)) {
    if (await claimCellsAtOnce(transaction)) return true;
    if (Date.now() - start > patienceMs) return false;
  }
}

/** The same, after whoever is at it. */
export async function waitForCells(transaction: Prisma.TransactionClient) {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${cellsLock})`;
}

function listedAnswers(keys: readonly AnswerKey[]): Prisma.Sql {
  return Prisma.sql`unnest(${columnsOf(keys)}) WITH ORDINALITY AS key(form_id, origin, breadth, period, combination, place)`;
}

function listedScores(keys: readonly ScoreKey[]): Prisma.Sql {
  return Prisma.sql`unnest(${columnsOf(keys)}, ${keys.map(({ scoringModelId }) => scoringModelId)}::uuid[])
    WITH ORDINALITY AS key(form_id, origin, breadth, period, combination, scoring_model_id, place)`;
}

function columnsOf(keys: readonly AnswerKey[]): Prisma.Sql {
  return Prisma.sql`${keys.map(({ formId }) => formId)}::uuid[], ${keys.map(({ origin }) => origin)}::text[],
    ${keys.map(({ breadth }) => breadth)}::smallint[], ${keys.map(({ period }) => period)}::text[],
    ${keys.map(({ combination }) => combination)}::text[]`;
}

/** Said by whoever changes cells, in the same transaction and before that; gives the number that those cells get. */
export async function beginEpoch(transaction: Prisma.TransactionClient): Promise<bigint> {
  const [row] = await transaction.$queryRaw<{ epoch: bigint }[]>`
    UPDATE insight_epoch SET epoch = epoch + 1 RETURNING epoch`;
  return row?.epoch ?? 0n;
}

/** Said by whoever drops cells, in the epoch that it has begun. */
export async function noteDropping(transaction: Prisma.TransactionClient): Promise<void> {
  await transaction.$executeRaw`UPDATE insight_epoch SET dropped = epoch`;
}

/** It changes whenever cells do. Read it before the cells, so that what is kept by it is never older than it says. */
export async function readEpoch(database: Reader): Promise<bigint> {
  const [row] = await database.$queryRaw<{ epoch: bigint }[]>`SELECT epoch FROM insight_epoch`;
  return row?.epoch ?? 0n;
}
