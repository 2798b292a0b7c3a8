import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '../../auth/viewer.ts';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';
import { aPublisher } from '../publishing/testing/publisher.ts';
import {
  type Drinker,
  importDrinkers,
  otherWeights,
  publishTea,
  teaFolder,
  twentyDrinkers,
} from './testing/tea-drinkers.ts';

let api: ApiUnderTest;
let draft: Assessment;
beforeAll(async () => {
  api = await startApi({ content: [teaFolder] });
  await importDrinkers(api, twentyDrinkers);
  const document = await api.database.document.findFirstOrThrow({ where: { kind: 'assessment' } });
  draft = document.content as Assessment;
});
afterAll(() => api.close());

const query = `query ($before: ScoringChoice, $after: ScoringChoice!, $filter: ComparisonFilter, $breakDownBy: String) {
  scoringComparison(assessment: "tea", before: $before, after: $after, filter: $filter, breakDownBy: $breakDownBy) {
    __typename
    ... on ScoringComparison { before { model contentHash } after { model contentHash } everybody { ...group } groups { option { key label } ...group } }
    ... on Error { message }
    ... on InvalidInput { problems { path message } }
    ... on UnusableScoring { problems { code document { kind key } path } }
    ... on OtherStructure { differences { question how } }
  } }
fragment group on MomentsOfGroup { measures { competency statistics { __typename ... on MeasureMoments {
  n correlation before { ...moments } after { ...moments } } } } }
fragment moments on ScoredMoments { mean standardDeviation alpha standardError }`;

const compare = async (variables: Record<string, unknown>) => {
  const { data, errors } = await executeAs(api.database, aViewer('analyst'), query, variables);
  expect(errors).toBeUndefined();
  return data.scoringComparison;
};

/** The draft with other weights of t1 and t3. */
const changed = (change: (content: Assessment) => void = () => undefined): Assessment => {
  const content = structuredClone(draft);
  const placements = content.sections[1]?.placements ?? [];
  Object.assign(placements[0] ?? {}, { weight: 2 });
  Object.assign(placements[2] ?? {}, { weight: 1 });
  change(content);
  return content;
};

const close = (value: number) => expect.closeTo(value, 10);

describe('comparing two scorings at once', () => {
  it('says what unsaved weights would make of the scores, worked out on paper', async () => {
    const { before, after, everybody, groups } = await compare({ after: { content: changed() } });

    expect([before.model, after.model]).toEqual([1, null]);
    expect(groups).toEqual([]);
    expect(everybody.measures.map(({ competency }: { competency: string }) => competency)).toEqual([
      null,
      'brewing',
      'tasting',
    ]);
    const [overall, brewing, tasting] = everybody.measures.map(({ statistics }: { statistics: object }) => statistics);
    // 25, 50, 100, 0 before; 50, 25, 100, 0 after; five of each: around 43.75
    const deviation = Math.sqrt((5 * 5468.75) / 19);
    // the questions are 0 or 1: t1 and t3 of half the people, t2 of a quarter; points: 25, 25, 50
    const variances = (5 * (25 ** 2 + 25 ** 2 * 0.75 + 50 ** 2)) / 19;
    const alpha = (3 / 2) * (1 - variances / deviation ** 2);
    const side = {
      mean: close(43.75),
      standardDeviation: close(deviation),
      alpha: close(alpha),
      standardError: close(deviation * Math.sqrt(1 - alpha)),
    };
    expect(tasting).toEqual({
      __typename: 'MeasureMoments',
      n: 20,
      correlation: close(31 / 35),
      before: side,
      after: side,
    });
    const constant = { mean: 50, standardDeviation: 0, alpha: null, standardError: null };
    expect(brewing).toMatchObject({ n: 20, correlation: null, before: constant, after: constant });
    // three quarters of 50 and a quarter of tasting; a composite has an error where all of its parts have one
    expect(overall).toMatchObject({
      n: 20,
      correlation: close(31 / 35),
      before: { mean: close(48.4375), standardDeviation: close(deviation / 4), standardError: null },
    });
  });

  it('does the same for the draft as it is saved, and knows a draft that is a published model', async () => {
    const unchanged = await compare({ after: { draft: true } });

    expect(unchanged.after).toEqual(unchanged.before);
    expect(unchanged.everybody.measures[2].statistics.correlation).toBe(1);
  });

  it('takes two statements while a weight is being moved', async () => {
    await compare({ after: { content: changed() } });
    const moved = changed((content) => Object.assign(content.competencies[0] ?? {}, { weight: 2.5 }));

    const statements = await countStatements(() => compare({ after: { content: moved } }));

    expect(statements.filter((text) => !/installation/.test(text))).toHaveLength(2);
  });

  it('breaks down by a segment question and by locale, in the order of the form, and adds up to everybody', async () => {
    const { everybody, groups } = await compare({ after: { content: changed() }, breakDownBy: 'kettle' });

    expect(groups.map(({ option }: { option: object }) => option)).toEqual([
      { key: 'electric', label: 'Electric' },
      { key: 'stove', label: 'On the stove' },
      { key: 'samovar', label: 'A samovar' },
      { key: null, label: 'No answer' },
    ]);
    const statistics = groups.map(({ measures }: { measures: { statistics: object }[] }) => measures[2]?.statistics);
    expect(statistics).toMatchObject([
      // 25 and 50 become 50 and 25
      { n: 10, correlation: close(-1), before: { mean: close(37.5) }, after: { mean: close(37.5) } },
      { n: 5, before: { mean: 100 }, after: { mean: 100 } },
      { __typename: 'SuppressedCell' },
      { n: 5, before: { mean: 0 } },
    ]);
    expect(everybody.measures[2].statistics).toMatchObject({ n: 20, correlation: close(31 / 35) });
    const byLocale = await compare({ after: { content: changed() }, breakDownBy: 'locale' });
    expect(byLocale.groups).toMatchObject([{ option: { key: 'en' } }]);
  });

  it('filters by options, and refuses a filter that would single people out', async () => {
    const of = (segments: object[], rest = {}) =>
      compare({ after: { content: changed() }, filter: { segments, ...rest } });
    const electric = { segment: 'kettle', options: ['electric'] };

    const { everybody } = await of([electric]);
    expect(everybody.measures[2].statistics).toMatchObject({ n: 10, before: { mean: close(37.5) } });
    expect((await of([{ ...electric, noAnswer: true }])).everybody.measures[2].statistics).toMatchObject({ n: 15 });
    expect((await of([{ segment: 'kettle', options: ['samovar'] }])).__typename).toBe('TooFewPeople');
    const simulated = await of([], { origins: ['SIMULATED'] });
    expect(simulated.everybody.measures[0].statistics.__typename).toBe('SuppressedCell');
  });

  it('shows no part of the people when others could be told from it', async () => {
    const other = await startApi({ content: [teaFolder] });
    const few = twentyDrinkers.slice(0, 14);
    await importDrinkers(other, few);
    const { data } = await executeAs(other.database, aViewer('analyst'), query, {
      after: { model: 1 },
      breakDownBy: 'kettle',
    });
    await other.close();

    // ten electric and four on the stove: the four are too few, and would follow from all and the ten
    expect(data.scoringComparison.everybody.measures[0].statistics).toMatchObject({ n: 14 });
    for (const { measures } of data.scoringComparison.groups)
      expect(measures[0].statistics).toEqual({ __typename: 'SuppressedCell' });
  });
});

