import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { asOwner } from '../../testing/as-owner.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { purgeExpiredAttempts } from './purge-expired-attempts.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

it('erases what expired unsubmitted and counts how far it got, and neither what is under way nor what was submitted', async () => {
  const [, , submitted] = await Promise.all(Array.from({ length: 3 }, () => startRespondent(api)));
  await submitted?.answerAll();
  await submitted?.submit();
  const expired = await startRespondent(api);
  const third = expired.placements[2];
  await api.run('SaveResponses', {
    token: expired.token,
    responses: [{ placement: third?.id, options: [], skipped: true }],
  });
  const ids = await api.database.attempt.findMany({ select: { id: true } });
  const expiredId = (await api.database.attempt.findFirstOrThrow({ orderBy: { startedAt: 'desc' } })).id;
  await asOwner(api.connectionString, (sql) =>
    sql.query(
      `UPDATE attempt SET started_at = now() - interval '40 days', expires_at = now() - interval '10 days',
         submitted_at = CASE WHEN submitted_at IS NULL THEN NULL ELSE now() - interval '39 days' END
       WHERE id = $1 OR submitted_at IS NOT NULL`,
      [expiredId],
    ),
  );

  await purgeExpiredAttempts(api.database, new Date());

  const left = await api.database.attempt.findMany({ select: { id: true } });
  expect(left).toHaveLength(ids.length - 1);
  expect(left.map(({ id }) => id)).not.toContain(expiredId);
  expect((await submitted?.result())?.data.result).not.toBeNull();
  expect(await api.database.abandonedAttempt.findMany({ select: { reached: true, n: true } })).toEqual([
    { reached: 3, n: 1 },
  ]);
  expect((await api.run('ResumeAttempt', { token: expired.token })).data.attempt).toBeNull();
});
