import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { copyCountedAttempt } from '../export/testing/many-attempts.ts';
import { readChunks } from './read-chunks.ts';
import { importDrinkers, teaFolder, twentyDrinkers } from './testing/tea-drinkers.ts';

let api: ApiUnderTest;
let sql: pg.Client;
beforeAll(async () => {
  api = await startApi({ content: [teaFolder] });
  sql = new pg.Client({ connectionString: api.connectionString });
  await sql.connect();
  await importDrinkers(api, twentyDrinkers.slice(0, 1));
  await copyCountedAttempt(api.connectionString, 5999);
});
afterAll(async () => {
  await sql.end();
  await api.close();
});

it.each([60, 4000])(
  'gives attempts of %i months that lie mixed in few chunks, each of one month',
  async (monthCount) => {
    await sql.query(
      `UPDATE counted_attempt SET submitted_on = '1700-01-15'::date + abs(hashtext(attempt_id::text)) % $1 * interval '1 month'`,
      [monthCount],
    );
    const { rows: months } = await sql.query<{ month: string; n: number }>(
      "SELECT to_char(submitted_on, 'YYYY-MM') AS month, count(*)::int AS n FROM counted_attempt GROUP BY 1 ORDER BY 1",
    );
    const { id: formId } = await api.database.form.findFirstOrThrow();
    const found = months.map(() => 0);
    const ids = new Set<string>();
    let chunks = 0;

    await readChunks(
      sql,
      { formId, origins: ['import'], dimensions: [], periods: months.map(({ month }) => ({ from: month, to: month })) },
      {
        signal: new AbortController().signal,
        giveWay: () => undefined,
        take: (chunk) => {
          chunks++;
          found[chunk.period] = (found[chunk.period] ?? 0) + chunk.rowCount;
          for (let row = 0; row < chunk.rowCount; row++)
            ids.add(Buffer.from(chunk.ids.subarray(16 * row, 16 * row + 16)).toString('hex'));
        },
      },
    );

    expect(found).toEqual(months.map(({ n }) => n));
    expect(ids.size).toBe(6000);
    expect(chunks).toBeLessThan(2 * months.length);
  },
);

it('gives way at least once for every 256 attempts that it reads', async () => {
  const { id: formId } = await api.database.form.findFirstOrThrow();
  let read = 0;
  let gaveWay = 0;

  await readChunks(
    sql,
    { formId, origins: ['import'], dimensions: [], periods: [] },
    {
      signal: new AbortController().signal,
      giveWay: () => gaveWay++,
      take: ({ rowCount }) => {
        read += rowCount;
      },
    },
  );

  expect(read).toBe(6000);
  expect(gaveWay).toBeGreaterThanOrEqual(Math.floor(read / 256));
});
