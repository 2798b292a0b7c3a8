import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { usualSettings } from '@yardstick/domain/simulating/simulation-settings.ts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { cutConnectionBefore } from '../../testing/cut-connection.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';
import { beginAct } from '../audit/record-act.ts';
import { foldAttempts } from '../insight/fold-attempts.ts';
import { recountCells } from '../insight/recount-cells.ts';
import { replayOutcomes } from '../result/replay-outcome.ts';
import { eraseSimulatedAttempts } from './erase-simulated-attempts.ts';
import { simulateAttempts } from './simulate-attempts.ts';
import { UnusableSettings } from './simulation.errors.ts';

const firstContent = fileURLToPath(new URL('../../../../../packages/content/bundle', import.meta.url));
const teaBundle = fileURLToPath(new URL('../../testing/bundles/tea', import.meta.url));
const cli = fileURLToPath(new URL('./simulate.cli.ts', import.meta.url));
const [from, until] = [new Date('2026-01-01T00:00:00Z'), new Date('2026-04-01T00:00:00Z')];

let api: ApiUnderTest;
const act = () => beginAct({ kind: 'system', id: null, name: 'a test' });
const erase = (assessment = 'tea') => eraseSimulatedAttempts(api.database, { assessment, act: act() });
const simulate = (attempts: number, rest: { assessment?: string; seed?: number } = {}) =>
  simulateAttempts(api.database, {
    assessment: rest.assessment ?? 'tea',
    attempts,
    settings: { ...usualSettings, seed: rest.seed ?? 1 },
    from,
    until,
    act: act(),
  });
const fold = async () => {
  while ((await foldAttempts(api.database)) > 0);
};
const differences = async () => (await recountCells(api.database, { write: false })).different;
const simulated = () =>
  api.database.attempt.findMany({
    where: { origin: 'simulated' },
    include: { outcomes: true },
    orderBy: [{ submittedAt: 'asc' }],
  });

/** Every row that attempts leave behind, but for those of simulated ones. */
async function everythingElse() {
  const notSimulated = { where: { origin: { not: 'simulated' } } };
  return {
    attempts: await api.database.attempt.findMany({ ...notSimulated, orderBy: { id: 'asc' } }),
    outcomes: await api.database.outcome.findMany({
      where: { attempt: notSimulated.where },
      orderBy: { attemptId: 'asc' },
    }),
    counted: await api.database.countedAttempt.findMany({ ...notSimulated, orderBy: { attemptId: 'asc' } }),
    answers: await api.database.insightAnswerCell.findMany({
      ...notSimulated,
      orderBy: [{ formId: 'asc' }, { breadth: 'asc' }, { period: 'asc' }, { combination: 'asc' }],
    }),
    scores: await api.database.insightScoreCell.findMany({
      ...notSimulated,
      orderBy: [{ formId: 'asc' }, { breadth: 'asc' }, { period: 'asc' }, { combination: 'asc' }],
    }),
    notes: await api.database.insightChange.count(),
  };
}

const benchmark = async () => (await api.run('PublicBenchmark', { assessment: 'tea' })).data.benchmark;

beforeAll(async () => {
  api = await startApi({ content: [firstContent] });
  await api.importFolder(teaBundle);
});
afterAll(() => api.close());
afterEach(async () => {
  for (const assessment of ['tea', 'cto-readiness']) await erase(assessment);
  await fold();
});

describe('simulated attempts', () => {
  it('stand in the database as if people had submitted them, for nobody to open', async () => {
    await simulate(700);

    const attempts = await simulated();
    expect(attempts).toHaveLength(700);
    for (const { outcomes, startedAt, submittedAt, tokenHash, importId, locale } of attempts) {
      expect(outcomes).toMatchObject([{ reason: 'issued', issuedAt: submittedAt }]);
      expect(startedAt < (submittedAt as Date)).toBe(true);
      expect([tokenHash, importId]).toEqual([null, null]);
      expect(['en', 'de']).toContain(locale);
    }
    expect(attempts.some(({ responses }) => JSON.stringify(responses).includes('"skipped":true'))).toBe(true);
    expect((attempts[0]?.submittedAt as Date) >= from).toBe(true);
    expect((attempts.at(-1)?.submittedAt as Date) < until).toBe(true);
  });

  it('have outcomes that can be replayed to the last bit', async () => {
    await simulate(60);
    let replayed = 0;
    for await (const { isSameInput, isSameOutcome } of replayOutcomes(api.database, null)) {
      expect([isSameInput, isSameOutcome]).toEqual([true, true]);
      replayed++;
    }
    expect(replayed).toBeGreaterThanOrEqual(60);
  });

  it('are the same for the same seed, and others for another', async () => {
    const answersOf = async (seed: number) => {
      await simulate(620, { seed });
      const answers = (await simulated()).map(({ responses, segments, locale, submittedAt }) => ({
        responses,
        segments,
        locale,
        submittedAt,
      }));
      await erase();
      return answers;
    };
    const first = await answersOf(5);
    expect(await answersOf(5)).toEqual(first);
    expect(await answersOf(6)).not.toEqual(first);
  });

  it('are written in the audit with what makes them again', async () => {
    await simulate(3, { seed: 11 });
    const entry = await api.database.auditEntry.findFirst({
      where: { action: 'attempt.simulate' },
      orderBy: { at: 'desc' },
    });
    expect(entry).toMatchObject({
      documentKey: 'tea',
      details: { attempts: 3, settings: { ...usualSettings, seed: 11 }, from: from.toISOString() },
    });
  });
});

