import type { Database } from '../../db/client.ts';
import { readEpoch } from '../insight/stored-cells.ts';
import { type AnalystRows, describeStructure } from './describe-structure.ts';
import { listStructures } from './list-structures.ts';

const attempts = 3;
const batchSize = 1000;

/**
 * Writes what the views of analysts show anew, as a whole, where cells or what is published have changed since the last
 * time. Gives whether it did. Where cells keep changing under its hands it leaves things as they are until the next time:
 * numbers of two moments would tell who came between.
 */
export async function refreshAnalystViews(database: Database, now: Date): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const source = await readSource(database);
    const known = await database.analystRefresh.findUnique({ where: { id: 1 } });
    if (known?.source === source) return false;
    const rows: AnalystRows = { cells: [], questions: [], options: [] };
    for (const structure of await listStructures(database)) {
      const described = await describeStructure(database, structure, now);
      rows.cells.push(...described.cells);
      rows.questions.push(...described.questions);
      rows.options.push(...described.options);
    }
    if ((await readSource(database)) !== source) continue;
    await store(database, rows, source);
    return true;
  }
  return false;
}

/** Differs when cells or live publications do. */
async function readSource(database: Database): Promise<string> {
  const epoch = await readEpoch(database);
  const live = await database.livePublication.findMany({
    where: { document: { kind: 'assessment' } },
    orderBy: { documentId: 'asc' },
    select: { publicationId: true },
  });
  return [epoch, ...live.map(({ publicationId }) => publicationId)].join(' ');
}

async function store(database: Database, rows: AnalystRows, source: string): Promise<void> {
  await database.$transaction(
    async (transaction) => {
      // One after another; whoever reads meanwhile sees all of the rows from before.
      await transaction.analystRefresh.upsert({ where: { id: 1 }, create: { source }, update: { source } });
      await transaction.analystCell.deleteMany();
      await transaction.analystQuestion.deleteMany();
      await transaction.analystOption.deleteMany();
      for (const data of inBatches(rows.cells)) await transaction.analystCell.createMany({ data });
      for (const data of inBatches(rows.questions)) await transaction.analystQuestion.createMany({ data });
      for (const data of inBatches(rows.options)) await transaction.analystOption.createMany({ data });
    },
    { timeout: 60_000, maxWait: 10_000 },
  );
}

function inBatches<T>(rows: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / batchSize) }, (_, batch) =>
    rows.slice(batch * batchSize, (batch + 1) * batchSize),
  );
}
