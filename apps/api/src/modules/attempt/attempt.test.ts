import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { asOwner } from '../../testing/as-owner.ts';
import { firstOption, startRespondent } from '../../testing/respondent.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const storedAttempts = () => api.database.attempt.findMany({ orderBy: { id: 'asc' } });

describe('starting an attempt', () => {
  it('gives a token that opens it, and stores the token nowhere', async () => {
    const { data } = await api.run('StartAttempt', { assessment: 'cto-readiness' });

    const { token, attempt } = data.startAttempt;
    const resumed = await api.run('ResumeAttempt', { token });
    expect(resumed.data.attempt.id).toBe(attempt.id);
    const everything = await api.database.$queryRaw<{ row: string }[]>`SELECT attempt::text AS row FROM attempt`;
    const secretHex = Buffer.from(token, 'base64url').subarray(16).toString('hex');
    for (const { row } of everything) {
      expect(row).not.toContain(token);
      expect(row).not.toContain(secretHex);
    }
  });

  it('says which assessment it does not know', async () => {
    const { data } = await api.run('StartAttempt', { assessment: 'no-such' });

    expect(data.startAttempt).toEqual({
      __typename: 'AssessmentNotFound',
      message: expect.stringContaining('"no-such"'),
    });
  });

  it('starts one attempt for one idempotency key, even when asked twenty times at once', async () => {
    const before = (await storedAttempts()).length;
    const variables = { assessment: 'cto-readiness', idempotencyKey: randomUUID() };

    const answers = await Promise.all(Array.from({ length: 20 }, () => api.run('StartAttempt', variables)));

    const tokens = new Set(answers.map(({ data }) => data.startAttempt.token));
    expect(tokens.size).toBe(1);
    expect([...tokens][0]).toMatch(/^[\w-]{64}$/);
    expect((await storedAttempts()).length).toBe(before + 1);
  });

  it('does not open an attempt that has responses to somebody who knows its idempotency key', async () => {
    const variables = { assessment: 'cto-readiness', idempotencyKey: 'a key that two people chose' };
    const { data } = await api.run('StartAttempt', variables);
    const respondent = await startRespondent(api);
    const [placement] = respondent.placements;
    if (!placement) throw new Error('the assessment has placements');
    const responses = [{ placement: placement.id, options: firstOption(placement) }];
    await api.run('SaveResponses', { token: data.startAttempt.token, responses });

    const again = await api.run('StartAttempt', variables);

    expect(again.data.startAttempt.__typename).toBe('IdempotencyKeyUsed');
  });
});