it('shows no score of those who answered everything while a few did not', async () => {
  const other = await startApi({ content: [teaFolder] });
  const [drinker] = twentyDrinkers;
  if (!drinker) throw new Error('nobody');
  const [b1, b2, b3, t1, t2, , kettle] = drinker;
  await importDrinkers(other, [
    ...twentyDrinkers,
    ...Array.from({ length: 3 }, () => [b1, b2, b3, t1, t2, '', kettle] as const),
  ]);
  const { data } = await executeAs(other.database, aViewer('analyst'), query, { after: { model: 1 } });
  await other.close();

  const [overall, brewing, tasting] = data.scoringComparison.everybody.measures;
  expect(brewing.statistics).toMatchObject({ n: 23 });
  expect([overall.statistics, tasting.statistics]).toEqual([
    { __typename: 'SuppressedCell' },
    { __typename: 'SuppressedCell' },
  ]);
});

describe('a scoring that is not published', () => {
  const ask = async (database: ApiUnderTest['database'], viewer: Viewer, after: object) => {
    const { data, errors } = await executeAs(database, viewer, query, { after });
    expect(errors).toBeUndefined();
    return data.scoringComparison;
  };

  it('that values an option which few chose tells nothing about them to whoever may not see single attempts', async () => {
    const other = await startApi({ content: [teaFolder] });
    const rare = twentyDrinkers
      .slice(0, 2)
      .map(([b1, b2, b3, , t2, t3, kettle]): Drinker => [b1, b2, b3, 'b', t2, t3, kettle]);
    await importDrinkers(other, [...twentyDrinkers, ...rare]);
    await aPublisher(other).revise('question', 'tea/t1', ({ options }) => {
      for (const option of options) option.value = option.key === 'b' ? 1 : 0;
    });

    const toEditor = await ask(other.database, aViewer('editor'), { draft: true });
    const toAnalyst = await ask(other.database, aViewer('analyst'), { draft: true });
    await other.close();

    const told = ({ everybody }: { everybody: { measures: { statistics: { n?: number } }[] } }) =>
      everybody.measures.map(({ statistics }) => statistics.n ?? null);
    // overall, brewing, tasting
    expect(told(toEditor)).toEqual([null, 22, null]);
    expect(told(toAnalyst)).toEqual([22, 22, 22]);
  });

  it('that values options otherwise tells nothing where not every class that could be subtracted was looked at', async () => {
    const other = await startApi({ content: [teaFolder] });
    const [drinker] = twentyDrinkers as [Drinker];
    const sitting = (t1: string, kettle: string): Drinker => [...drinker.slice(0, 3), t1, 'a', 'a', kettle] as never;
    const many = (count: number, t1: string, kettle: string) =>
      Array.from({ length: count }, () => sitting(t1, kettle));
    await importDrinkers(other, [...many(6, 'b', 'electric'), ...many(6, 'a', 'electric'), ...many(9, 'a', 'stove')]);
    // Of the seven who chose b at the electric kettle one is German.
    await importDrinkers(
      other,
      [...many(1, 'b', 'electric'), ...many(9, 'a', 'electric'), ...many(9, 'a', 'stove')],
      'de',
    );
    await aPublisher(other).revise('question', 'tea/t1', ({ options }) => {
      for (const option of options) option.value = option.key === 'b' ? 1 : 0;
    });
    const segments = [{ segment: 'kettle', options: ['electric'] }];
    const tastingOf = async (role: 'editor' | 'analyst', variables: object) => {
      const { data } = await executeAs(other.database, aViewer(role), query, { after: { draft: true }, ...variables });
      const { everybody, groups } = data.scoringComparison;
      return [everybody, ...groups].map(({ measures }) => measures[2].statistics.n ?? null);
    };

    const inEnglish = { filter: { segments, locales: ['en'] } };
    const told = {
      whole: await tastingOf('editor', { filter: { segments } }),
      part: await tastingOf('editor', inEnglish),
      parts: await tastingOf('editor', { filter: { segments }, breakDownBy: 'locale' }),
      toAnalyst: await tastingOf('analyst', inEnglish),
    };
    await other.close();

    expect(told).toEqual({ whole: [22], part: [null], parts: [22, null, null], toAnalyst: [12] });
  });

  it('that weighs questions otherwise is shown to editors', async () => {
    const { everybody } = await ask(api.database, aViewer('editor'), { content: changed() });

    expect(everybody.measures[2].statistics).toMatchObject({ n: 20, correlation: close(31 / 35) });
  });

  it('nor saved is compared for nobody who may neither write one nor see single attempts', async () => {
    const reader = { ...aViewer('analyst'), abilities: new Set(['insight:read'] as const) };

    expect(await ask(api.database, reader, { content: changed() })).toMatchObject({
      __typename: 'InvalidInput',
      problems: [{ path: ['after', 'content'] }],
    });
    expect(await ask(api.database, reader, { model: 1 })).toMatchObject({ __typename: 'ScoringComparison' });
  });
});

