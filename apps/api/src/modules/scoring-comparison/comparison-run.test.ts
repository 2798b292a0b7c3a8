import { setTimeout as sleep } from 'node:timers/promises';
import { pairScorings } from '@yardstick/domain/comparing/compare-attempts.ts';
import { findHiddenBlock, hideBlock } from '@yardstick/domain/comparing/suppress-matrix.ts';
import { bandIndexOf } from '@yardstick/domain/scoring/bands.ts';
import { findFocusAreas } from '@yardstick/domain/scoring/focus-areas.ts';
import { scoreAttempt } from '@yardstick/domain/scoring/score-attempt.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../auth/abilities.ts';
import { type ApiUnderTest, startApi, testSecret } from '../../testing/api-under-test.ts';
import { aViewer, enrol, executeAs } from '../../testing/staff.ts';
import { storedResponsesSchema, toResponses } from '../attempt/stored-responses.ts';
import { noteErased } from '../insight/note-attempts.ts';
import { findLiveAssessment, readAssessmentPublication } from '../publishing/published-content.ts';
import { aPublisher } from '../publishing/testing/publisher.ts';
import { purgeComparisons } from './purge-comparisons.ts';
import { runComparison } from './run-comparison.ts';
import {
  type Drinker,
  importDrinkers,
  otherWeights,
  publishTea,
  runJobs,
  teaFolder,
  twentyDrinkers,
} from './testing/tea-drinkers.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ content: [teaFolder] });
  await enrol(api.database, [aViewer('analyst'), aViewer('editor')]);
  await importDrinkers(api, twentyDrinkers);
  await publishTea(api, otherWeights);
});
afterAll(() => api.close());

const matrix = '{ before after rows changed }';
const groupFields = `{ __typename ... on GroupTransitions { n
  measures { competency n meanBefore meanAfter correlation meanAbsoluteChange bands ${matrix} }
  focus { role firstFocus ${matrix} } } }`;
