import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runDueJobs } from '../../jobs/start-worker.ts';
import { type ApiUnderTest, startApi, testSecret } from '../../testing/api-under-test.ts';
import { asOwner } from '../../testing/as-owner.ts';
import { cutConnectionBefore, cutTransactionsBefore } from '../../testing/cut-connection.ts';
import { type Respondent, startRespondent } from '../../testing/respondent.ts';
import { foldAttempts } from './fold-attempts.ts';
import { noteErased } from './note-attempts.ts';
import { noteUncounted } from './note-uncounted.ts';
import { recountCells } from './recount-cells.ts';
import { waitForCells } from './stored-cells.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() =>
  asOwner(api.connectionString, (sql) =>
    sql.query('TRUNCATE attempt, outcome, counted_attempt, insight_change, insight_answer_cell, insight_score_cell'),
  ),
);

/** Takes the assessment, choosing differently in every place, and submits. */
async function sit(nth: number): Promise<Respondent> {
  const respondent = await startRespondent(api);
  await respondent.answerAll(({ question }) => {
    const option = question.options[(nth + question.key.length) % question.options.length];
    return option ? [option.id] : [];
  });
  expect((await respondent.submit()).data.submitAttempt.__typename).toBe('Attempt');
  return respondent;
}
const sitMany = (count: number) => Promise.all(Array.from({ length: count }, (_, nth) => sit(nth)));
const erase = async ({ token }: Respondent) => {
  const { data } = await api.run('DeleteAttempt', { token });
  expect(data.deleteAttempt.__typename).toBe('DeletedAttempt');
};
/** Has what is not counted yet submitted in these months, one after the other, so that it is counted in as many batches. */
const spread = (months: readonly string[]) =>
  asOwner(api.connectionString, async (sql) => {
    await sql.query(
      `CREATE TEMPORARY TABLE moved AS
       SELECT attempt_id, ($1::text[])[1 + mod(row_number() OVER (ORDER BY attempt_id), cardinality($1))] AS month
       FROM insight_change WHERE sign = 1`,
      [months],
    );
    await sql.query(
      `UPDATE attempt SET submitted_at = (month || '-15T12:00:00Z')::timestamptz FROM moved WHERE id = attempt_id`,
    );
    await sql.query(
      `UPDATE counted_attempt AS own SET submitted_on = (month || '-15')::date FROM moved WHERE own.attempt_id = moved.attempt_id`,
    );
    await sql.query(
      `UPDATE insight_change AS own SET month = moved.month FROM moved WHERE own.attempt_id = moved.attempt_id AND sign = 1`,
    );
  });
const recount = () => recountCells(api.database, { write: false });
const notes = () => api.database.insightChange.count();
const cells = async () =>
  (await api.database.insightAnswerCell.count()) + (await api.database.insightScoreCell.count());

describe('folding attempts', () => {
  it('makes the cells that a recount makes, after submissions and erasures', async () => {
    const sittings = await sitMany(6);
    expect(await cells()).toBe(0);
    expect(await foldAttempts(api.database)).toBe(6);
    expect(await recount()).toEqual({ outcomes: 6, different: [] });

    for (const sitting of sittings.slice(0, 2)) await erase(sitting);
    await sit(7);
    expect(await recount(), 'what is not folded yet is on neither side').toEqual({ outcomes: 6, different: [] });
    expect(await foldAttempts(api.database)).toBe(3);

    expect(await recount()).toEqual({ outcomes: 5, different: [] });
    expect(await notes()).toBe(0);
  });

  it('never counts what was erased before', async () => {
    const [first, second] = await sitMany(2);
    await erase(first as Respondent);
    expect(await notes()).toBe(1);
    await erase(second as Respondent);

    expect(await foldAttempts(api.database)).toBe(0);
    expect(await cells()).toBe(0);
  });

  it('leaves nothing of attempts that were counted and then erased', async () => {
    const sittings = await sitMany(3);
    await foldAttempts(api.database);
    expect(await cells()).toBeGreaterThan(0);
    await Promise.all(sittings.map(erase));

    await foldAttempts(api.database);
    expect([await cells(), await notes()]).toEqual([0, 0]);
  });

  it('counts nothing of an attempt that is erased unsubmitted', async () => {
    const respondent = await startRespondent(api);
    await respondent.answerAll();
    await erase(respondent);
    expect(await notes()).toBe(0);
  });

  it('counts once when several workers fold at once, while others submit and erase', async () => {
    const sittings = await sitMany(8);
    const fold = async () => {
      for (let round = 0; round < 5; round++) await foldAttempts(api.database, { batchSize: 1 });
    };
    await Promise.all([fold(), fold(), fold(), sitMany(6), ...sittings.slice(0, 4).map(erase)]);

    await foldAttempts(api.database);
    expect(await recount()).toEqual({ outcomes: 10, different: [] });
    expect(await notes()).toBe(0);
  });

  it('counts once wherever the worker dies', async () => {
    const [first] = await sitMany(3);
    await foldAttempts(api.database);
    await erase(first as Respondent);
    await sitMany(2);
    let deaths = 0;
    while (await cutConnectionBefore(deaths + 1, () => foldAttempts(api.database))) {
      deaths++;
      expect((await recount()).different, `died before statement ${deaths}`).toEqual([]);
    }
    expect(deaths).toBeGreaterThan(5);
    expect(await notes()).toBe(0);
    expect(await recount()).toEqual({ outcomes: 4, different: [] });
  });

  it('counts once wherever the worker dies while two batches are under way', async () => {
    const fold = () => foldAttempts(api.database, { batchSize: 1 });
    const sittings = await sitMany(10);
    await fold();
    const counted: number[] = [];
    for (const [round, sitting] of sittings.entries()) {
      await sitMany(3);
      await spread(['2040-01', '2040-02', '2040-03']);
      await erase(sitting);
      const outcomes = 10 + 2 * (round + 1);

      const statement = 1 + 3 * round;
      expect(await cutTransactionsBefore(statement, fold), 'both die').toBe(2);

      expect((await recount()).different, `died before statement ${statement} of both`).toEqual([]);
      const left = await notes();
      counted.push(4 - left);
      expect(await fold()).toBe(left);
      expect(await recount()).toEqual({ outcomes, different: [] });
    }
    // Some died before anything was counted, others after a batch or more.
    expect(Math.min(...counted)).toBe(0);
    expect(Math.max(...counted)).toBeGreaterThan(0);
  }, 60_000);

  it('goes on with the others, and leaves nothing under way, where what one batch is to take out is not there', async () => {
    await sitMany(7);
    await asOwner(api.connectionString, (sql) =>
      sql.query(
        `UPDATE insight_change SET sign = -1, month = '2020-01'
         WHERE attempt_id = (SELECT attempt_id FROM insight_change ORDER BY attempt_id LIMIT 1)`,
      ),
    );

    await expect(foldAttempts(api.database, { batchSize: 1 })).rejects.toThrow(RangeError);

    expect(await notes()).toBe(1);
  });

  it('leaves all as it is while somebody else changes cells', async () => {
    await sitMany(2);
    await api.database.$transaction(async (transaction) => {
      await waitForCells(transaction);
      expect(await foldAttempts(api.database)).toBe(0);
    });
    expect([await cells(), await notes()]).toEqual([0, 2]);
    expect(await foldAttempts(api.database)).toBe(2);
  });
});

