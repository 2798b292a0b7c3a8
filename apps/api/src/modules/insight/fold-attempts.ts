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
  claimCellsAtOnce,
  readStoredAnswers,
  readStoredScores,
  storeAnswers,
  storeScores,
} from './stored-cells.ts';

/**
 * Counts what was submitted, and takes out what was erased, since the last time, in batches until nothing is left. A note
 * goes in the transaction that changes the cells, so each outcome counts once whatever dies. Gives the number of notes
 * that were counted: fewer, or none, while somebody else changes cells. Throws RangeError where an erased attempt is not
 * in its cells (see `pnpm insights`).
 */
export async function foldAttempts(database: Database, { batchSize = 250_000 } = {}): Promise<number> {
  if (!(await claimCellsAtOnce(database))) return 0;
  const batches = splitIntoBatches(await readNotedMonths(database), batchSize);
  let folded = 0;
  const foldNext = async () => {
    for (let months = batches.shift(); months; ) {
      const taken = await foldBatch(database, months, batchSize);
      folded += taken;
      if (taken < batchSize) months = batches.shift();
    }
  };
  // PostgreSQL looks for the notes of one batch, and writes the cells of another, while one is counted here.
  const ended = await Promise.allSettled([foldNext(), foldNext()]);
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  return folded;
}

interface NotedMonth {
  formId: string;
  month: string;
  notes: number;
}

function readNotedMonths(database: Database): Promise<NotedMonth[]> {
  return database.$queryRaw`
    SELECT form_id::text AS "formId", month, count(*)::int AS notes FROM insight_change
    GROUP BY form_id, month ORDER BY form_id, month`;
}

/** Months that follow each other go together, so that a batch touches few cells and few batches touch a month. */
function splitIntoBatches(months: readonly NotedMonth[], batchSize: number): NotedMonth[][] {
  const batches: NotedMonth[][] = [];
  let room = 0;
  for (const month of months) {
    if (month.notes > room) {
      batches.push([]);
      room = batchSize;
    }
    batches.at(-1)?.push(month);
    room -= month.notes;
  }
  return batches;
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

const batchTimeoutMs = String(5 * 60_000);

/** Thrown to give back the notes that were taken, since somebody else holds the cells. */
class CellsAreTaken extends Error {}

/** Gives how many notes it took. */
async function foldBatch(database: Database, months: readonly NotedMonth[], batchSize: number): Promise<number> {
  try {
    return await database.$transaction(
      async (transaction) => {
        // Many answers to many questions take their time, of PostgreSQL and of us.
        await transaction.$queryRaw`
          SELECT set_config('statement_timeout', ${batchTimeoutMs}, true),
                 set_config('idle_in_transaction_session_timeout', ${batchTimeoutMs}, true)`;
        const groups = await takeNotes(transaction, months, batchSize);
        if (groups.length === 0) return 0;
        const withParts = await partsReader(transaction, groups);
        const [added, removed] = [createCellBook(), createCellBook()];
        countRowsAndAllTime(added, groups.filter(({ sign }) => sign === 1).map(withParts));
        countRowsAndAllTime(removed, groups.filter(({ sign }) => sign === -1).map(withParts));
        if (!(await claimCells(transaction))) throw new CellsAreTaken();
        const epoch = await beginEpoch(transaction);
        await changeAnswers(transaction, { added, removed, epoch });
        await changeScores(transaction, { added, removed, epoch });
        return groups.reduce((sum, { notes }) => sum + notes, 0);
      },
      { timeout: Number(batchTimeoutMs), maxWait: 10_000 },
    );
  } catch (error) {
    if (error instanceof CellsAreTaken) return 0;
    throw error;
  }
}

function takeNotes(
  transaction: Prisma.TransactionClient,
  months: readonly NotedMonth[],
  batchSize: number,
): Promise<NoteGroup[]> {
  // A note that an erasure holds is passed over: it is about to go. By place, not by key: in the order in which they lie.
  return transaction.$queryRaw`
    WITH taken AS (
      DELETE FROM insight_change WHERE ctid = ANY (ARRAY(
        SELECT note.ctid FROM insight_change AS note
        JOIN unnest(${months.map(({ formId }) => formId)}::uuid[], ${months.map(({ month }) => month)}::text[])
             AS wanted(form_id, month) USING (form_id, month)
        LIMIT ${batchSize} FOR UPDATE OF note SKIP LOCKED
      )) RETURNING *
    )
    SELECT form_id::text AS "formId", origin, locale, month, scoring_model_id::text AS "scoringModelId",
           content_model_id::text AS "contentModelId", issued, sign, count(*)::int AS notes, string_agg(content, '') AS content
    FROM taken GROUP BY form_id, origin, locale, month, scoring_model_id, content_model_id, issued, sign`;
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

interface CellChanges {
  added: CellBook;
  removed: CellBook;
  epoch: bigint;
}

/** Three statements at most beside reading. */
async function changeAnswers(
  transaction: Prisma.TransactionClient,
  { added, removed, epoch }: CellChanges,
): Promise<void> {
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
  await storeAnswers(transaction, changed, epoch);
}

/** As `changeAnswers`. */
async function changeScores(
  transaction: Prisma.TransactionClient,
  { added, removed, epoch }: CellChanges,
): Promise<void> {
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
    if (more) changeScoreCell(cell, [more], 1);
    if (fewer) changeScoreCell(cell, [fewer], -1);
    return { ...key, n: cell.n, scores: encodeScoreCell(cell) };
  });
  await storeScores(transaction, changed, epoch);
}
