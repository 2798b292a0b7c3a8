import { Client, fetchExchange } from '@urql/core';
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, contract, contractOperation, startApi } from '../testing/api-under-test.ts';
import { startRespondent } from '../testing/respondent.ts';
import { deliverySchema } from './delivery-schema.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

describe('the delivery schema', () => {
  it('validates every operation that frontends send', async () => {
    const { data } = await api.send(getIntrospectionQuery());

    expect(validate(buildClientSchema(data as IntrospectionQuery), contract)).toEqual([]);
  });

  it('has no value, weight or key of the scoring in any type', () => {
    const ofScoring = /^(values?|weights?|reversed|keying|correct|points|scoringKey|poles?)$/i;
    const found = Object.values(deliverySchema.getTypeMap()).flatMap((type) =>
      !type.name.startsWith('__') && 'getFields' in type
        ? Object.keys(type.getFields())
            .filter((field) => ofScoring.test(field))
            .map((field) => `${type.name}.${field}`)
        : [],
    );

    // The one "value" is where a person stands between two roles, which is a result.
    expect(found).toEqual(['Orientation.value']);
  });
});

describe('every operation of the contract', () => {
  it('lists guides newest first, page by page, without missing or repeating one', async () => {
    const slugs: string[] = [];
    let after: string | undefined;
    let total = 0;
    do {
      const { data } = await api.run('GuideList', { first: 3, after });
      total = data.guides.totalCount;
      slugs.push(...data.guides.edges.map(({ node }: { node: { slug: string } }) => node.slug));
      after = data.guides.pageInfo.hasNextPage ? data.guides.pageInfo.endCursor : undefined;
    } while (after);

    expect(new Set(slugs).size).toBe(total);
    expect(slugs).toContain('cto-vs-vp-engineering');
  });

  it('gives a guide with sanitised HTML whose anchors are those of its table of contents', async () => {
    const { data } = await api.run('GuidePage', { slug: 'cto-vs-vp-engineering' });

    const { body, related, assessments, locale, readingMinutes } = data.guide;
    expect(locale).toBe('en');
    expect(readingMinutes).toBeGreaterThan(3);
    expect(body.html).toContain('<table>');
    expect(body.tableOfContents.length).toBeGreaterThan(4);
    for (const { anchor, depth } of body.tableOfContents) expect(body.html).toContain(`<h${depth} id="${anchor}">`);
    expect(related.length).toBeGreaterThan(0);
    expect(assessments[0].slug).toBe('cto-readiness');
  });

  it('gives null for an unknown guide or assessment, whatever the slug', async () => {
    for (const slug of ['no-such', '', '__proto__', 'a\u0000b', "' OR 1=1 --", 'x'.repeat(5000)]) {
      expect((await api.run('GuidePage', { slug })).data).toEqual({ guide: null });
      expect((await api.run('AssessmentForTaking', { slug })).data).toEqual({ assessment: null });
    }
  });

  it('gives everything that is needed to take the assessment', async () => {
    const { data } = await api.run('AssessmentForTaking', { slug: 'cto-readiness' });

    const { assessment } = data;
    expect(assessment.competencies).toHaveLength(4);
    expect(assessment.roleProfiles).toHaveLength(5);
    expect(assessment.estimatedMinutes).toBeGreaterThan(7);
    expect(assessment.estimatedMinutes).toBeLessThan(13);
    const questions = assessment.form.sections.flatMap((section: { placements: { question: { type: string } }[] }) =>
      section.placements.map(({ question }) => question),
    );
    expect(questions.filter(({ type }: { type: string }) => type !== 'FORCED_CHOICE')).toHaveLength(28);
    expect(assessment.form.segments).toHaveLength(4);
  });

  it('runs from start to erasure by a urql client', async () => {
    const client = new Client({ url: `${api.url}/graphql`, exchanges: [fetchExchange], preferGetMethod: false });
    const mutate = async (operation: string, variables: object) => {
      const { data, error } = await client.mutation(contractOperation(operation), variables).toPromise();
      if (error) throw error;
      return data;
    };
    const query = async (operation: string, variables: object) => {
      const { data, error } = await client.query(contractOperation(operation), variables).toPromise();
      if (error) throw error;
      return data;
    };
    const { placements } = await startRespondent(api);
    const { token } = (await mutate('StartAttempt', { assessment: 'cto-readiness' })).startAttempt;
    const responses = placements.map(({ id, question }) => ({
      placement: id,
      options: [question.options[0]?.id],
      durationMs: 4200,
    }));
    const saved = await mutate('SaveResponses', { token, responses });
    const resumed = await query('ResumeAttempt', { token });
    const submitted = await mutate('SubmitAttempt', { token });
    const { result } = await query('ResultPage', { token });
    const benchmark = await query('PublicBenchmark', { assessment: 'cto-readiness' });
    const list = await query('AssessmentList', {});
    const deleted = await mutate('DeleteAttempt', { token });

    expect(saved.saveResponses).toMatchObject({ __typename: 'Attempt', answeredCount: placements.length });
    expect(resumed.attempt.responses).toHaveLength(placements.length);
    expect(submitted.submitAttempt.submittedAt).toMatch(/Z$/);
    expect(result.outcome).toMatchObject({ algorithmVersion: '1', inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(result.outcome.competencies).toHaveLength(4);
    for (const area of result.focusAreas) expect(area.guides.length).toBeGreaterThan(0);
    expect(result.orientation.questionCount).toBeGreaterThanOrEqual(6);
    expect(benchmark.benchmark.overall.__typename).toBe('SuppressedCell');
    expect(list.assessments.edges[0].node.slug).toBe('cto-readiness');
    expect(deleted.deleteAttempt.__typename).toBe('DeletedAttempt');
  });
});
