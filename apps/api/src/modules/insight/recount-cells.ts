import type { Database } from '../../db/client.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { storedResponsesSchema, storedSegmentsSchema } from '../attempt/stored-responses.ts';
import { allTime, encodeAnswerCell, encodeScoreCell, nameOfAnswers, nameOfScores } from './cell-book.ts';
import { addToAllTime, type CellBook, type CountedRows, countRows, createCellBook } from './count-rows.ts';
import { partsReader } from './fold-attempts.ts';
import { type Origin, writerFor } from './note-attempts.ts';
import {
  beginEpoch,
  noteDropping,
  readAnswersWhere,
  readScoresWhere,
  storeAnswers,
  storeScores,
  waitForCells,
} from './stored-cells.ts';

const fetchSize = 2000;
const twoHours = 2 * 60 * 60 * 1000;

export interface Recount {
  /** outcomes counted again */
  outcomes: number;
  /** names of cells and attempts that are not what a recount makes of them, in the order found */
  different: string[];
}

/** Cells of one form, origin and month are recounted together, so that memory holds no more than a month and all time. */
interface Group {
  formId: string;
  origin: Origin;
  period: string;
}

/**
 * Counts all outcomes anew from what attempts hold, in a stream, and compares the cells bit for bit; `write` puts the
 * recount in their place. No worker folds meanwhile; submitting and erasing go on, as notes that are not part of either
 * side. Waits for a batch under way.
 */
export function recountCells(database: Database, { write }: { write: boolean }): Promise<Recount> {
  return database.$transaction(
    async (transaction) => {
      await waitForCells(transaction);
      const unseen = await readGroups(transaction);
      const epoch = write ? await beginEpoch(transaction) : null;
      const recount: Recount = { outcomes: 0, different: [] };
      const finish = async (group: Group, book: CellBook) => {
        unseen.delete(groupName(group));
        recount.different.push(...(await compareGroup(transaction, group, book)));
        if (epoch !== null) await replaceGroup(transaction, group, book, epoch);
      };

      let group: Group | null = null;
      let month = createCellBook();
      let ever = createCellBook();
      const waiting = collectRows((rows) => countRows(month, rows));
      for await (const { counted, isDifferent, attemptId } of streamCounted(transaction, write)) {
        const own = { formId: counted.form.id, origin: counted.origin, period: counted.month };
        if (group && groupName(group) !== groupName(own)) {
          waiting.count();
          await finish(group, month);
          addToAllTime(ever, month);
          month = createCellBook();
          if (group.formId !== own.formId || group.origin !== own.origin) {
            await finish({ ...group, period: allTime }, ever);
            ever = createCellBook();
          }
        }
        group = own;
        waiting.add(counted);
        recount.outcomes++;
        if (isDifferent) recount.different.push(`attempt|${attemptId}`);
      }
      if (group) {
        waiting.count();
        await finish(group, month);
        addToAllTime(ever, month);
        await finish({ ...group, period: allTime }, ever);
      }
      for (const left of [...unseen.values()]) await finish(left, createCellBook());
      return recount;
    },
    { timeout: twoHours, maxWait: 10_000 },
  );
}

const mostWaiting = 20_000;

/** Counts rows that are alike together, which is much faster than one by one. */
function collectRows(countAlike: (rows: CountedRows) => void) {
  const waiting = new Map<string, { first: CountedRows; contents: Uint8Array[] }>();
  let rows = 0;
  const count = () => {
    for (const { first, contents } of waiting.values()) countAlike({ ...first, content: Buffer.concat(contents) });
    waiting.clear();
    rows = 0;
  };
  const add = (row: CountedRows) => {
    const name = [row.locale, row.scoringModel.id, row.contentModel.id, row.issued].join(' ');
    const alike = waiting.get(name) ?? { first: row, contents: [] };
    alike.contents.push(row.content);
    waiting.set(name, alike);
    rows++;
    if (rows >= mostWaiting) count();
  };
  return { add, count };
}

interface StreamedRow {
  attemptId: string;
  formId: string;
  origin: Origin;
  locale: string;
  month: string;
  scoringModelId: string;
  contentModelId: string;
  issued: boolean;
  submittedAt: Date;
  /** null of an attempt that is erased, of which only its row is left */
  responses: unknown;
  segments: unknown;
  /** null where it was never written */
  content: Uint8Array | null;
}

/**
 * What the cells should hold, group by group: outcomes but those still to be counted, and erased ones that are still to
 * be taken out. One statement, so one moment, however long it is read. Mends rows of attempts where `write`.
 */