describe('saving responses', () => {
  it('replaces a response that is sent again', async () => {
    const respondent = await startRespondent(api);
    const [placement] = respondent.placements;
    if (!placement) throw new Error('the assessment has placements');
    const [first, second] = placement.question.options;
    await respondent.save([{ placement: placement.id, options: [first?.id ?? ''] }]);

    const saved = await respondent.save([{ placement: placement.id, options: [second?.id ?? ''] }]);

    expect(saved.data.saveResponses).toMatchObject({
      __typename: 'Attempt',
      answeredCount: 1,
      placementCount: respondent.placements.length,
    });
    const { data } = await api.run('ResumeAttempt', { token: respondent.token });
    expect(data.attempt.responses).toEqual([
      { placement: { id: placement.id }, options: [{ id: second?.id }], skipped: false },
    ]);
  });

  it('keeps every response when all placements are saved at once by separate requests', async () => {
    const respondent = await startRespondent(api);

    await Promise.all(
      respondent.placements.map((placement) =>
        respondent.save([{ placement: placement.id, options: firstOption(placement) }]),
      ),
    );

    const { data } = await api.run('ResumeAttempt', { token: respondent.token });
    expect(data.attempt.answeredCount).toBe(respondent.placements.length);
  });

  const unusable: [
    what: string,
    responses: (id: string, option: string, other: string) => object[],
    typename: string,
    named: string,
  ][] = [
    ['an unknown placement', () => [{ placement: 'nowhere', options: [] }], 'UnknownPlacement', 'nowhere'],
    ['an unknown option', (id) => [{ placement: id, options: ['nothing'] }], 'UnknownOption', 'nothing'],
    ['a prototype key as placement', () => [{ placement: '__proto__', options: [] }], 'UnknownPlacement', '__proto__'],
    ['a null byte', () => [{ placement: 'a\u0000b', options: [] }], 'UnknownPlacement', 'placement'],
    [
      'two options for a single choice',
      (id, option, other) => [{ placement: id, options: [option, other] }],
      'TooManyOptions',
      'one option',
    ],
    [
      'one placement twice',
      (id, option) => [
        { placement: id, options: [option] },
        { placement: id, options: [] },
      ],
      'InvalidInput',
      'twice',
    ],
    [
      'an answer that is skipped',
      (id, option) => [{ placement: id, options: [option], skipped: true }],
      'InvalidInput',
      'skipped',
    ],
    [
      'a negative duration',
      (id, option) => [{ placement: id, options: [option], durationMs: -1 }],
      'InvalidInput',
      'milliseconds',
    ],
  ];
  it.each(unusable)(
    'refuses %s, names it, and saves nothing of the request',
    async (_what, responses, typename, named) => {
      const respondent = await startRespondent(api);
      const [good, single] = respondent.placements.filter(({ question }) => question.type === 'SINGLE_CHOICE');
      if (!good || !single) throw new Error('the assessment has single choices');
      const [option, other] = single.question.options;

      const { data } = await api.run('SaveResponses', {
        token: respondent.token,
        responses: [
          { placement: good.id, options: firstOption(good) },
          ...responses(single.id, option?.id ?? '', other?.id ?? ''),
        ],
      });

      expect(data.saveResponses.__typename).toBe(typename);
      expect(data.saveResponses.message).toContain(named);
      const resumed = await api.run('ResumeAttempt', { token: respondent.token });
      expect(resumed.data.attempt.responses).toEqual([]);
    },
  );

  it('saves segments by id and refuses unknown ones', async () => {
    const respondent = await startRespondent(api);
    const { data } = await api.run('AssessmentForTaking', { slug: 'cto-readiness' });
    const [segment] = data.assessment.form.segments;
    const save = (segments: object[]) => api.run('SaveResponses', { token: respondent.token, responses: [], segments });

    const good = await save([{ segment: segment.id, option: segment.options[1].id }]);
    const badSegment = await save([{ segment: 'nowhere', option: segment.options[0].id }]);
    const badOption = await save([{ segment: segment.id, option: 'nothing' }]);

    expect(good.data.saveResponses.__typename).toBe('Attempt');
    expect(badSegment.data.saveResponses.__typename).toBe('UnknownSegment');
    expect(badOption.data.saveResponses.__typename).toBe('UnknownSegmentOption');
    const resumed = await api.run('ResumeAttempt', { token: respondent.token });
    expect(resumed.data.attempt.segments).toEqual([
      { segment: { id: segment.id }, option: { id: segment.options[1].id } },
    ]);
  });

  it('refuses a token that is mistyped, of another attempt with a wrong secret, or no token at all', async () => {
    const { token } = await startRespondent(api);
    const other = (await startRespondent(api)).token;
    const crossed = Buffer.concat([
      Buffer.from(token, 'base64url').subarray(0, 16),
      Buffer.from(other, 'base64url').subarray(16),
    ]);

    for (const wrong of [`${token.slice(0, -1)}!`, crossed.toString('base64url'), '', 'null', '\u0000', '{"$ne":1}']) {
      const { data } = await api.run('SaveResponses', { token: wrong, responses: [] });
      expect(data.saveResponses.__typename).toBe('AttemptNotFound');
      expect((await api.run('ResumeAttempt', { token: wrong })).data).toEqual({ attempt: null });
      expect((await api.run('ResultPage', { token: wrong })).data).toEqual({ result: null });
      expect((await api.run('DeleteAttempt', { token: wrong })).data.deleteAttempt.__typename).toBe('AttemptNotFound');
    }
  });

  it('refuses an expired attempt, and lets it be read', async () => {
    const respondent = await startRespondent(api);
    const { data } = await api.run('ResumeAttempt', { token: respondent.token });
    await expireAttempt(data.attempt.id);

    const saved = await respondent.save([]);
    const submitted = await respondent.submit();

    expect(saved.data.saveResponses.__typename).toBe('AttemptExpired');
    expect(submitted.data.submitAttempt.__typename).toBe('AttemptExpired');
    expect((await api.run('ResumeAttempt', { token: respondent.token })).data.attempt.id).toBe(data.attempt.id);
  });
});

