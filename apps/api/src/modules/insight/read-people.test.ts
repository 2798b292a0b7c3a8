import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { asOwner } from '../../testing/as-owner.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { type Respondent, startRespondent } from '../../testing/respondent.ts';
import { foldAttempts } from './fold-attempts.ts';
import { type CountedPeople, readPeople } from './read-people.ts';
import { readEpoch } from './stored-cells.ts';

let api: ApiUnderTest;
let formId: string;
beforeAll(async () => {
  api = await startApi();
  formId = (await api.database.form.findFirstOrThrow()).id;
});
afterAll(() => api.close());

async function sit(): Promise<Respondent> {
  const respondent = await startRespondent(api);
  await respondent.answerAll();
  await respondent.submit();
  return respondent;
}

/** An attempt that is counted in a month of its own, so that its cell is dropped when it is erased. */
async function sitIn(month: string): Promise<Respondent> {
  const respondent = await sit();
  await api.database.$executeRaw`UPDATE insight_change SET month = ${month}`;
  await api.database.$executeRaw`
    UPDATE counted_attempt SET submitted_on = ${`${month}-15`}::date
    WHERE attempt_id IN (SELECT attempt_id FROM insight_change)`;
  await foldAttempts(api.database);
  return respondent;
}

/** People of an epoch, by default the one that it is. */
async function read(formIds: readonly string[], asOf?: bigint) {
  const epoch = asOf ?? (await readEpoch(api.database));
  let people: readonly CountedPeople[] = [];
  const statements = await countStatements(async () => {
    people = await readPeople(api.database, formIds, epoch);
  });
  return { people, statements: statements.length };
}

/** What the cells themselves say. */
async function readCells() {
  const [answers, scores] = await Promise.all([
    api.database.insightAnswerCell.findMany({ where: { period: { not: '' } } }),
    api.database.insightScoreCell.findMany({ where: { period: { not: '' } } }),
  ]);
  const crossed = answers.filter(({ breadth }) => breadth > 1);
  return crossed.map(({ period, combination, n }) => ({
    month: period,
    combination,
    n,
    scored: scores.filter((row) => row.period === period && row.combination === combination).map((row) => row.n),
  }));
}

const asCells = (people: readonly CountedPeople[]) =>
  people.map(({ month, options, n, scored }) => ({
    month,
    combination: [...options].map((entry) => entry.join('=')).join(' '),
    n,
    scored: [...scored.values()],
  }));

describe('people who were counted', () => {
  it('are read anew as far as they have changed, and as one array until they do', async () => {
    const first = await sit();
    await sit();
    const statements: number[] = [];
    const check = async () => {
      await foldAttempts(api.database);
      const { people, statements: taken } = await read([formId]);
      const cells = await readCells();
      expect(asCells(people)).toEqual(expect.arrayContaining(cells));
      expect(people.length).toBe(cells.length);
      statements.push(taken);
      expect(await read([formId])).toEqual({ people, statements: 0 });
      expect((await read([formId])).people).toBe(people);
    };
    await check();
    await sit();
    await check();
    await api.run('DeleteAttempt', { token: first.token });
    await check();
    const last = await sitIn('2020-01');
    await check();
    await api.run('DeleteAttempt', { token: last.token });
    await check();
    expect(statements).toEqual([1, 1, 1, 1, 2]);
  });

  it('are not read again where nothing has changed, but for where cells were dropped', async () => {
    const gone = await sitIn('2020-02');
    await sitIn('2020-03');
    const inMarch = async () => {
      await foldAttempts(api.database);
      const { people } = await read([formId]);
      return people.filter(({ month }) => month === '2020-03').map(({ n }) => n);
    };
    expect(await inMarch()).toEqual([1]);
    // Nobody who changes cells leaves their epoch as it is: whoever sees this has read what had not changed.
    await asOwner(api.connectionString, (sql) =>
      sql.query("UPDATE insight_answer_cell SET n = 70 WHERE period = '2020-03'"),
    );
    await sit();

    expect(await inMarch()).toEqual([1]);
    await api.run('DeleteAttempt', { token: gone.token });
    expect(await inMarch()).toEqual([70]);
    await asOwner(api.connectionString, (sql) =>
      sql.query("UPDATE insight_answer_cell SET n = 1 WHERE period = '2020-03'"),
    );
  });

  it('are all of one moment where cells are dropped after somebody has read which epoch it is', async () => {
    const gone = await sitIn('2020-04');
    await read([formId]);
    await sit();
    await foldAttempts(api.database);
    const before = await readEpoch(api.database);
    await api.run('DeleteAttempt', { token: gone.token });
    await sit();
    await foldAttempts(api.database);

    const { people, statements } = await read([formId], before);

    const cells = await readCells();
    expect(asCells(people)).toEqual(expect.arrayContaining(cells));
    expect(people.length).toBe(cells.length);
    expect(statements).toBe(2);
    expect(await read([formId])).toEqual({ people, statements: 0 });
  });
});
