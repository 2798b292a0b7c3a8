import { formSchema } from '@yardstick/domain/publishing/form.ts';
import { scoringModelSchema } from '@yardstick/domain/publishing/scoring-model.ts';
import pg from 'pg';
import { sessionConfig } from '../../db/session-config.ts';
import type { GiveWay } from '../../jobs/give-way.ts';
import type { RunInThread } from '../../jobs/thread-main.ts';
import { countTransitions, dimensionsAsked } from './count-transitions.ts';
import { type Chunk, countAttempts, readChunks } from './read-chunks.ts';
import { storedPeopleSchema } from './stored-people.ts';
import type { Transitions } from './transitions.ts';

/** What it is given. */
export interface ComparisonToRun {
  connectionString: string;
  comparisonId: string;
  runId: string;
}

const tellEveryMs = 200;
/** Attempts are read by one statement, in tens of seconds even if there are tens of millions. */
const longestReadMs = 15 * 60_000;

type Session = Pick<pg.Client, 'query'>;

export const run: RunInThread<ComparisonToRun> = async (comparison, giveWay) => {
  const { connectionString } = comparison;
  /** One connection to read attempts by, and one to say meanwhile how far it is. */
  const [sql, reader] = [15_000, longestReadMs].map(
    (statementTimeoutMs) =>
      new pg.Client(sessionConfig({ connectionString, applicationName: 'yardstick-comparison', statementTimeoutMs })),
  ) as [pg.Client, pg.Client];
  await Promise.all([sql.connect(), reader.connect()]);
  try {
    await compare(comparison, { sql, reader, giveWay });
  } finally {
    await Promise.all([sql.end(), reader.end()]);
  }
};

async function compare(
  comparison: ComparisonToRun,
  { sql, reader, giveWay }: { sql: pg.Client; reader: pg.Client; giveWay: GiveWay },
): Promise<void> {
  const { rows } = await sql.query<
    Record<'before' | 'after' | 'filter', unknown> & { document: string; structure: string }
  >(
    `SELECT before_model AS before, after_model AS after, filter, document_id AS document, structure_hash AS structure
     FROM scoring_comparison WHERE id = $1`,
    [comparison.comparisonId],
  );
  const [row] = rows;
  if (!row) return;
  const people = storedPeopleSchema.parse(row.filter);
  const [forms, models] = await Promise.all([readContents(sql, 'form', row), readContents(sql, 'scoring_model', row)]);
  const counting = countTransitions({
    before: scoringModelSchema.parse(row.before),
    after: scoringModelSchema.parse(row.after),
    people,
    formOf: (id) => formSchema.parse(forms.get(id)),
    modelOf: (id) => scoringModelSchema.parse(models.get(id)),
  });
  const total = await countAttempts(sql, people);
  let done = 0;
  const stopping = new AbortController();
  let telling: Promise<void> | null = null;
  const goOn = async () => {
    // Where the database is slow, one after the other.
    telling ??= tell(sql, comparison, { done, total })
      .then((isOurs) => isOurs || stopping.abort())
      .catch((error) => stopping.abort(error))
      .then(() => {
        telling = null;
      });
    await telling;
  };
  await goOn();
  const timer = setInterval(goOn, tellEveryMs);
  const { signal } = stopping;
  const take = (chunk: Chunk) => {
    counting.add(chunk);
    done += chunk.rowCount;
  };
  try {
    for (const formId of people.formIds)
      await readChunks(reader, { ...people, formId, dimensions: dimensionsAsked(people) }, { take, signal, giveWay });
  } catch (error) {
    if (isStopped(signal)) return;
    throw error;
  } finally {
    clearInterval(timer);
    await telling;
  }
  await finish(sql, comparison, { done, result: counting.finish() });
}

/** Whether nobody wants it any more; otherwise it was ended by an error. */
function isStopped({ aborted, reason }: AbortSignal): boolean {
  return aborted && reason instanceof DOMException;
}

/** All of the structure: rows are written under any of its models. */
async function readContents(
  sql: Session,
  table: 'form' | 'scoring_model',
  { document, structure }: { document: string; structure: string },
) {
  const { rows } = await sql.query<{ id: string; content: unknown }>(
    `SELECT id, content FROM ${table} WHERE document_id = $1 AND structure_hash = $2`,
    [document, structure],
  );
  return new Map(rows.map(({ id, content }) => [id, content]));
}

/** Says how far it is. Gives whether to go on: nobody has stopped it, or taken it over. */
async function tell(
  sql: Session,
  { comparisonId, runId }: ComparisonToRun,
  { done, total }: { done: number; total: number },
): Promise<boolean> {
  const { rowCount } = await sql.query(
    `UPDATE scoring_comparison SET attempts_done = $3, attempts_total = $4, seen_at = now()
     WHERE id = $1 AND run_id = $2 AND state = 'running'`,
    [comparisonId, runId, done, Math.max(done, total)],
  );
  return rowCount === 1;
}

async function finish(
  sql: Session,
  { comparisonId, runId }: ComparisonToRun,
  { done, result }: { done: number; result: Transitions },
): Promise<void> {
  await sql.query(
    `UPDATE scoring_comparison SET state = 'done', attempts_done = $3, attempts_total = $3, result = $4,
            seen_at = now(), finished_at = now()
     WHERE id = $1 AND run_id = $2 AND state = 'running'`,
    [comparisonId, runId, done, JSON.stringify(result)],
  );
}
