import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../testing/api-under-test.ts';
import { countStatements } from '../testing/count-statements.ts';
import { type Respondent, startRespondent } from '../testing/respondent.ts';

let api: ApiUnderTest;
let respondent: Respondent;
beforeAll(async () => {
  api = await startApi();
  respondent = await startRespondent(api);
  await respondent.answerAll();
  await respondent.submit();
  await respondent.result();
});
afterAll(() => api.close());

const statementsOf = async (operation: string, variables: object) =>
  (await countStatements(() => api.run(operation, { ...variables }))).length;

describe('the number of SQL statements', () => {
  it('does not grow with the page', async () => {
    expect(await statementsOf('GuideList', { first: 10 })).toBe(await statementsOf('GuideList', { first: 2 }));
  });

  // What is published stays in memory once it has been read, so these are the counts of a running server.
  const counts: [operation: string, variables: () => object, most: number][] = [
    ['GuideList', () => ({ first: 10 }), 5],
    ['GuidePage', () => ({ slug: 'cto-vs-vp-engineering' }), 11],
    ['AssessmentList', () => ({}), 3],
    ['AssessmentForTaking', () => ({ slug: 'cto-readiness' }), 2],
    ['StartAttempt', () => ({ assessment: 'cto-readiness' }), 4],
    ['ResumeAttempt', () => ({ token: respondent.token }), 2],
    // Two less once its forms and scoring models were read, and one less until cells change.
    ['PublicBenchmark', () => ({ assessment: 'cto-readiness' }), 7],
  ];
  it.each(counts)('of %s stays low', async (operation, variables, most) => {
    const statements = await countStatements(() => api.run(operation, { ...variables() }));
    expect(statements.length, statements.join('\n')).toBeLessThanOrEqual(most);
    expect(statements.length).toBeGreaterThan(0);
  });

  it('of saving responses and of submitting does not depend on how many there are', async () => {
    const other = await startRespondent(api);
    const [first] = other.placements;
    const saveOne = await countStatements(() => other.save([{ placement: first?.id ?? '', options: [] }]));
    const saveAll = await countStatements(() => other.answerAll());
    const submit = await countStatements(() => other.submit());

    expect(saveAll).toHaveLength(saveOne.length);
    expect(saveOne.length).toBeLessThanOrEqual(3);
    expect(submit.length, submit.join('\n')).toBeLessThanOrEqual(7);
  });
});
