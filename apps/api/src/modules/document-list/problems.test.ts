import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Prisma } from '../../generated/prisma/client.ts';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

// biome-ignore lint/suspicious/noExplicitAny: content is edited as a client edits JSON.
type Json = any;
interface Problem {
  code: string;
  document: { kind: string; key: string };
  path: string[];
}

async function change(kind: string, key: string, edit: (content: Json) => void): Promise<void> {
  const where = { kind_key: { kind, key } };
  const { content } = await api.database.document.findUniqueOrThrow({ where });
  edit(content);
  await api.database.document.update({ where, data: { content: content as Prisma.InputJsonValue } });
}

async function problemsOf(kind: string, key: string): Promise<Problem[]> {
  const { data, errors } = await executeAs(
    api.database,
    aViewer('viewer'),
    'query Problems($kind: ContentKind!, $key: String!) { document(kind: $kind, key: $key) { problems { code document { kind key } path } } }',
    { kind, key },
  );
  expect(errors).toBeUndefined();
  return data.document.problems;
}

const question = 'cto-readiness/ts-reasons-findable';

describe('the problems of a draft', () => {
  it('of a guide are its own', async () => {
    await change('guide', 'what-a-cto-does', (content) => {
      content.body.en += '\n\n[Nowhere](/guides/no-such-guide)';
    });

    const problems = await problemsOf('GUIDE', 'what-a-cto-does');
    expect(problems.map(({ document }) => document.key)).toContain('what-a-cto-does');
    expect(problems.some(({ path }) => path.join('.') === 'body.en')).toBe(true);
  });

  it('of a question are what the assessments that place it find in it, each once', async () => {
    expect(await problemsOf('QUESTION', question)).toEqual([]);
    await copyAssessment('second');
    await change('question', question, (content) => {
      content.prompt = {};
    });

    expect(await problemsOf('QUESTION', question)).toEqual([
      { code: 'text-missing', document: { kind: 'question', key: question }, path: ['prompt', 'en'] },
    ]);
    expect(await problemsOf('BANK', 'cto-readiness')).toEqual(await problemsOf('QUESTION', question));
    const ofAssessment = await problemsOf('ASSESSMENT', 'cto-readiness');
    expect(ofAssessment).toContainEqual((await problemsOf('QUESTION', question))[0]);
    expect(ofAssessment.some(({ document }) => document.key === 'second')).toBe(false);
  });

  it('of a question that nothing places are its own', async () => {
    const content = {
      bank: 'cto-readiness',
      key: 'loose',
      position: 900,
      type: 'likert',
      competency: 'no-such-competency',
      prompt: { en: 'Loose?' },
      reversed: false,
      options: [
        { key: 'no', label: { en: 'No' }, value: 0 },
        { key: 'yes', label: { en: 'Yes' } },
      ],
    };
    await api.database.document.create({
      data: { id: v7(), kind: 'question', key: 'cto-readiness/loose', schemaVersion: 1, revision: 1, content },
    });

    const found = (await problemsOf('QUESTION', 'cto-readiness/loose')).map(({ path }) => path.join('.'));
    expect(found).toEqual(expect.arrayContaining(['options.1', 'competency']));
  });

  it('of a framework are what the assessments on it find in it', async () => {
    expect(await problemsOf('FRAMEWORK', 'engineering-leadership')).toEqual([]);
    await change('framework', 'engineering-leadership', (content) => {
      content.competencies[0].name = {};
    });

    expect(await problemsOf('FRAMEWORK', 'engineering-leadership')).toMatchObject([{ code: 'text-missing' }]);
  });

  it('take as many statements however many assessments use it', async () => {
    const few = await countStatements(() => problemsOf('QUESTION', question));
    for (let number = 3; number < 8; number++) await copyAssessment(`copy-${number}`);
    const many = await countStatements(() => problemsOf('QUESTION', question));

    expect(many, many.join('\n')).toHaveLength(few.length);
    expect(few.length).toBeLessThanOrEqual(11);
  });
});

async function copyAssessment(slug: string): Promise<void> {
  const where = { kind_key: { kind: 'assessment', key: 'cto-readiness' } };
  const { content } = await api.database.document.findUniqueOrThrow({ where });
  const copy = { ...(content as Prisma.InputJsonObject), slug };
  await api.database.document.create({
    data: { id: v7(), kind: 'assessment', key: slug, content: copy, schemaVersion: 1, revision: 1 },
  });
}
