import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { asOwner } from '../../testing/as-owner.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { foldInBackground } from './fold-in-background.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('counts many attempts in one process at a time', async () => {
  const respondent = await startRespondent(api);
  await respondent.answerAll();
  await respondent.submit();
  await asOwner(api.connectionString, (sql) =>
    sql.query(
      `INSERT INTO insight_change
       SELECT gen_random_uuid(), scoring_model_id, sign, issued, form_id, origin, locale, month, content_model_id, content
       FROM insight_change, generate_series(1, 150)`,
    ),
  );
  const notes = () => api.database.insightChange.count();

  await asOwner(api.connectionString, async (sql) => {
    await sql.query("SELECT pg_advisory_lock(hashtextextended('insight process', 0))");
    await foldInBackground(api);
    expect(await notes()).toBe(151);
  });

  await foldInBackground(api);
  expect(await notes()).toBe(0);
});