async function* streamCounted(transaction: Prisma.TransactionClient, write: boolean) {
  // The first rows come when all are sorted.
  await transaction.$executeRaw`SET LOCAL statement_timeout = '1h'`;
  await transaction.$executeRaw`
    DECLARE counted NO SCROLL CURSOR FOR
    SELECT * FROM (
      SELECT o.attempt_id::text AS "attemptId", a.form_id::text AS "formId", a.origin, a.locale,
             to_char(a.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, o.scoring_model_id::text AS "scoringModelId",
             issued.scoring_model_id::text AS "contentModelId", bool_or(o.reason = 'issued') AS issued,
             a.submitted_at AS "submittedAt", a.responses, a.segments, c.content
      FROM outcome o JOIN attempt a ON a.id = o.attempt_id
      JOIN outcome issued ON issued.attempt_id = a.id AND issued.reason = 'issued'
      LEFT JOIN counted_attempt c ON c.attempt_id = a.id
      WHERE a.submitted_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM insight_change n
        WHERE n.attempt_id = o.attempt_id AND n.scoring_model_id = o.scoring_model_id AND n.sign = 1)
      GROUP BY a.id, o.attempt_id, o.scoring_model_id, issued.scoring_model_id, c.attempt_id
      UNION ALL
      SELECT n.attempt_id::text, n.form_id::text, n.origin, n.locale, n.month, n.scoring_model_id::text,
             n.content_model_id::text, n.issued, NULL, NULL, NULL, n.content
      FROM insight_change n WHERE n.sign = -1
    ) AS everything
    ORDER BY "formId", origin, month`;
  for (;;) {
    const rows = await transaction.$queryRaw<StreamedRow[]>`FETCH ${Prisma.raw(String(fetchSize))} FROM counted`;
    const withParts = await partsReader(transaction, rows);
    for (const row of rows) {
      const counted = withParts(row);
      const content = contentOf(row, counted);
      const isDifferent = row.content === null || Buffer.compare(row.content, content) !== 0;
      if (isDifferent && write) await keepContent(transaction, row, content);
      yield { counted: { ...counted, content } as CountedRows, isDifferent, attemptId: row.attemptId };
    }
    if (rows.length < fetchSize) break;
  }
  await transaction.$executeRaw`CLOSE counted`;
}

function contentOf(row: StreamedRow, parts: Pick<CountedRows, 'form' | 'contentModel'>): Uint8Array {
  if (row.responses === null) return row.content ?? new Uint8Array();
  return writerFor(
    parts.form,
    parts.contentModel,
  )({
    id: row.attemptId,
    locale: row.locale,
    submittedAt: row.submittedAt,
    responses: storedResponsesSchema.parse(row.responses),
    segments: storedSegmentsSchema.parse(row.segments),
  });
}

async function keepContent(
  transaction: Prisma.TransactionClient,
  row: StreamedRow,
  content: Uint8Array,
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO counted_attempt (attempt_id, form_id, scoring_model_id, origin, locale, submitted_on, content)
    VALUES (${row.attemptId}::uuid, ${row.formId}::uuid, ${row.contentModelId}::uuid, ${row.origin}, ${row.locale},
            ${row.submittedAt.toISOString().slice(0, 10)}::text::date, ${Buffer.from(content)})
    ON CONFLICT (attempt_id) DO UPDATE SET content = excluded.content, scoring_model_id = excluded.scoring_model_id`;
}

async function readGroups(transaction: Prisma.TransactionClient): Promise<Map<string, Group>> {
  const groups = await transaction.$queryRaw<Group[]>`
    SELECT form_id::text AS "formId", origin, period FROM insight_answer_cell
    UNION SELECT form_id::text, origin, period FROM insight_score_cell`;
  return new Map(groups.map((group) => [groupName(group), group]));
}

async function compareGroup(transaction: Prisma.TransactionClient, group: Group, book: CellBook): Promise<string[]> {
  const answers = new Map(
    (await readAnswersWhere(transaction, ofGroup(group))).map((row) => [nameOfAnswers(row), row]),
  );
  const scores = new Map((await readScoresWhere(transaction, ofGroup(group))).map((row) => [nameOfScores(row), row]));
  const isSame = (name: string): boolean => {
    const [answerRow, answerCell] = [answers.get(name), book.answers.get(name)];
    if (answerRow && answerCell) {
      const bytes = encodeAnswerCell(answerCell);
      return (
        answerRow.n === answerCell.n &&
        Buffer.compare(answerRow.coOccurrences, bytes.coOccurrences) === 0 &&
        Buffer.compare(answerRow.answers, bytes.answers) === 0
      );
    }
    const [scoreRow, scoreCell] = [scores.get(name), book.scores.get(name)];
    if (!scoreRow || !scoreCell) return false;
    return scoreRow.n === scoreCell.n && Buffer.compare(scoreRow.scores, encodeScoreCell(scoreCell)) === 0;
  };
  const names = new Set([...answers.keys(), ...book.answers.keys(), ...scores.keys(), ...book.scores.keys()]);
  return [...names].sort().filter((name) => !isSame(name));
}

async function replaceGroup(
  transaction: Prisma.TransactionClient,
  group: Group,
  book: CellBook,
  epoch: bigint,
): Promise<void> {
  await transaction.$executeRaw`DELETE FROM insight_answer_cell WHERE ${ofGroup(group)}`;
  await transaction.$executeRaw`DELETE FROM insight_score_cell WHERE ${ofGroup(group)}`;
  await noteDropping(transaction);
  await storeAnswers(
    transaction,
    [...book.answers.values()].map((cell) => ({ ...cell.key, n: cell.n, ...encodeAnswerCell(cell) })),
    epoch,
  );
  await storeScores(
    transaction,
    [...book.scores.values()].map((cell) => ({ ...cell.key, n: cell.n, scores: encodeScoreCell(cell) })),
    epoch,
  );
}

const groupName = ({ formId, origin, period }: Group) => `${formId} ${origin} ${period}`;

const ofGroup = ({ formId, origin, period }: Group) =>
  Prisma.sql`form_id = ${formId}::uuid AND origin = ${origin} AND period = ${period}`;
