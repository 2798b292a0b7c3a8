import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { asOwner } from '../../testing/as-owner.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { type Respondent, startRespondent } from '../../testing/respondent.ts';
import { replayOutcomes } from './replay-outcome.ts';

const teaBundle = fileURLToPath(new URL('../../testing/bundles/tea', import.meta.url));

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ content: [teaBundle] });
});
afterAll(() => api.close());

/** Chooses options by their label, which is what a person sees. */
async function answer(respondent: Respondent, labels: Record<string, string[]>): Promise<void> {
  const responses = Object.entries(labels).map(([key, chosen]) => {
    const placement = respondent.placements.find(({ question }) => question.key === key);
    if (!placement) throw new Error(`no question ${key}`);
    const options = placement.question.options.filter(({ label }) => chosen.includes(label)).map(({ id }) => id);
    return { placement: placement.id, options };
  });
  const saved = await respondent.save(responses);
  expect(saved.data.saveResponses.__typename).toBe('Attempt');
}

const answers = {
  b1: ['With a scale'],
  b2: ['Seldom'],
  b3: ['A thermometer', 'A pyramid bag'],
  t1: ['Regions'],
  t3: ['Each season'],
  f1: ['serve guests'],
  f2: ['a pot'],
  f3: ['on hosting'],
  f4: ['to a hillside'],
};

describe('a result', () => {
  it('is what a hand calculation gives', async () => {
    const respondent = await startRespondent(api, 'tea');
    await answer(respondent, answers);
    await respondent.submit();

    const { data } = await respondent.result();

    // Brewing: b1 3/4, b2 (2 − 1)/4 reversed 3/4 with weight 2, b3 (2 − 1 + 1)/4 = 1/2
    //   → 100 (0.75 + 2 · 0.75 + 0.5) / 4 = 68.75
    // Tasting: t1 2/3, t2 skipped, t3 10/30 with weight 2 → 100 (2/3 + 2/3) / 3 = 400/9; 2 of 3 questions, 3 of 4 weight
    // Overall: (3 · 68.75 + 400/9) / 4
    const [brewing, tasting] = data.result.outcome.competencies;
    expect(brewing).toMatchObject({
      score: 68.75,
      missingReason: null,
      band: { name: 'Sure' },
      target: 80,
      gap: 11.25,
    });
    expect(tasting.score).toBeCloseTo(400 / 9, 12);
    expect(tasting.band.name).toBe('Beginning');
    expect(data.result.outcome.overall.score).toBeCloseTo((3 * 68.75 + 400 / 9) / 4, 12);
    expect(data.result.outcome.overall.band.name).toBe('Practised');
    // Gaps 80 − 68.75 = 11.25 and 60 − 400/9 = 140/9; weights 1/3 and 2/3 → priorities 3.75 and 280/27
    expect(data.result.roleProfile).toMatchObject({ role: 'host', label: 'Host at home' });
    const [first, second] = data.result.focusAreas;
    expect(first.competency.key).toBe('tasting');
    expect(first.priority).toBeCloseTo(280 / 27, 12);
    expect(first.share).toBeCloseTo(280 / 27 / (280 / 27 + 3.75), 12);
    expect(first.guides.map(({ slug }: { slug: string }) => slug)).toEqual(['tasting', 'brewing']);
    expect(second.competency.key).toBe('brewing');
    expect(second.priority).toBeCloseTo(3.75, 12);
    expect([first.certainty, second.certainty]).toEqual(['UNKNOWN', 'UNKNOWN']);
    // 3 of 4 for the host: 100 (3 − 1)/4; Wilson interval of 3/4 is [0.3006418, 0.9544127] (R: prop.test(3, 4, correct = FALSE))
    expect(data.result.orientation).toMatchObject({ lean: null, value: 50, questionCount: 4 });
    expect(data.result.orientation.interval.low).toBeCloseTo(100 * (2 * 0.3006418 - 1), 4);
    expect(data.result.orientation.interval.high).toBeCloseTo(100 * (2 * 0.9544127 - 1), 4);
  });

  it('is measured against the role profile that is asked for', async () => {
    const respondent = await startRespondent(api, 'tea');
    await answer(respondent, answers);
    await respondent.submit();
    const { data } = await api.run('AssessmentForTaking', { slug: 'tea' });
    const grower = data.assessment.roleProfiles[1];

    const result = (await respondent.result(grower.id)).data.result;

    expect(result.roleProfile.id).toBe(grower.id);
    expect(result.outcome.competencies[0]).toMatchObject({ target: 40, gap: 0 });
    expect(result.focusAreas.map((area: { competency: { key: string } }) => area.competency.key)).toEqual(['tasting']);
    expect(result.focusAreas[0].guides.map(({ slug }: { slug: string }) => slug)).toEqual(['brewing', 'tasting']);
  });

  it('says which role profile it does not know', async () => {
    const respondent = await startRespondent(api, 'tea');
    await answer(respondent, answers);
    await respondent.submit();

    const { status, data, errors } = await respondent.result('nobody');

    expect(status).toBe(200);
    expect(data.result).toBeNull();
    expect(errors?.[0]?.extensions?.code).toBe('UNKNOWN_ROLE_PROFILE');
  });

  it('gives no score, and a reason, where half of the questions or fewer were answered', async () => {
    const respondent = await startRespondent(api, 'tea');
    await answer(respondent, { b1: ['By eye'], b2: ['Often'], t1: ['None'] });
    await respondent.submit();

    const { outcome, focusAreas, orientation } = (await respondent.result()).data.result;

    expect(outcome.competencies[1]).toMatchObject({
      score: null,
      missingReason: 'TOO_FEW_QUESTIONS_ANSWERED',
      band: null,
      gap: null,
    });
    expect(outcome.overall).toMatchObject({ score: null, missingReason: 'COMPETENCY_WITHOUT_SCORE' });
    expect(focusAreas.map((area: { competency: { key: string } }) => area.competency.key)).toEqual(['brewing']);
    expect(orientation).toBeNull();
  });

  it('is read in the locale of the attempt', async () => {
    const { data } = await api.run('StartAttempt', { assessment: 'tea', locale: 'de-AT' });
    const { token } = data.startAttempt;
    const { placements } = await startRespondent(api, 'tea');
    await api.run('SaveResponses', {
      token,
      responses: placements.map(({ id, question }) => ({ placement: id, options: [question.options[0]?.id] })),
    });
    await api.run('SubmitAttempt', { token });

    const { result } = (await api.run('ResultPage', { token })).data;

    expect(result.assessment.title).toBe('Wie gut kennen Sie Tee?');
    expect(result.outcome.competencies[0].competency.name).toBe('Aufgießen');
  });
});

