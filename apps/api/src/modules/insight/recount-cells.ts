import type { Database } from '../../db/client.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { type Cell, type CellKey, type CountedWith, changeCells, encodeCell, nameOf } from './cell-counter.ts';
import { countedContent } from './counted-attempt.ts';
import { withPublications } from './fold-attempts.ts';
import { readCellsWhere, storeCells, waitForCells } from './stored-cells.ts';

const fetchSize = 1000;
const twoHours = 2 * 60 * 60 * 1000;

/** Cells of one form, origin and day are recounted together, so that memory holds no more than a day. */
type Group = Pick<CellKey, 'formId' | 'origin' | 'day'>;

export interface Recount {
  attempts: number;
  /** names of cells that are not what a recount makes of them, in the order found */
  different: string[];
}

/**
 * Counts all attempts anew, in a stream, and compares the cells bit for bit; `write` puts the recount in their place. No
 * worker folds meanwhile; submitting and erasing go on, as notes that are not part of either side. Waits for a batch under way.
 */
export function recountCells(database: Database, { write }: { write: boolean }): Promise<Recount> {
  return database.$transaction(
    async (transaction) => {
      await waitForCells(transaction);
      const stored = await transaction.$queryRaw<Group[]>`
        SELECT DISTINCT form_id::text AS "formId", origin, day::text AS day FROM insight_cell`;
      const unseen = new Map(stored.map((group) => [groupName(group), group]));
      const recount: Recount = { attempts: 0, different: [] };
      const finish = async (group: Group, cells: ReadonlyMap<string, Cell>) => {
        unseen.delete(groupName(group));
        recount.different.push(...(await compareGroup(transaction, group, cells)));
        if (write) await replaceGroup(transaction, group, [...cells.values()]);
      };

      let group: Group | null = null;
      let cells = new Map<string, Cell>();
      for await (const counted of streamCounted(transaction)) {
        const own = { formId: counted.form.id, origin: counted.attempt.origin, day: counted.attempt.day };
        if (group && groupName(group) !== groupName(own)) {
          await finish(group, cells);
          cells = new Map();
        }
        group = own;
        changeCells(cells, counted, 1);
        recount.attempts++;
      }
      if (group) await finish(group, cells);
      for (const left of [...unseen.values()]) await finish(left, new Map());
      return recount;
    },
    { timeout: twoHours, maxWait: 10_000 },
  );
}

/**
 * What the cells should hold, group by group: submitted attempts but those still to be counted, and erased ones that are
 * still to be taken out. One statement, so one moment, however long it is read.
 */
async function* streamCounted(transaction: Prisma.TransactionClient): AsyncGenerator<CountedWith> {
  // The first rows come when all are sorted.
  await transaction.$executeRaw`SET LOCAL statement_timeout = '1h'`;
  await transaction.$executeRaw`
    DECLARE counted NO SCROLL CURSOR FOR
    SELECT content FROM (
      SELECT a.form_id, ${countedContent} AS content
      FROM attempt a JOIN outcome o ON o.attempt_id = a.id AND o.reason = 'issued'
      WHERE a.submitted_at IS NOT NULL AND NOT EXISTS (SELECT FROM insight_change c WHERE c.attempt_id = a.id AND c.erased IS NULL)
      UNION ALL
      SELECT p.form_id, c.erased FROM insight_change c JOIN publication p ON p.id = (c.erased ->> 'publicationId')::uuid
    ) AS everything
    ORDER BY form_id, (content ->> 'origin') = 'simulated', content ->> 'day'`;
  for (;;) {
    const rows = await transaction.$queryRaw<
      { content: unknown }[]
    >`FETCH ${Prisma.raw(String(fetchSize))} FROM counted`;
    for (const { content } of rows) yield await withPublications(transaction, content);
    if (rows.length < fetchSize) break;
  }
  await transaction.$executeRaw`CLOSE counted`;
}

async function compareGroup(transaction: Prisma.TransactionClient, group: Group, cells: ReadonlyMap<string, Cell>) {
  const rows = await readCellsWhere(transaction, ofGroup(group));
  const stored = new Map(rows.map((row) => [nameOf(row), row]));
  const names = [...new Set([...stored.keys(), ...cells.keys()])].sort();
  return names.filter((name) => {
    const [row, cell] = [stored.get(name), cells.get(name)];
    if (!row || !cell) return true;
    const { coOccurrences, light } = encodeCell(cell);
    return Buffer.compare(row.coOccurrences, coOccurrences) !== 0 || Buffer.compare(row.light, light) !== 0;
  });
}

async function replaceGroup(transaction: Prisma.TransactionClient, group: Group, cells: readonly Cell[]) {
  await transaction.$executeRaw`DELETE FROM insight_cell WHERE ${ofGroup(group)}`;
  await storeCells(
    transaction,
    cells.map((cell) => ({ ...cell.key, ...encodeCell(cell) })),
  );
}

const groupName = ({ formId, origin, day }: Group) => `${formId} ${origin} ${day}`;

const ofGroup = ({ formId, origin, day }: Group) =>
  Prisma.sql`form_id = ${formId}::uuid AND origin = ${origin} AND day = ${day}::text::date`;