const runFields = `id state attemptsDone attemptsTotal failure before { model } after { model }
  result { everybody ${groupFields} groups { option { key } people ${groupFields} } mostMoved { attempt before after } }`;

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers is asserted field by field, as a client reads it
const send = async (role: Role, source: string, variables: Record<string, unknown>): Promise<any> => {
  const { data, errors } = await executeAs(api.database, aViewer(role), source, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
};
const start = (input: object, role: Role = 'analyst') =>
  send(
    role,
    `mutation ($input: StartScoringComparisonInput!) { startScoringComparison(input: $input) {
       __typename ... on ScoringComparisonRun { ${runFields} } ... on Error { message } } }`,
    { input: { assessment: 'tea', before: { model: 1 }, after: { model: 2 }, ...input } },
  );
const read = (id: string, role: Role = 'analyst') =>
  send(role, `query ($id: ID!) { scoringComparisonRun(id: $id) { ${runFields} } }`, { id });
const cancel = (id: string) =>
  send(
    'analyst',
    `mutation ($id: ID!) { cancelScoringComparison(input: { run: $id }) {
       __typename ... on ScoringComparisonRun { state } ... on Error { message } } }`,
    { id },
  );
const run = async (input: object = {}, role: Role = 'analyst') => {
  const { id } = await start(input, role);
  await runJobs(api);
  return read(id, role);
};

describe('comparing two scorings over every attempt', () => {
  it('counts bands, first focus areas and the attempts that move most, worked out on paper', async () => {
    const { state, attemptsDone, attemptsTotal, result, before, after } = await run();

    expect({ state, attemptsDone, attemptsTotal }).toEqual({ state: 'DONE', attemptsDone: 20, attemptsTotal: 20 });
    expect([before.model, after.model]).toEqual([1, 2]);
    const recorded = await api.database.auditEntry.findFirstOrThrow({ where: { action: 'scoring.compare' } });
    expect(recorded).toMatchObject({ actorName: 'An analyst', documentKey: 'tea' });
    const [overall, brewing, tasting] = result.everybody.measures;
    const keys = ['low', 'mid', 'high', null];
    // 25 → 50, 50 → 25, 100, 0
    expect(tasting).toEqual({
      competency: 'tasting',
      n: 20,
      meanBefore: 43.75,
      meanAfter: 43.75,
      correlation: expect.closeTo(31 / 35, 10),
      meanAbsoluteChange: 12.5,
      bands: {
        before: keys,
        after: keys,
        rows: [
          [5, 5, null, null],
          [5, null, null, null],
          [null, null, 5, null],
          [null, null, null, null],
        ],
        changed: 10,
      },
    });
    expect(brewing).toMatchObject({ meanAbsoluteChange: 0, correlation: null, bands: { changed: 0 } });
    expect(overall).toMatchObject({ n: 20, meanAbsoluteChange: 3.125 });
    // a host at home lacks 30 of brewing, and of tasting, which weighs twice as much, 35, 10, none and 60; then 10, 35 …
    expect(result.everybody.focus[0]).toEqual({
      role: 'host',
      firstFocus: {
        before: ['brewing', 'tasting', null],
        after: ['brewing', 'tasting', null],
        rows: [
          [5, 5, null],
          [5, 5, null],
          [null, null, null],
        ],
        changed: 10,
      },
    });
    expect(result.mostMoved).toHaveLength(10);
    expect(result.mostMoved[0]).toMatchObject({ before: 43.75, after: 50 });
  });

  it('tells which attempts move most only to those who may export single attempts, and forgets erased ones', async () => {
    const { id, result } = await run();

    expect(await read(id, 'editor')).toMatchObject({ result: { mostMoved: null } });
    const { attempt } = result.mostMoved[0];
    await api.database.$transaction(async (transaction) => {
      await noteErased(transaction, [attempt]);
      await transaction.attempt.delete({ where: { id: attempt } });
    });
    const again = await read(id);
    expect(again.result.mostMoved).toHaveLength(9);
    expect(again.result.mostMoved.map((moved: { attempt: string }) => moved.attempt)).not.toContain(attempt);
    await importDrinkers(api, twentyDrinkers.slice(0, 1));
  });

  it('tells no mean of a scoring that nobody published to whoever may not see single attempts', async () => {
    const outer = api;
    api = await startApi({ content: [teaFolder] });
    try {
      await enrol(api.database, [aViewer('analyst'), aViewer('editor')]);
      // Nobody else leaves this one out: means under two weights of it would tell the score of this person.
      const [b1 = '', b2 = '', b3 = '', , t2 = '', t3 = '', kettle = ''] = twentyDrinkers[0] ?? [];
      await importDrinkers(api, [...twentyDrinkers, [b1, b2, b3, '', t2, t3, kettle]]);
      const published = await run({ before: null, after: { draft: true } }, 'editor');
      expect(published.after).toEqual({ model: 1 });
      expect(published.result.everybody.measures[1]).toMatchObject({ n: 21, meanAfter: expect.any(Number) });
      await aPublisher(api).revise('assessment', 'tea', ({ competencies }) => {
        for (const competency of competencies) competency.weight = competency.key === 'tasting' ? 3.999 : 1;
      });

      const { id, result } = await run({ before: null, after: { draft: true }, breakDownBy: 'kettle' }, 'editor');

      const nothing = { meanBefore: null, meanAfter: null, correlation: null, meanAbsoluteChange: null };
      for (const { measures } of [result.everybody, result.groups[0].people])
        for (const measure of measures) expect(measure).toMatchObject(nothing);
      expect(result.everybody).toMatchObject({ n: 21 });
      expect(result.everybody.measures[1].bands.changed).toBe(0);
      expect((await read(id)).result.everybody.measures[1].meanAfter).toBeGreaterThan(0);
    } finally {
      await api.close();
      api = outer;
    }
  });

  it('is the same for the people of each option, where no number is small', async () => {
    const { result } = await run({ breakDownBy: 'kettle' });

    expect(result.groups.map(({ option }: { option: { key: string } }) => option.key)).toEqual([
      'electric',
      'stove',
      'samovar',
      null,
    ]);
    const [electric, stove, samovar] = result.groups;
    expect(electric.people).toMatchObject({ n: 10 });
    expect(electric.people.measures[2]).toMatchObject({
      n: 10,
      correlation: expect.closeTo(-1, 10),
      bands: { changed: 10 },
    });
    expect(stove.people.measures[2].bands).toMatchObject({ changed: 0 });
    expect(samovar.people).toEqual({ __typename: 'SuppressedCell' });
    expect(result.everybody).toMatchObject({ n: 20 });
    const filtered = await run({ filter: { segments: [{ segment: 'kettle', options: ['stove', 'electric'] }] } });
    expect(filtered.result.everybody).toMatchObject({ n: 15 });
    expect(filtered.result.mostMoved).toHaveLength(10);
    const onStove = await run({ filter: { segments: [{ segment: 'kettle', options: ['stove'] }] } });
    expect(onStove.result).toMatchObject({ everybody: { n: 5 }, mostMoved: [] });
    const locale = await run({ breakDownBy: 'locale' });
    expect(locale.result.groups).toMatchObject([{ option: { key: 'en' }, people: { n: 20 } }]);
  });
});

describe('people who answered in all ways', () => {
  const pick = (options: string, number: number) => options[number % options.length] ?? '';
  const drinkers = Array.from({ length: 300 }, (_, nth): Drinker => {
    // a fixed mixture: each digit of another base
    const [a, b, c] = [Math.floor(nth / 5), Math.floor(nth / 11), Math.floor(nth / 7)];
    const several = ['a', 'a|b', 'c', ''][a % 4] ?? '';
    return [
      pick('abcde', nth),
      pick('edcba', a),
      several,
      pick('abcd', b),
      pick('ab', nth),
      pick('cab', c),
      pick('ab', nth) === 'a' ? 'stove' : '',
    ];
  });
  let other: ApiUnderTest;
  beforeAll(async () => {
    other = api;
    api = await startApi({ content: [teaFolder] });
    await enrol(api.database, [aViewer('analyst')]);
    await importDrinkers(api, drinkers.slice(0, 180));
    await importDrinkers(api, drinkers.slice(180, 240), 'de');
    await publishTea(api, [
      ...otherWeights,
      ['weight: 3 }', 'weight: 1 }'],
      ['targets: { brewing: 80, tasting: 60 }', 'targets: { brewing: 60, tasting: 70 }'],
      ['from: 65', 'from: 70'],
    ]);
    // written under the second model
    await importDrinkers(api, drinkers.slice(240));
  });
  afterAll(async () => {
    await api.close();
    api = other;
  });

  it('are counted as scoring every attempt by itself does', async () => {
    const { result, attemptsDone } = await run();

    expect(attemptsDone).toBe(300);
    const models = await api.database.scoringModel.findMany({ orderBy: { number: 'asc' } });
    const live = await findLiveAssessment(api.database, { slug: 'tea' });
    const [first, second] = await Promise.all(
      models.map(async ({ id }) => {
        const { id: publication } = await api.database.publication.findFirstOrThrow({ where: { scoringModelId: id } });
        return (await readAssessmentPublication(api.database, publication)).scoringModel.content;
      }),
    );
    if (!live || !first || !second) throw new Error('two models were published');
    const attempts = await api.database.attempt.findMany();
    const scored = attempts.map(({ responses }) => {
      const given = toResponses(live.form.content, storedResponsesSchema.parse(responses));
      return [first, second].map((model) => ({ model, ...scoreAttempt({ model, responses: given }) }));
    });
    const { measures, roleProfiles } = pairScorings(first, second);
    const tally = (size: number, placeOf: (one: (typeof scored)[0][0]) => number) => {
      const cells = Array.from({ length: size + 1 }, () => new Array<number>(size + 1).fill(0));
      for (const [one, two] of scored) {
        if (!one || !two) continue;
        const row = cells.at(placeOf(one)) ?? [];
        const column = (placeOf(two) + size + 1) % (size + 1);
        row[column] = (row[column] ?? 0) + 1;
      }
      const rows = hideBlock(cells, findHiddenBlock([cells], 5));
      const isHidden = cells.some((row, i) => row.some((n, j) => n > 0 && rows[i]?.[j] === null));
      const moved = cells.flatMap((row, i) => row.filter((_, j) => i !== j));
      return { rows, changed: isHidden ? null : moved.reduce((sum, n) => sum + n, 0) };
    };
    measures.forEach((measure, place) => {
      const expected = tally(3, ({ model, overall, competencies }) => {
        const found = measure === null ? overall : competencies.find(({ competency }) => competency === measure);
        return found?.score == null ? -1 : bandIndexOf(model.bands, found.score);
      });
      expect(result.everybody.measures[place].bands).toMatchObject(expected);
    });
    roleProfiles.forEach(({ id }, place) => {
      const expected = tally(2, ({ model, competencies }) => {
        const profile = model.roleProfiles.find((candidate) => candidate.id === id);
        const [area] = profile ? findFocusAreas({ competencies, profile, standardErrors: {} }) : [];
        return model.competencies.findIndex(({ key }) => key === area?.competency);
      });
      expect(result.everybody.focus[place].firstFocus).toMatchObject(expected);
    });
    const distances = scored
      .map(([one, two]) => Math.abs((two?.overall.score ?? Number.NaN) - (one?.overall.score ?? Number.NaN)))
      .filter((distance) => distance > 0)
      .sort((a, b) => b - a);
    expect(
      result.mostMoved.map((moved: { before: number; after: number }) => Math.abs(moved.after - moved.before)),
    ).toEqual(distances.slice(0, 20));
  });

  it('are told apart by locale; what is small in one part is hidden in all of them', async () => {
    const { result } = await run({ breakDownBy: 'locale' });

    expect(result.groups).toMatchObject([
      { option: { key: 'de' }, people: { n: 60 } },
      { option: { key: 'en' }, people: { n: 240 } },
    ]);
    const parts = [result.everybody, ...result.groups.map(({ people }: { people: object }) => people)];
    expect(
      result.everybody.measures.some(({ bands }: { bands: { rows: unknown[][] } }) => bands.rows.flat().some(Boolean)),
    ).toBe(true);
    for (const place of [0, 1, 2]) {
      const [everybody, ...others] = parts.map(({ measures }) => measures[place].bands.rows.flat());
      everybody.forEach((n: number | null, cell: number) => {
        const told = others.map((rows) => rows[cell]);
        for (const one of [n, ...told]) if (one !== null) expect(one).toBeGreaterThanOrEqual(5);
        // Nobody in a part looks as if it was hidden, so that they add up to everybody or are hidden everywhere.
        if (n !== null) expect(told.reduce((sum, one) => sum + (one ?? 0), 0)).toBe(n);
        else expect(told.every((one) => one === null)).toBe(true);
      });
    }
    expect(parts.every(({ measures }) => measures[0].bands.changed === null)).toBe(true);
  });
});

describe('a comparison under way', () => {
  const worker = () => ({
    database: api.database,
    connectionString: api.connectionString,
    secret: testSecret,
    privateAddresses: true,
    dataDir: '',
  });
  const localIdOf = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';

  /** Runs it while nobody can read attempts, so that it stands still until something else was done. */
  async function whileItStandsStill(id: string, work: (running: Promise<unknown>) => Promise<void>): Promise<void> {
    const owner = new pg.Client({ connectionString: api.connectionString });
    await owner.connect();
    await owner.query('BEGIN');
    await owner.query('LOCK TABLE counted_attempt IN ACCESS EXCLUSIVE MODE');
    const running = runComparison(worker(), { comparisonId: localIdOf(id) });
    while ((await read(id)).state !== 'RUNNING') await sleep(20);
    try {
      await work(running);
    } finally {
      await owner.query('ROLLBACK');
      await owner.end();
    }
    await running;
  }

  it('is stopped by anybody who may start one, and says nothing then', async () => {
    const { id } = await start({});

    await whileItStandsStill(id, async () => {
      expect(await cancel(id)).toMatchObject({ __typename: 'ScoringComparisonRun', state: 'CANCELLED' });
    });

    expect(await read(id)).toMatchObject({ state: 'CANCELLED', result: null });
    expect(await cancel(id)).toMatchObject({ __typename: 'OutOfDate' });
  });

  it('waits for its turn no longer once it is stopped', async () => {
    const { id } = await start({});
    await cancel(id);

    await runJobs(api);

    expect(await read(id)).toMatchObject({ state: 'CANCELLED', attemptsDone: 0 });
  });

  it('is run by one worker, however many try', async () => {
    const { id } = await start({});

    await whileItStandsStill(id, async (running) => {
      let hasEnded = false;
      running.then(() => {
        hasEnded = true;
      });
      await runComparison(worker(), { comparisonId: localIdOf(id) });
      expect(hasEnded).toBe(false);
    });

    expect(await read(id)).toMatchObject({ state: 'DONE', attemptsDone: 20 });
  });

  it('is said to have failed when its server has died, and when it cannot go on', async () => {
    const { id } = await start({});
    await api.database.scoringComparison.update({
      where: { id: localIdOf(id) },
      data: { state: 'running', seenAt: new Date(Date.now() - 60_000) },
    });
    expect(await read(id)).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('has ended') });

    const owner = new pg.Client({ connectionString: api.connectionString });
    await owner.connect();
    await owner.query("UPDATE scoring_comparison SET after_model = '{}' WHERE id = $1", [localIdOf(id)]);
    await owner.end();

    await expect(runComparison(worker(), { comparisonId: localIdOf(id) })).rejects.toThrow();

    expect(await read(id)).toMatchObject({ state: 'FAILED', failure: expect.stringContaining('an error') });
  });

  it('asks about a segment question those alone who were asked it', async () => {
    const pot =
      '  - key: pot\n    prompt: { en: Your pot, de: Ihre Kanne }\n    options:\n      - { key: clay, label: { en: Clay, de: Ton } }\n      - { key: iron, label: { en: Iron, de: Eisen } }\n';
    await publishTea(api, [...otherWeights, ['orientation:\n', `${pot}orientation:\n`]]);
    await importDrinkers(api, twentyDrinkers.slice(0, 6));

    const { attemptsDone, result } = await run({ breakDownBy: 'pot' });

    expect(attemptsDone).toBe(26);
    expect(result).toMatchObject({
      everybody: { n: 26 },
      groups: [{ option: { key: 'clay' } }, { option: { key: 'iron' } }, { option: { key: null }, people: { n: 6 } }],
    });
    // of the others, no number is small; of these, one is
    expect(result.everybody.measures[2].bands.changed).toBeNull();
    expect((await run()).result.everybody.measures[2].bands.changed).toBe(16);
  });

  it('by a segment question of which nothing may be told is told of everybody as without it, of all time and of some months', async () => {
    const outer = api;
    api = await startApi({ content: [teaFolder] });
    try {
      await enrol(api.database, [aViewer('analyst')]);
      await publishTea(api, otherWeights);
      const electric = twentyDrinkers.slice(0, 10);
      const stove = electric.slice(0, 4).map(([b1, b2, b3, t1, t2, t3]): Drinker => [b1, b2, b3, t1, t2, t3, 'stove']);
      await importDrinkers(api, [...electric, ...stove], 'en', '2026-09');
      await importDrinkers(api, electric, 'en', '2026-10');

      for (const [filter, n] of [
        [{}, 24],
        [{ months: { from: '2026-10' } }, 10],
      ] as const) {
        const { result } = await run({ filter, breakDownBy: 'kettle' });

        expect(result.everybody).toMatchObject({ n });
        expect(result.everybody).toEqual((await run({ filter })).result.everybody);
        for (const { people } of result.groups) expect(people).toEqual({ __typename: 'SuppressedCell' });
      }
    } finally {
      await api.close();
      api = outer;
    }
  });

  it('is forgotten after seven days', async () => {
    const day = 24 * 60 * 60 * 1000;
    await purgeComparisons(api.database, new Date(Date.now() + 6.9 * day));
    expect(await api.database.scoringComparison.count()).toBeGreaterThan(5);

    await purgeComparisons(api.database, new Date(Date.now() + 7.1 * day));

    expect(await api.database.scoringComparison.count()).toBe(0);
  });
});