describe('what cannot be compared', () => {
  it('says what keeps a draft from being scored by', async () => {
    const broken = changed((content) => {
      for (const competency of content.competencies) competency.weight = 0;
      Object.assign(content.sections[0]?.placements[0] ?? {}, { question: 'tea/gone' });
    });

    expect(await compare({ after: { content: broken } })).toMatchObject({
      __typename: 'UnusableScoring',
      problems: expect.arrayContaining([
        {
          code: 'unknown-question',
          document: { kind: 'assessment', key: 'tea' },
          path: ['sections', '0', 'placements', '0', 'question'],
        },
        { code: 'competency-weights-all-zero', document: { kind: 'assessment', key: 'tea' }, path: ['competencies'] },
      ]),
    });
  });

  it('names every question that another form asks otherwise', async () => {
    const shorter = changed((content) => content.sections[1]?.placements.splice(1, 1));
    const reordered = changed((content) => content.sections[1]?.placements.reverse());

    expect(await compare({ after: { content: shorter } })).toMatchObject({
      __typename: 'OtherStructure',
      differences: [{ question: 'tea/t2', how: 'REMOVED' }],
    });
    expect((await compare({ after: { content: reordered } })).differences).toEqual([
      { question: 'tea/t3', how: 'MOVED' },
      { question: 'tea/t1', how: 'MOVED' },
    ]);
  });

  it.each<[string, object, string]>([
    ['an unknown model', { after: { model: 9 } }, 'The assessment has no scoring model 9; the newest is 1.'],
    ['two scorings in one', { after: { model: 1, draft: true } }, 'after: Name exactly one'],
    ['no scoring', { before: {}, after: { model: 1 } }, 'before: Name exactly one'],
    ['content of another assessment', { after: { content: { slug: 'coffee' } } }, 'content'],
    [
      'an unknown segment',
      { after: { model: 1 }, breakDownBy: 'cup' },
      'breakDownBy: There is no segment question "cup"',
    ],
    [
      'an unknown option',
      { after: { model: 1 }, filter: { segments: [{ segment: 'kettle', options: ['gold'] }] } },
      'filter.segments.0.options.0: "kettle" has no option "gold"; it has',
    ],
    ['no locale', { after: { model: 1 }, filter: { locales: [] } }, 'filter.locales: Name at least one locale.'],
  ])('refuses %s', async (_what, variables, message) => {
    expect((await compare(variables as Record<string, unknown>)).message).toContain(message);
  });
});

it('compares published models by their numbers, once there is another', async () => {
  await publishTea(api, otherWeights);

  const { before, after, everybody } = await compare({ before: { model: 1 }, after: { model: 2 } });

  expect([before.model, after.model]).toEqual([1, 2]);
  expect(everybody.measures[2].statistics.correlation).toEqual(close(31 / 35));
  const published = await compare({ after: { content: changed() } });
  expect([published.before.model, published.after.model]).toEqual([2, 2]);
});
