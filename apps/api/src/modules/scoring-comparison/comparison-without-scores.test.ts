import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { aViewer, enrol, executeAs } from '../../testing/staff.ts';
import { undoAttemptImport } from '../attempt-import/undo-attempt-import.ts';
import { beginAct } from '../audit/record-act.ts';
import {
  type Drinker,
  fold,
  importDrinkers,
  otherWeights,
  publishTea,
  runJobs,
  teaFolder,
} from './testing/tea-drinkers.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ content: [teaFolder] });
  await enrol(api.database, [aViewer('analyst')]);
  await publishTea(api, otherWeights);
});
afterAll(() => api.close());

/** What somebody answers of tasting, in which t3 weighs 2 before, and t1 after; a score takes more than half of the weight. */
const tasting = {
  all: ['a', 'a', 'a'],
  scoredBeforeOnly: ['', 'a', 'a'],
  scoredAfterOnly: ['d', 'a', ''],
  neverScored: ['', 'a', ''],
} as const;

const drinkers = (count: number, kettle: string, kind: keyof typeof tasting): Drinker[] =>
  Array.from({ length: count }, () => ['c', 'c', 'b', ...tasting[kind], kettle]);

const measureFields = 'competency n meanBefore meanAfter correlation meanAbsoluteChange';
const groupFields = `{ ... on GroupTransitions { n measures { ${measureFields} bands { rows changed } } } }`;

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers is asserted field by field, as a client reads it
const send = async (source: string, variables: object): Promise<any> => {
  const { data, errors } = await executeAs(api.database, aViewer('analyst'), source, { ...variables });
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
};

/** What is told of tasting: of everybody, and by kettle. */
async function compare(people: readonly Drinker[], breakDownBy: string | null = null) {
  const importId = await importDrinkers(api, people);
  const { id } = await send(
    `mutation ($by: String) { startScoringComparison(input: {
       assessment: "tea", before: { model: 1 }, after: { model: 2 }, breakDownBy: $by }) { ... on ScoringComparisonRun { id } } }`,
    { by: breakDownBy },
  );
  await runJobs(api);
  const { result } = await send(
    `query ($id: ID!) { scoringComparisonRun(id: $id) {
       result { everybody ${groupFields} groups { option { key } people ${groupFields} } } } }`,
    { id },
  );
  await undoAttemptImport(api.database, importId, beginAct({ kind: 'person', id: null, name: 'Ada' }));
  await fold(api);
  const tastingOf = ({ n, measures }: { n: number; measures: { competency: string }[] }) => ({
    people: n,
    ...measures.find(({ competency }) => competency === 'tasting'),
  });
  type Group = { option: { key: string | null }; people: Parameters<typeof tastingOf>[0] };
  return {
    everybody: tastingOf(result.everybody),
    groups: new Map(
      (result.groups as Group[]).flatMap(({ option, people }) =>
        people.measures ? [[option.key ?? '', tastingOf(people)] as const] : [],
      ),
    ),
  };
}

const noMoments = { meanBefore: null, meanAfter: null, correlation: null, meanAbsoluteChange: null };

describe('of people who left questions out, a comparison over every attempt', () => {
  it('tells how many have both scores where nobody, or enough, lack one', async () => {
    const { everybody, groups } = await compare(
      [
        ...drinkers(12, 'electric', 'all'),
        ...drinkers(6, 'electric', 'scoredBeforeOnly'),
        ...drinkers(9, 'stove', 'all'),
        ...drinkers(7, 'stove', 'neverScored'),
      ],
      'kettle',
    );

    expect(everybody).toMatchObject({ people: 34, n: 21, meanBefore: expect.any(Number) });
    expect(groups.get('electric')).toMatchObject({ people: 18, n: 12, meanBefore: expect.any(Number) });
    expect(groups.get('stove')).toMatchObject({ people: 16, n: 9, meanBefore: expect.any(Number) });
  });

  it('tells it of no group where one of another follows by subtraction', async () => {
    const { everybody, groups } = await compare(
      [
        ...drinkers(12, 'electric', 'all'),
        ...drinkers(1, 'electric', 'neverScored'),
        ...drinkers(9, 'stove', 'all'),
        ...drinkers(6, 'stove', 'neverScored'),
      ],
      'kettle',
    );

    // seven of all lack it and six of these: one of the others
    for (const group of [everybody, groups.get('electric'), groups.get('stove')]) {
      expect(group).toMatchObject({ n: null, meanBefore: expect.any(Number), bands: { changed: null } });
    }
    expect(groups.get('stove')).toMatchObject({ people: 15 });
  });

  it('tells no mean where few have one score only, since means of all who have it are told elsewhere', async () => {
    const { everybody } = await compare([
      ...drinkers(20, 'stove', 'all'),
      ...drinkers(2, 'stove', 'scoredAfterOnly'),
      ...drinkers(8, 'stove', 'neverScored'),
    ]);

    expect(everybody).toMatchObject({ people: 30, n: null, ...noMoments, bands: { changed: null } });
  });

  it('tells no mean of everybody where few of one group have both scores', async () => {
    const { everybody, groups } = await compare(
      [...drinkers(12, 'electric', 'all'), ...drinkers(3, 'stove', 'all'), ...drinkers(8, 'stove', 'neverScored')],
      'kettle',
    );

    for (const group of [everybody, groups.get('electric'), groups.get('stove')]) {
      expect(group).toMatchObject({ n: null, ...noMoments });
    }
  });
});