describe('the worker', () => {
  it('is asked once for what is submitted and erased, and does it', async () => {
    const [first] = await sitMany(3);
    await erase(first as Respondent);
    const pending = await asOwner(api.connectionString, (sql) =>
      sql.query("UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = 'fold-attempts' RETURNING id"),
    );
    expect(pending.rowCount).toBe(1);

    await runDueJobs(api.connectionString, {
      database: api.database,
      secret: testSecret,
      privateAddresses: false,
      dataDir: '/nowhere',
    });

    expect(await notes()).toBe(0);
    expect(await recount()).toEqual({ outcomes: 2, different: [] });
  });

  it('is asked by nobody who would wait for a long transaction of others', async () => {
    const [, second] = await sitMany(2);
    await foldAttempts(api.database);
    await asOwner(api.connectionString, (sql) => sql.query('DELETE FROM graphile_worker._private_jobs'));
    await api.database
      .$transaction(async (transaction) => {
        const [own] = await transaction.attempt.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
        await noteErased(transaction, [own?.id ?? '']);
        await erase(second as Respondent);
        await sit(3);
        throw new Error('undone');
      })
      .catch((error: Error) => expect(error.message).toBe('undone'));
    await foldAttempts(api.database);
    expect(await recount()).toEqual({ outcomes: 2, different: [] });
  });
});

describe('attempts of an installation from before there were counted rows', () => {
  it('are found by a worker that starts, and counted like all others', async () => {
    await sitMany(3);
    await foldAttempts(api.database);
    const kept = await cells();
    await asOwner(api.connectionString, (sql) =>
      sql.query('TRUNCATE counted_attempt, insight_change, insight_answer_cell, insight_score_cell'),
    );

    await noteUncounted(api.database);

    expect(await notes()).toBe(3);
    expect(await foldAttempts(api.database)).toBe(3);
    expect(await recount()).toEqual({ outcomes: 3, different: [] });
    expect(await cells()).toBe(kept);
    await noteUncounted(api.database);
    expect(await notes()).toBe(0);
  });
});

describe('recounting', () => {
  it('names cells that are not what the attempts say, and corrects them on request', async () => {
    await sitMany(3);
    await foldAttempts(api.database);
    const kept = await cells();
    await asOwner(api.connectionString, (sql) =>
      sql.query(`DELETE FROM insight_answer_cell WHERE breadth = 0 AND period = '';
        UPDATE insight_score_cell SET scores = scores || '\\x00' WHERE breadth = 0 AND period <> '';
        UPDATE counted_attempt SET content = content || '\\x00' WHERE attempt_id = (SELECT attempt_id FROM counted_attempt LIMIT 1)`),
    );
    const { different } = await recount();
    expect(different.map((name) => name.split('|')[0]).sort()).toEqual(['answers', 'attempt', 'scores']);

    expect((await recountCells(api.database, { write: true })).different).toEqual(different);

    expect(await recount()).toEqual({ outcomes: 3, different: [] });
    expect(await cells()).toBe(kept);
  });
});