describe('replaying outcomes', () => {
  it('gives every outcome again, bit for bit', async () => {
    const respondent = await startRespondent(api, 'tea');
    await answer(respondent, answers);
    await respondent.submit();

    const replays = await Array.fromAsync(replayOutcomes(api.database, null));

    expect(replays).toHaveLength(await api.database.outcome.count());
    expect(replays.length).toBeGreaterThan(0);
    expect(replays.filter(({ isSameInput, isSameOutcome }) => !isSameInput || !isSameOutcome)).toEqual([]);
  });

  it('reads all attempts of a batch and their outcomes at once', async () => {
    for (let attempt = 0; attempt < 3; attempt++) {
      const respondent = await startRespondent(api, 'tea');
      await answer(respondent, answers);
      await respondent.submit();
    }
    await Array.fromAsync(replayOutcomes(api.database, null));

    const statements = await countStatements(() => Array.fromAsync(replayOutcomes(api.database, null)));

    expect(statements).toHaveLength(2);
  });

  it('goes on batch after batch, also when the last one is full, and gives every outcome once', async () => {
    const ofFive = await startApi({ content: [teaBundle] });
    const submitOne = async () => {
      const respondent = await startRespondent(ofFive, 'tea');
      await answer(respondent, answers);
      await respondent.submit();
    };
    const replayedIn = async (batchSize: number) => {
      const replayed: string[] = [];
      for await (const { outcomeId } of replayOutcomes(ofFive.database, null, batchSize)) {
        replayed.push(outcomeId);
        if (replayed.length > 10) break;
      }
      return replayed.sort();
    };
    try {
      for (let attempt = 0; attempt < 5; attempt++) await submitOne();
      const outcomes = await ofFive.database.outcome.findMany({ select: { id: true } });
      const all = outcomes.map(({ id }) => id).sort();

      expect(all).toHaveLength(5);
      for (const batchSize of [1, 2, 5, 6]) expect(await replayedIn(batchSize)).toEqual(all);
    } finally {
      await ofFive.close();
    }
  });

  it('finds out when responses or scores were changed behind its back', async () => {
    const respondent = await startRespondent(api, 'tea');
    await answer(respondent, answers);
    const { data } = await respondent.submit();
    const { id } = data.submitAttempt;
    await asOwner(api.connectionString, (sql) =>
      sql.query("UPDATE outcome SET scores = jsonb_set(scores, '{overall,score}', '99') WHERE attempt_id = $1", [id]),
    );
    const outcome = await api.database.outcome.findFirstOrThrow({ where: { attemptId: id } });
    const [changedScore] = await Array.fromAsync(replayOutcomes(api.database, outcome.id));
    await asOwner(api.connectionString, (sql) => sql.query("UPDATE attempt SET responses = '{}' WHERE id = $1", [id]));
    const [changedInput] = await Array.fromAsync(replayOutcomes(api.database, outcome.id));

    expect(changedScore).toMatchObject({ isSameInput: true, isSameOutcome: false });
    expect(changedInput).toMatchObject({ isSameInput: false });
  });
});
