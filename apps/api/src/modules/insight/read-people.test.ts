import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { type Respondent, startRespondent } from '../../testing/respondent.ts';
import { foldAttempts } from './fold-attempts.ts';
import { type CountedPeople, readPeople } from './read-people.ts';
import { readEpoch } from './stored-cells.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

async function sit(): Promise<Respondent> {
  const respondent = await startRespondent(api);
  await respondent.answerAll();
  await respondent.submit();
  return respondent;
}

async function read(formIds: readonly string[]) {
  const epoch = await readEpoch(api.database);
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
    const { id: formId } = await api.database.form.findFirstOrThrow();
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
    // An attempt of another month, so that its cell is dropped when it is erased.
    const last = await sit();
    await api.database.$executeRaw`UPDATE insight_change SET month = '2020-01'`;
    await api.database
      .$executeRaw`UPDATE counted_attempt SET submitted_on = '2020-01-15' WHERE attempt_id IN (SELECT attempt_id FROM insight_change)`;
    await check();
    await api.run('DeleteAttempt', { token: last.token });
    await check();
    expect(statements).toEqual([1, 1, 1, 1, 1]);
  });
});