describe('submitting', () => {
  it('names the required questions without an answer, and leaves the attempt under way', async () => {
    const respondent = await startRespondent(api);
    const required = respondent.placements.filter((placement) => placement.required);
    const [open, ...answered] = required;
    if (!open) throw new Error('the assessment has required questions');
    await respondent.save(answered.map((placement) => ({ placement: placement.id, options: firstOption(placement) })));

    const { data } = await respondent.submit();

    expect(data.submitAttempt).toMatchObject({ __typename: 'IncompleteAttempt', missing: [{ id: open.id }] });
    await respondent.save([{ placement: open.id, options: firstOption(open) }]);
    expect((await respondent.submit()).data.submitAttempt.__typename).toBe('Attempt');
  });

  it('issues one outcome when twenty submissions race', async () => {
    const respondent = await startRespondent(api);
    await respondent.answerAll();

    const answers = await Promise.all(Array.from({ length: 20 }, () => respondent.submit()));

    const submitted = answers.map(({ data }) => data.submitAttempt);
    expect(new Set(submitted.map(({ __typename }) => __typename))).toEqual(new Set(['Attempt']));
    expect(new Set(submitted.map(({ submittedAt }) => submittedAt)).size).toBe(1);
    const [{ id }] = submitted;
    expect(await api.database.outcome.count({ where: { attemptId: id } })).toBe(1);
  });

  it('either scores a save that races with the submission or refuses it, and never loses one it accepted', async () => {
    for (let round = 0; round < 10; round++) {
      const respondent = await startRespondent(api);
      await respondent.answerAll();
      const placement = respondent.placements.find(({ question }) => question.type === 'SINGLE_CHOICE');
      const last = placement?.question.options.at(-1)?.id ?? '';

      const [saved] = await Promise.all([
        respondent.save([{ placement: placement?.id ?? '', options: [last] }]),
        respondent.submit(),
      ]);

      const { data } = await api.run('ResumeAttempt', { token: respondent.token });
      const response = data.attempt.responses.find(
        ({ placement: { id } }: { placement: { id: string } }) => id === placement?.id,
      );
      const wasAccepted = saved.data.saveResponses.__typename === 'Attempt';
      if (!wasAccepted) expect(saved.data.saveResponses.__typename).toBe('AttemptAlreadySubmitted');
      expect(response.options[0].id === last).toBe(wasAccepted);
    }
  });

  it('takes no responses afterwards', async () => {
    const respondent = await startRespondent(api);
    await respondent.answerAll();
    await respondent.submit();

    const { data } = await respondent.save([]);

    expect(data.saveResponses.__typename).toBe('AttemptAlreadySubmitted');
  });
});

describe('deleting', () => {
  it('leaves no row of the attempt, its responses or its outcomes', async () => {
    const respondent = await startRespondent(api);
    await respondent.answerAll();
    const { data } = await respondent.submit();
    const { id } = data.submitAttempt;

    const deleted = await api.run('DeleteAttempt', { token: respondent.token });

    expect(deleted.data.deleteAttempt).toEqual({ __typename: 'DeletedAttempt', id });
    expect(await api.database.attempt.count({ where: { id } })).toBe(0);
    expect(await api.database.outcome.count({ where: { attemptId: id } })).toBe(0);
    expect((await api.run('ResultPage', { token: respondent.token })).data).toEqual({ result: null });
  });
});

/** Moves an attempt into the past as the owner of the database; the server's own role may not. */
async function expireAttempt(id: string): Promise<void> {
  await asOwner(api.connectionString, (sql) =>
    sql.query(
      "UPDATE attempt SET started_at = now() - interval '31 days', expires_at = now() - interval '1 day' WHERE id = $1",
      [id],
    ),
  );
}
