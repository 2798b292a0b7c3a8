import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkBundle } from '../modules/content/check-bundle.ts';
import { importBundle } from '../modules/content/import-bundle.ts';
import { readBundleFolder } from '../modules/content/read-bundle-folder.ts';
import { type ApiUnderTest, startApi } from '../testing/api-under-test.ts';
import { startRespondent } from '../testing/respondent.ts';

const teaFolder = new URL('../testing/bundles/tea', import.meta.url).pathname;
const placementWeight = 0.735_198_263;
const competencyWeight = 0.618_273_945;
const roleWeight = 0.529_817_364;
const firstValue = 811;

/** Everything that was said to the outside, by what it was an answer to. */
const said: [to: string, text: string][] = [];
const canaryValues = new Set<number>();
let api: ApiUnderTest;

/** The tea assessment with a key that nothing else could look like. */
async function importCanaries() {
  const { bundle } = checkBundle(await readBundleFolder(teaFolder));
  if (!bundle) throw new Error('the tea bundle has problems');
  let next = firstValue;
  for (const question of bundle.questions) {
    if (question.type === 'forced-choice') continue;
    for (const option of question.options) {
      option.value = next++;
      canaryValues.add(option.value);
    }
  }
  for (const assessment of bundle.assessments) {
    assessment.competencies = assessment.competencies.map((entry) => ({ ...entry, weight: competencyWeight }));
    for (const { placements } of assessment.sections)
      for (const placement of placements) placement.weight = placementWeight;
    for (const { weights } of assessment.roleProfiles)
      for (const key of Object.keys(weights)) weights[key] = roleWeight;
  }
  await importBundle(api.database, bundle, { author: 'a test', now: new Date() });
}

const hear = async (to: string, answer: Promise<unknown>) => said.push([to, JSON.stringify(await answer)]);

beforeAll(async () => {
  api = await startApi({ content: [] });
  await importCanaries();
  const respondent = await startRespondent(api, 'tea');
  const { token, placements } = respondent;
  await hear('introspection', api.send(getIntrospectionQuery()));
  await hear('the form', api.run('AssessmentForTaking', { slug: 'tea' }));
  await hear(
    'a list',
    api.send(
      '{ assessments { edges { node { slug title estimatedMinutes bands { from to } roleProfiles { targets { target } } } } } }',
    ),
  );
  await hear(
    'a guess at a field',
    api.send(
      '{ assessment(slug: "tea") { form { sections { placements { weight reversed question { key: scoringKey options { value } } } } } } }',
    ),
  );
  await hear(
    'a guess at an argument',
    api.send('{ assessments(orderBy: weight, where: { value: 811 }) { edges { node { slug } } } }'),
  );
  await hear(
    'aliases',
    api.send(
      '{ assessment(slug: "tea") { form { sections { placements { a: question { b: options { c: id d: label } } } } } } }',
    ),
  );
  await hear('an unknown option', respondent.save([{ placement: placements[0]?.id ?? '', options: ['811'] }]));
  await hear(
    'two options',
    respondent.save([
      { placement: placements[0]?.id ?? '', options: placements[0]?.question.options.map(({ id }) => id) ?? [] },
    ]),
  );
  await hear('an early submission', respondent.submit());
  await respondent.answerAll();
  await hear('the attempt', api.run('ResumeAttempt', { token }));
  await hear('the submission', respondent.submit());
  await hear('the result', respondent.result());
  for (const profile of ['no-such-profile', '']) await hear('an unknown role profile', respondent.result(profile));
  await hear('the benchmark', api.run('PublicBenchmark', { assessment: 'tea' }));
  await hear('the erasure', api.run('DeleteAttempt', { token }));
  for (const line of api.logged) said.push(['the log', line]);
});
afterAll(() => api.close());

function* numbersIn(value: unknown): Generator<number> {
  if (typeof value === 'number') yield value;
  else if (typeof value === 'string') {
    if (/^-?\d+(\.\d+)?$/.test(value)) yield Number(value);
  } else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) yield* numbersIn(inner);
}

describe('the answer key', () => {
  it('is stored, so that there is something to leak', async () => {
    const [model] = await api.database.scoringModel.findMany();

    expect([...numbersIn(model?.content)]).toEqual(
      expect.arrayContaining([firstValue, placementWeight, competencyWeight, roleWeight]),
    );
  });

  it('appears in no answer, error, result or line of the log', () => {
    expect(said.length).toBeGreaterThan(25);
    for (const [to, text] of said) {
      for (const weight of [placementWeight, competencyWeight, roleWeight]) {
        expect(text, `the answer to ${to}`).not.toContain(String(weight));
      }
      const leaked = [...numbersIn(JSON.parse(text))].filter((number) => canaryValues.has(number));
      expect(leaked, `the answer to ${to}`).toEqual([]);
    }
  });
});
