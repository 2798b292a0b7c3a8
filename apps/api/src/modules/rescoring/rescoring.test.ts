import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../../auth/abilities.ts';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { cutConnectionBefore } from '../../testing/cut-connection.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { aViewer, enrol, executeAs } from '../../testing/staff.ts';
import { noteErased } from '../insight/note-attempts.ts';
import { recountCells } from '../insight/recount-cells.ts';
import { replayOutcomes } from '../result/replay-outcome.ts';
import {
  fold,
  importDrinkers,
  otherWeights,
  publishTea,
  runJobs,
  teaFolder,
  twentyDrinkers,
} from '../scoring-comparison/testing/tea-drinkers.ts';
import { rescoreAttempts } from './rescore-attempts.ts';
import { resumeRescorings } from './resume-rescorings.ts';

let api: ApiUnderTest;
let token: string;
beforeAll(async () => {
  api = await startApi({ content: [teaFolder] });
  await enrol(api.database, [aViewer('publisher')]);
  await importDrinkers(api, twentyDrinkers);
  const respondent = await startRespondent(api, 'tea');
  await respondent.answerAll();
  await respondent.submit();
  token = respondent.token;
  await publishTea(api, otherWeights);
  // issued under the second model: nothing is to be added to them
  await importDrinkers(api, twentyDrinkers.slice(0, 2));
});
afterAll(() => api.close());

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers is asserted field by field, as a client reads it
type Answer = any;
const send = async (source: string, variables = {}, role: Role = 'publisher'): Promise<Answer> => {
  const { data, errors } = await executeAs(api.database, aViewer(role), source, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
};
const compare = async (input: object = {}) => {
  const { id } = await send(
    `mutation ($input: StartScoringComparisonInput!) { startScoringComparison(input: $input) {
       ... on ScoringComparisonRun { id } } }`,
    { input: { assessment: 'tea', before: { model: 1 }, after: { model: 2 }, ...input } },
  );
  await runJobs(api);
  return id as string;
};
const start = (comparison: string, model = 2) =>
  send(
    `mutation ($input: StartRescoringInput!) { startRescoring(input: $input) {
       __typename ... on Rescoring { id state model attemptsTotal } ... on Error { message } } }`,
    { input: { assessment: 'tea', model, comparison } },
  );
const cancel = (rescoring: string) =>
  send(
    `mutation ($id: ID!) { cancelRescoring(input: { rescoring: $id }) {
       __typename ... on Rescoring { state outcomesAdded } ... on Error { message } } }`,
    { id: rescoring },
  );
const history = async () => {
  const page = await send(`{ rescorings(assessment: "tea", first: 10) { totalCount edges { node {
    state model attemptsTotal attemptsDone outcomesAdded actorName finishedAt } } } }`);
  return page.edges.map(({ node }: { node: object }) => node);
};
const localIdOf = (id: string) => Buffer.from(id, 'base64url').toString().split(':')[1] ?? '';
const outcomes = (where: object = {}) =>
  api.database.outcome.findMany({ where, orderBy: [{ attemptId: 'asc' }, { id: 'asc' }] });
const differences = async () => (await recountCells(api.database, { write: false })).different;

describe('scoring attempts again', () => {
  it('takes a comparison of everybody as its dry run: done, about this model, and less than a day old', async () => {
    const refused = async (comparison: string, model = 2) => (await start(comparison, model)).message;
    const fine = await compare();
    const other = await compare({ after: { model: 1 } });
    const some = await compare({ filter: { segments: [{ segment: 'kettle', options: ['electric'] }] } });

    const missing = Buffer.from('ScoringComparisonRun:00000000-0000-7000-8000-000000000000').toString('base64url');
    expect(await refused(missing)).toContain('no such comparison');
    expect(await refused(other)).toContain('another scoring');
    expect(await refused(some)).toContain('some of the attempts');
    expect(await start(fine, 7)).toMatchObject({ __typename: 'UnknownScoringModel' });
    const { id } = await send(
      `mutation { startScoringComparison(input: { assessment: "tea", after: { model: 2 } }) { ... on ScoringComparisonRun { id } } }`,
    );
    expect(await refused(id)).toContain('not done');
    await api.database.scoringComparison.updateMany({
      where: { id: localIdOf(fine) },
      data: { finishedAt: new Date(Date.now() - 25 * 60 * 60 * 1000) },
    });
    expect(await refused(fine)).toContain('more than a day old');
    expect(await history()).toEqual([]);
    await runJobs(api);
  });

  it('adds an outcome to each attempt that has none, changes none that was issued, and can be replayed', async () => {
    const issued = await outcomes();
    const shown = await api.run('ResultPage', { token });

    const { id, ...started } = await start(await compare());
    expect(started).toEqual({ __typename: 'Rescoring', state: 'QUEUED', model: 2, attemptsTotal: 23 });
    await runJobs(api);

    const rescored = await outcomes({ reason: 'rescored' });
    expect(rescored).toHaveLength(21);
    expect(await outcomes({ reason: 'issued' })).toEqual(issued);
    expect(await history()).toEqual([
      {
        state: 'DONE',
        model: 2,
        attemptsTotal: 23,
        attemptsDone: 23,
        outcomesAdded: 21,
        actorName: 'An publisher',
        finishedAt: expect.any(String),
      },
    ]);
    // a quarter each of 50, 25, 100 and 0
    const tasting = rescored.map(
      ({ scores }) => (scores as { competencies: { score: number }[] }).competencies[1]?.score,
    );
    expect(tasting.filter((score) => score === 25)).toHaveLength(5);
    expect(tasting.filter((score) => score === 50)).toHaveLength(5);
    let replayed = 0;
    for await (const { isSameInput, isSameOutcome } of replayOutcomes(api.database, null)) {
      expect([isSameInput, isSameOutcome]).toEqual([true, true]);
      replayed++;
    }
    expect(replayed).toBe(44);
    expect(await api.run('ResultPage', { token })).toEqual(shown);
    const { data } = await executeAs(
      api.database,
      aViewer('publisher'),
      '{ audit(first: 1) { edges { node { action summary } } } }',
    );
    expect(data.audit.edges[0].node).toEqual({
      action: 'attempt.rescore',
      summary: 'Attempts at tea by scoring model 2',
    });
    expect(await cancel(id)).toMatchObject({ __typename: 'OutOfDate' });
  });

  it('is counted exactly once, and taken out exactly when an attempt is erased', async () => {
    await fold(api);
    expect(await differences()).toEqual([]);
    const counted = await api.database.insightScoreCell.count();

    const { attemptId } = (await outcomes({ reason: 'rescored' }))[0] ?? {};
    await api.database.$transaction(async (transaction) => {
      await noteErased(transaction, [attemptId ?? '']);
      await transaction.attempt.delete({ where: { id: attemptId ?? '' } });
    });
    await fold(api);

    expect(await differences()).toEqual([]);
    expect(counted).toBeGreaterThan(0);
    expect(await api.database.outcome.count({ where: { attemptId: attemptId ?? '' } })).toBe(0);
  });

  it('adds nothing when it is done again', async () => {
    await start(await compare());
    await runJobs(api);

    expect((await history())[0]).toMatchObject({ state: 'DONE', attemptsDone: 22, outcomesAdded: 0 });
    expect(await outcomes({ reason: 'rescored' })).toHaveLength(20);
  });
});

describe('a re-scoring under way', () => {
  let id: string;
  const worker = () => ({ database: api.database });
  const work = () => rescoreAttempts(worker(), { rescoringId: localIdOf(id) }, { batchSize: 4 });
  const begin = async (weight: string) => {
    await publishTea(api, [['{ question: t1, required', `{ question: t1, weight: ${weight}, required`]]);
    const model = await api.database.scoringModel.count();
    const comparison = await compare({ after: { model } });
    const started = await start(comparison, model);
    id = started.id;
    const { id: scoringModelId } = await api.database.scoringModel.findFirstOrThrow({ where: { number: model } });
    return { model, comparison, scoringModelId };
  };

  it('gets to the end of a batch when the server is stopped, and goes on from there', async () => {
    const { scoringModelId } = await begin('2.5');
    const stopping = new AbortController();
    const stopped = { ...worker(), stopping: stopping.signal };
    const working = rescoreAttempts(stopped, { rescoringId: localIdOf(id) }, { batchSize: 1 });
    const added = async () => (await outcomes({ scoringModelId })).length;
    await expect.poll(added, { interval: 1 }).toBeGreaterThan(0);
    stopping.abort();
    await working;
    const before = await added();
    await work();
    expect(before).toBeLessThan(await added());
    expect((await history())[0]).toMatchObject({ state: 'DONE' });
  });

  it('goes on where it was, whatever statement its server died before, and adds each outcome once', async () => {
    const { model, scoringModelId } = await begin('3');
    let deaths = 0;
    for (let nth = 1; await cutConnectionBefore(nth, work); nth++) {
      deaths++;
      const row = await api.database.rescoring.findUniqueOrThrow({ where: { id: localIdOf(id) } });
      expect(await outcomes({ scoringModelId })).toHaveLength(row.outcomesAdded);
      if (row.state === 'done') break;
    }

    await work();

    expect(deaths).toBeGreaterThan(8);
    expect((await history())[0]).toMatchObject({ state: 'DONE', model, attemptsDone: 22, outcomesAdded: 22 });
    const attempts = (await outcomes({ scoringModelId })).map(({ attemptId }) => attemptId);
    expect(new Set(attempts).size).toBe(22);
    await fold(api);
    expect(await differences()).toEqual([]);
  });

  it('is shared by workers that race', async () => {
    const { scoringModelId } = await begin('4');

    await Promise.all([work(), work(), work()]);

    expect((await history())[0]).toMatchObject({ state: 'DONE', attemptsDone: 22, outcomesAdded: 22 });
    expect(await outcomes({ scoringModelId })).toHaveLength(22);
  });

  it('stops when it is told to; what it has added stays, and another goes on from there', async () => {
    const { model, comparison, scoringModelId } = await begin('5');
    expect((await start(comparison, model)).message).toContain('at this moment');
    await cutConnectionBefore(14, work);
    const { outcomesAdded } = await cancel(id);

    await work();
    await runJobs(api);

    expect(await outcomes({ scoringModelId })).toHaveLength(outcomesAdded);
    expect(outcomesAdded).toBeLessThan(22);
    expect((await history())[0]).toMatchObject({ state: 'CANCELLED' });
    await start(comparison, model);
    await runJobs(api);
    expect((await history())[0]).toMatchObject({ state: 'DONE', outcomesAdded: 22 - outcomesAdded });
  });

  it('is taken up again when its server is gone', async () => {
    await begin('7');
    await api.database.$executeRaw`SELECT remove_job(${`rescoring:${localIdOf(id)}`})`;
    await resumeRescorings(api.database, new Date());
    await runJobs(api);
    expect((await history())[0]).toMatchObject({ state: 'QUEUED' });

    await resumeRescorings(api.database, new Date(Date.now() + 61_000));
    await runJobs(api);

    expect((await history())[0]).toMatchObject({ state: 'DONE', outcomesAdded: 22 });
  });
});
