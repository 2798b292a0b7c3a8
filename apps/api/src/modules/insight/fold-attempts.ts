import type { Database } from '../../db/client.ts';
import type { Prisma } from '../../generated/prisma/client.ts';
import {
  type AnswerCell,
  changeAnswerCell,
  changeScoreCell,
  createAnswerCell,
  createScoreCell,
  decodeAnswerCell,
  decodeScoreCell,
  encodeAnswerCell,
  encodeScoreCell,
  layoutsIn,
  nameOfAnswers,
  nameOfScores,
  type ScoreCell,
} from './cell-book.ts';
import { type CellBook, type CountedRows, countRowsAndAllTime, createCellBook } from './count-rows.ts';
import { readForms, readScoringModels, type ScoringModelOfStructure } from './frozen-parts.ts';
import type { Origin } from './note-attempts.ts';
import {
  beginEpoch,
  claimCells,
  readStoredAnswers,
  readStoredScores,
  storeAnswers,
  storeScores,
} from './stored-cells.ts';

/**
 * Counts what was submitted, and takes out what was erased, since the last time, in batches until nothing is left. A note
 * goes in the transaction that changes the cells, so each outcome counts once whatever dies. Gives the number of notes;
 * 0 while another worker is at it. Throws RangeError where an erased attempt is not in its cells (see `pnpm insights`).
 */
export async function foldAttempts(database: Database, { batchSize = 100_000 } = {}): Promise<number> {
  for (let folded = 0; ; ) {
    const taken = await database.$transaction((transaction) => foldBatch(transaction, batchSize), {
      timeout: 5 * 60_000,
      maxWait: 10_000,
    });
    folded += taken;
    if (taken < batchSize) return folded;
  }
}

/** Notes that are alike in everything but what was answered. */
interface NoteGroup {
  formId: string;
  origin: Origin;
  locale: string;
  month: string;
  scoringModelId: string;
  contentModelId: string;
  issued: boolean;
  sign: 1 | -1;
  notes: number;
  content: Uint8Array;
}

async function foldBatch(transaction: Prisma.TransactionClient, batchSize: number): Promise<number> {
  if (!(await claimCells(transaction))) return 0;
  // A note that an erasure holds is passed over: it is about to go. In the order of months, so that a batch of a long
  // history touches few cells.
  const groups = await transaction.$queryRaw<NoteGroup[]>`
    WITH taken AS (
      DELETE FROM insight_change WHERE (attempt_id, scoring_model_id) IN (
        SELECT attempt_id, scoring_model_id FROM insight_change
        ORDER BY form_id, month LIMIT ${batchSize} FOR UPDATE SKIP LOCKED
      ) RETURNING *
    )
    SELECT form_id::text AS "formId", origin, locale, month, scoring_model_id::text AS "scoringModelId",
           content_model_id::text AS "contentModelId", issued, sign, count(*)::int AS notes, string_agg(content, '') AS content
    FROM taken GROUP BY form_id, origin, locale, month, scoring_model_id, content_model_id, issued, sign`;
  if (groups.length === 0) return 0;
  const withParts = await partsReader(transaction, groups);
  const [added, removed] = [createCellBook(), createCellBook()];
  for (const [sign, book] of [
    [1, added],
    [-1, removed],
  ] as const) {
    countRowsAndAllTime(book, groups.filter((group) => group.sign === sign).map(withParts));
  }
  await changeAnswers(transaction, added, removed);
  await changeScores(transaction, added, removed);
  await beginEpoch(transaction);
  return groups.reduce((sum, { notes }) => sum + notes, 0);
}

type Parts = Pick<NoteGroup, 'formId' | 'scoringModelId' | 'contentModelId'>;

/** Reads the forms and models that rows belong to; gives a function that puts them in the place of their ids. */
export async function partsReader(transaction: Prisma.TransactionClient, groups: readonly Parts[]) {
  const forms = await readForms(
    transaction,
    groups.map(({ formId }) => formId),
  );
  const models = await readScoringModels(
    transaction,
    groups.flatMap(({ scoringModelId, contentModelId }) => [scoringModelId, contentModelId]),
  );
  return <T extends Parts>({ formId, scoringModelId, contentModelId, ...rest }: T) =>
    ({
      ...rest,
      form: required(forms.get(formId)),
      scoringModel: required(models.get(scoringModelId)),
      contentModel: required(models.get(contentModelId)),
    }) as Omit<T, keyof Parts> &
      Pick<CountedRows, 'form' | 'scoringModel' | 'contentModel'> & { scoringModel: ScoringModelOfStructure };
}

export function required<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('a part that was read is not there');
  return part;
}

/** Two statements at most beside reading. */
async function changeAnswers(transaction: Prisma.TransactionClient, added: CellBook, removed: CellBook): Promise<void> {
  const touched = new Map<string, AnswerCell>([...removed.answers, ...added.answers]);
  const stored = await readStoredAnswers(
    transaction,
    [...touched.values()].map(({ key }) => key),
  );
  const rows = new Map(stored.map((row) => [nameOfAnswers(row), row]));
  const changed = [...touched].map(([name, touchedCell]) => {
    const { key } = touchedCell;
    const layouts = layoutsIn(touchedCell);
    const row = rows.get(name);
    const [more, fewer] = [added.answers.get(name), removed.answers.get(name)];
    if (more && !row && !fewer) return { ...key, n: more.n, ...encodeAnswerCell(more) };
    const cell = row ? decodeAnswerCell({ ...row, key }, layouts) : createAnswerCell(key, layouts);
    if (more) changeAnswerCell(cell, more, 1);
    if (fewer) changeAnswerCell(cell, fewer, -1);
    return { ...key, n: cell.n, ...encodeAnswerCell(cell) };
  });
  await storeAnswers(transaction, changed);
}

/** As `changeAnswers`. */
async function changeScores(transaction: Prisma.TransactionClient, added: CellBook, removed: CellBook): Promise<void> {
  const touched = new Map<string, ScoreCell>([...removed.scores, ...added.scores]);
  const stored = await readStoredScores(
    transaction,
    [...touched.values()].map(({ key }) => key),
  );
  const rows = new Map(stored.map((row) => [nameOfScores(row), row]));
  const changed = [...touched].map(([name, touchedCell]) => {
    const { key } = touchedCell;
    const layouts = layoutsIn(touchedCell);
    const row = rows.get(name);
    const [more, fewer] = [added.scores.get(name), removed.scores.get(name)];
    if (more && !row && !fewer) return { ...key, n: more.n, scores: encodeScoreCell(more) };
    const cell = row ? decodeScoreCell({ ...row, key }, layouts) : createScoreCell(key, layouts);
    if (more) changeScoreCell(cell, more, 1);
    if (fewer) changeScoreCell(cell, fewer, -1);
    return { ...key, n: cell.n, scores: encodeScoreCell(cell) };
  });
  await storeScores(transaction, changed);
}
