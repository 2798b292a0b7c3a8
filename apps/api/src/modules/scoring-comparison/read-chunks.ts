import type pg from 'pg';

export interface ChunksWanted {
  formIds: readonly string[];
  origins: readonly string[];
  /** whether attempts of different locales must be told apart */
  byLocale: boolean;
}

/** Attempts at one form that were counted alike. */
export interface Chunk {
  formId: string;
  /** under whose layout the rows are written */
  scoringModelId: string;
  /** empty where locales are not told apart */
  locale: string;
  rowCount: number;
  rows: Uint8Array;
  /** 16 bytes for each row */
  ids: Uint8Array;
}

const chunkSize = 50_000;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/** Reads counted attempts of some forms, thousands at once, each time as few large values: rows by themselves cost more. */
export async function* readChunks(sql: pg.Client, wanted: ChunksWanted): AsyncGenerator<Chunk[]> {
  for (const formId of wanted.formIds) {
    let next = readAfter(sql, formId, beforeAll, wanted);
    for (;;) {
      const chunks = await next;
      const last = lastIdOf(chunks);
      if (last === null) break;
      // PostgreSQL looks for the next ones while these are scored.
      next = readAfter(sql, formId, last, wanted);
      // A failure is met when it is waited for; until then it is nobody's.
      next.catch(() => undefined);
      yield chunks;
    }
  }
}

export async function countAttempts(sql: pg.Client, { formIds, origins }: ChunksWanted): Promise<number> {
  const { rows } = await sql.query<{ n: number }>(
    'SELECT count(*)::int AS n FROM counted_attempt WHERE form_id = ANY ($1::uuid[]) AND origin = ANY ($2::text[])',
    [formIds, origins],
  );
  return rows[0]?.n ?? 0;
}

async function readAfter(
  sql: pg.Client,
  formId: string,
  after: string,
  { origins, byLocale }: ChunksWanted,
): Promise<Chunk[]> {
  const locale = byLocale ? 'locale' : "''";
  // Base 64 is shorter than the hexadecimal digits that bytes are sent as, and quicker to make and to read.
  const { rows } = await sql.query<Record<'scoringModelId' | 'locale' | 'rows' | 'ids', string> & { rowCount: number }>(
    `SELECT scoring_model_id::text AS "scoringModelId", ${locale} AS locale, count(*)::int AS "rowCount",
            encode(string_agg(content, ''::bytea ORDER BY attempt_id), 'base64') AS rows,
            encode(string_agg(uuid_send(attempt_id), ''::bytea ORDER BY attempt_id), 'base64') AS ids
     FROM (SELECT attempt_id, scoring_model_id, locale, content FROM counted_attempt
           WHERE form_id = $1 AND attempt_id > $2 AND origin = ANY ($3::text[])
           ORDER BY attempt_id LIMIT ${chunkSize}) AS chunk
     GROUP BY 1, 2`,
    [formId, after, origins],
  );
  return rows.map((row) => ({
    ...row,
    formId,
    rows: Buffer.from(row.rows, 'base64'),
    ids: Buffer.from(row.ids, 'base64'),
  }));
}

function lastIdOf(chunks: readonly Chunk[]): string | null {
  const lasts = chunks.map(({ ids }) => uuidAt(ids, ids.length / 16 - 1)).sort();
  return lasts.at(-1) ?? null;
}

/** The UUID that is written in the 16 bytes from 16 · `place` on. */
export function uuidAt(ids: Uint8Array, place: number): string {
  const hex = Buffer.from(ids.subarray(16 * place, 16 * place + 16)).toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
