import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { aPublisher, globalId, type Json } from './testing/publisher.ts';

let api: ApiUnderTest;
let peter: ReturnType<typeof aPublisher>;
beforeAll(async () => {
  api = await startApi();
  peter = aPublisher(api);
});
afterAll(() => api.close());

const slug = 'cto-readiness';

describe('the statements that PostgreSQL gets', () => {
  it('for a plan are as many for the whole assessment as for one question, and for many documents as for two', async () => {
    await peter.plan('assessment', slug);
    const whole = await countStatements(() => peter.plan('assessment', slug));
    const drafts = await api.database.document.findMany({ where: { kind: { in: ['guide', 'assessment'] } } });
    const planAll = async () =>
      peter.run(
        `query ($documents: [DocumentToPlan!]!) { publicationPlan(documents: $documents) { ... on Plan { documents {
           problems { code } changes { changes { sentence } } sources { revision document { key } } } } } }`,
        { documents: drafts.map((draft) => ({ id: globalId(draft) })) },
      );
    const all = await countStatements(planAll);
    await peter.revise('assessment', slug, (content: Json) => {
      content.sections = [{ ...content.sections[0], placements: content.sections[0].placements.slice(0, 1) }];
    });
    const small = await countStatements(() => peter.plan('assessment', slug));

    expect(drafts.length).toBeGreaterThan(5);
    // Once more the document itself, which the test reads first to name it.
    expect(small.length, small.join('\n')).toBe(whole.length);
    expect(all.length, all.join('\n')).toBeLessThanOrEqual(whole.length);
    expect(whole.length).toBeLessThanOrEqual(25);
  });

  it('for publications in a list of documents do not grow with the list', async () => {
    const list = (first: number) =>
      peter.run(
        `query ($first: Int) { guides(first: $first) { edges { node { livePublication { number sources { revision } }
           publications(first: 3) { totalCount edges { node { number form { number } } } } } } } }`,
        { first },
      );
    await list(1);
    const two = await countStatements(() => list(2));
    const many = await countStatements(() => list(20));

    expect(many.length, many.join('\n')).toBe(two.length);
  });

  it('for publications show the newest of each document', async () => {
    const keys = ['what-a-cto-does', 'cto-vs-vp-engineering'];
    for (const [n, key] of [...keys, ...keys, keys[0] ?? ''].entries()) {
      await peter.revise('guide', key, (content: Json) => {
        content.title = { en: `${key} ${n}` };
      });
      await peter.publish('guide', key);
    }
    const { edges } = await peter.run(
      '{ guides(first: 50) { edges { node { key publications(first: 2) { totalCount edges { node { number } } } } } } }',
    );

    const numbersOf = (key: string) => {
      const { publications } = edges.map(({ node }: Json) => node).find((node: Json) => node.key === key);
      return [publications.totalCount, ...publications.edges.map(({ node }: Json) => node.number)];
    };
    expect(numbersOf('what-a-cto-does')).toEqual([4, 4, 3]);
    expect(numbersOf('cto-vs-vp-engineering')).toEqual([3, 3, 2]);
  });
});