describe('the numbers of an installation', () => {
  it('do not contain simulated attempts: not the benchmark, no cell of what people did, no webhook', async () => {
    for (let nth = 0; nth < 12; nth++) {
      const respondent = await startRespondent(api, 'tea');
      await respondent.answerAll(({ question }) => [question.options[nth % question.options.length]?.id ?? '']);
      await respondent.submit();
    }
    await fold();
    await api.database.webhook.create({
      data: {
        id: crypto.randomUUID(),
        url: 'https://hooks.example.org/',
        events: ['attempt.submitted'],
        createdByName: 'Ada',
      },
    });
    const before = { shown: await benchmark(), rows: await everythingElse() };
    expect(before.shown.overall.n).toBe(12);
    expect(before.rows.scores.length).toBeGreaterThan(0);

    await simulate(200);
    await fold();

    expect({ shown: await benchmark(), rows: await everythingElse() }).toEqual(before);
    expect(await api.database.webhookDelivery.count()).toBe(0);
    expect(await api.database.insightScoreCell.count({ where: { origin: 'simulated' } })).toBeGreaterThan(0);
    expect(await differences()).toEqual([]);
  });

  it('tell beside a question that there are simulated attempts, and count none of them', async () => {
    const asked = `{ questionInsights(bank: "cto-readiness", key: "ts-reasons-findable") {
      hasSimulated insight { statistics { __typename } } } }`;
    const told = async () => (await executeAs(api.database, aViewer('editor'), asked)).data.questionInsights;
    const insight = { statistics: { __typename: 'SuppressedCell' } };
    expect(await told()).toEqual([{ hasSimulated: false, insight }]);

    await simulate(20, { assessment: 'cto-readiness' });
    await fold();

    expect(await told()).toEqual([{ hasSimulated: true, insight }]);
  });
});

describe('erasing simulated attempts', () => {
  it('takes every one of an assessment with its counts, whether they are counted yet or not, and nothing else', async () => {
    await simulate(50, { assessment: 'cto-readiness' });
    const respondent = await startRespondent(api, 'tea');
    await respondent.answerAll();
    await respondent.submit();
    await fold();
    const before = await everythingElse();
    await simulate(2300);
    await fold();
    await simulate(40, { seed: 2 });
    expect((await everythingElse()).notes).toBe(40);

    const progress: number[] = [];
    const erased = await eraseSimulatedAttempts(api.database, {
      assessment: 'tea',
      act: act(),
      onProgress: ({ erased: soFar, total }) => progress.push(soFar / total),
    });
    await fold();

    expect(erased).toBe(2340);
    expect(progress).toEqual([2000 / 2340, 1]);
    expect(await everythingElse()).toEqual(before);
    expect(await differences()).toEqual([]);
    expect(await simulated()).toHaveLength(50);
    const forms = await api.database.insightAnswerCell.groupBy({ by: ['formId'], where: { origin: 'simulated' } });
    expect(forms).toHaveLength(1);
  });

  it('leaves nothing that a recount would not find, wherever it stops, and goes on when begun again', async () => {
    await simulate(30);
    await fold();
    let stops = 0;
    while (await cutConnectionBefore(stops + 1, erase)) {
      stops++;
      await fold();
      expect(await differences(), `stopped before statement ${stops}`).toEqual([]);
      if ((await simulated()).length === 0) await simulate(30);
    }
    expect(stops).toBeGreaterThan(4);
    await fold();
    expect(await simulated()).toEqual([]);
    expect(await differences()).toEqual([]);
  });
});

describe('the command', () => {
  const command = async (...words: string[]) => {
    const { DATA_DIR: _, ...environment } = process.env;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, ...words], {
      env: { ...environment, DATABASE_URL: api.connectionString },
    });
    return stdout + stderr;
  };

  it('simulates and erases, says how far it is, and has all of it counted', async () => {
    const said = await command('tea', '--attempts', '1100', '--until', '2026-04-01');
    expect(said).toContain('1100 of 1100 written');
    expect(said).toContain('To erase them: pnpm simulate erase tea');
    expect(await simulated()).toHaveLength(1100);
    expect((await everythingElse()).notes).toBe(0);

    expect(await command('erase', 'tea')).toContain('1100 simulated attempts at tea erased');

    expect(await simulated()).toEqual([]);
    expect(await api.database.insightAnswerCell.count({ where: { origin: 'simulated' } })).toBe(0);
  });

  it('says what is wrong, and ends as commands do that failed', async () => {
    await expect(command('no-such')).rejects.toMatchObject({
      code: 1,
      stderr: 'There is no such published assessment.\n',
    });
    await expect(command('tea', '--careless', '2')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--careless: '),
    });
    await expect(command()).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Usage:') });
  });
});

describe('what cannot be simulated', () => {
  it('is refused, and writes nothing', async () => {
    await expect(simulate(5, { assessment: 'no-such' })).rejects.toThrow('There is no such published assessment.');
    await expect(erase('no-such')).rejects.toThrow('There is no such assessment.');
    const settings = { ...usualSettings, correlation: [0.5, 0.5] };
    await expect(
      simulateAttempts(api.database, { assessment: 'tea', attempts: 5, settings, from, until, act: act() }),
    ).rejects.toThrow(UnusableSettings);
    expect(await simulated()).toEqual([]);
  });
});
