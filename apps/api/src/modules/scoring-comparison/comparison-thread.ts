import { workerData } from 'node:worker_threads';
import { formSchema } from '@yardstick/domain/publishing/form.ts';
import { scoringModelSchema } from '@yardstick/domain/publishing/scoring-model.ts';
import pg from 'pg';
import { sessionConfig } from '../../db/client.ts';
import { localeDimension } from '../insight/combinations.ts';
import { countTransitions } from './count-transitions.ts';
import { type ChunksWanted, countAttempts, readChunks } from './read-chunks.ts';
import { storedPeopleSchema } from './stored-people.ts';
import type { Transitions } from './transitions.ts';

/** What the thread is started with. */
export interface ComparisonToRun {
  connectionString: string;
  comparisonId: string;
  runId: string;
}

const tellEveryMs = 200;

const { connectionString, comparisonId, runId } = workerData as ComparisonToRun;
const sql = new pg.Client(
  sessionConfig({ connectionString, applicationName: 'yardstick-comparison', statementTimeoutMs: 60_000 }),
);
await sql.connect();
try {
  await run();
} finally {
  await sql.end();
}

async function run(): Promise<void> {
  const { rows } = await sql.query<{ before: unknown; after: unknown; filter: unknown }>(
    'SELECT before_model AS before, after_model AS after, filter FROM scoring_comparison WHERE id = $1',
    [comparisonId],
  );
  const [row] = rows;
  if (!row) return;
  const people = storedPeopleSchema.parse(row.filter);
  const wanted: ChunksWanted = {
    formIds: [...people.formIds, ...people.otherFormIds],
    origins: people.origins,
    byLocale: people.breakDownBy === localeDimension || localeDimension in people.filters,
  };
  const forms = await readContents('form', wanted.formIds);
  const models = new Map<string, unknown>();
  const counting = countTransitions({
    before: scoringModelSchema.parse(row.before),
    after: scoringModelSchema.parse(row.after),
    people,
    formOf: (id) => formSchema.parse(forms.get(id)),
    modelOf: (id) => scoringModelSchema.parse(models.get(id)),
  });
  const total = await countAttempts(sql, wanted);
  if (!(await tell(0, total))) return;
  let done = 0;
  let toldAt = performance.now();
  for await (const chunks of readChunks(sql, wanted)) {
    // Rows are written under few models, which are read as they are met.
    const unknown = chunks.map(({ scoringModelId }) => scoringModelId).filter((id) => !models.has(id));
    if (unknown.length > 0)
      for (const [id, model] of await readContents('scoring_model', unknown)) models.set(id, model);
    for (const chunk of chunks) {
      counting.add(chunk);
      done += chunk.rowCount;
    }
    if (performance.now() - toldAt < tellEveryMs) continue;
    if (!(await tell(done, total))) return;
    toldAt = performance.now();
  }
  await finish(done, counting.finish());
}

async function readContents(table: 'form' | 'scoring_model', ids: readonly string[]) {
  const { rows } = await sql.query<{ id: string; content: unknown }>(
    `SELECT id, content FROM ${table} WHERE id = ANY ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, content }) => [id, content]));
}

/** Says how far it is. Gives whether to go on: nobody has stopped it, or taken it over. */
async function tell(done: number, total: number): Promise<boolean> {
  const { rowCount } = await sql.query(
    `UPDATE scoring_comparison SET attempts_done = $3, attempts_total = $4, seen_at = now()
     WHERE id = $1 AND run_id = $2 AND state = 'running'`,
    [comparisonId, runId, done, Math.max(done, total)],
  );
  return rowCount === 1;
}

async function finish(done: number, result: Transitions): Promise<void> {
  await sql.query(
    `UPDATE scoring_comparison SET state = 'done', attempts_done = $3, attempts_total = $3, result = $4,
            seen_at = now(), finished_at = now()
     WHERE id = $1 AND run_id = $2 AND state = 'running'`,
    [comparisonId, runId, done, JSON.stringify(result)],
  );
}
