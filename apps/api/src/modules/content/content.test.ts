import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBundle } from '@yardstick/domain/interchange/write-bundle.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { startRespondent } from '../../testing/respondent.ts';
import { checkBundle } from './check-bundle.ts';
import { readBundleFolder } from './read-bundle-folder.ts';
import { readContent } from './read-content.ts';
import { firstContentFolder } from './seed-when-empty.ts';

const foreignBundle = fileURLToPath(new URL('../../../../../packages/domain/fixtures/foreign-bundle', import.meta.url));

let api: ApiUnderTest;
let folder: string;
beforeAll(async () => {
  api = await startApi();
  folder = await mkdtemp(path.join(os.tmpdir(), 'yardstick-bundle-'));
  await cp(foreignBundle, folder, { recursive: true });
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true, force: true });
});

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(path.join(folder, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  await writeFile(path.join(folder, file), text.replace(from, to));
}

const everything = () =>
  api.database.$queryRaw`
    SELECT (SELECT json_agg(d ORDER BY id) FROM document d) AS documents, (SELECT json_agg(r ORDER BY document_id, number) FROM revision r) AS revisions,
           (SELECT json_agg(p ORDER BY id) FROM publication p) AS publications, (SELECT json_agg(f ORDER BY id) FROM form f) AS forms`;

const publicationOf = async (slug: string) => {
  const { data } = await api.send(
    'query ($slug: String!) { assessment(slug: $slug) { title publishedAt form { number hash } } }',
    { slug },
  );
  return data.assessment;
};

describe('the first content', () => {
  it('has no problem at all, and is written as an export would write it', async () => {
    const files = await readBundleFolder(firstContentFolder);

    const { bundle, problems } = checkBundle(files);

    expect(problems).toEqual([]);
    const texts = new Map([...files].map(([file, bytes]) => [file, Buffer.from(bytes).toString()]));
    expect(bundle && writeBundle(bundle)).toEqual(texts);
  });
});

describe('a bundle of another subject', () => {
  it('imports, publishes and scores beside the first content, in both its locales', async () => {
    await api.importFolder(folder);

    const { data } = await api.run('AssessmentForTaking', { slug: 'choir-check-up', locale: 'de' });
    const german = await api.run('GuidePage', { slug: 'the-first-rehearsal', locale: 'de' });
    const french = await api.run('GuidePage', { slug: 'the-first-rehearsal', locale: 'fr' });
    const respondent = await startRespondent(api, 'choir-check-up');
    await respondent.answerAll();
    await respondent.submit();
    const { result } = (await respondent.result()).data;

    expect(data.assessment.title).toBe('Chor-Check');
    expect(data.assessment.competencies).toHaveLength(3);
    expect(german.data.guide.locale).toBe('de');
    expect(french.data.guide.locale).toBe('en');
    expect(result.outcome.competencies).toHaveLength(3);
    expect(result.outcome.overall.score).toBeGreaterThanOrEqual(0);
    expect((await api.run('AssessmentList')).data.assessments.edges).toHaveLength(2);
  });

  it('changes nothing when it is imported again', async () => {
    const before = await everything();

    await api.importFolder(folder);

    expect(await everything()).toEqual(before);
  });

  it('gives the same bytes when it is exported, imported and exported again', async () => {
    const first = writeBundle(await readContent(api.database));
    const other = await startApi({ content: [] });
    try {
      const exported = await mkdtemp(path.join(os.tmpdir(), 'yardstick-export-'));
      for (const [file, text] of first) {
        await mkdir(path.dirname(path.join(exported, file)), { recursive: true });
        await writeFile(path.join(exported, file), text);
      }
      await other.importFolder(exported);
      await rm(exported, { recursive: true });

      expect(writeBundle(await readContent(other.database))).toEqual(first);
    } finally {
      await other.close();
    }
  });
});

describe('publishing a change', () => {
  it('makes a new form and keeps the scoring model when a prompt is reworded', async () => {
    const before = await publicationOf('choir-check-up');
    await edit('assessments/choir-check-up.yaml', 'en: Choir check-up', 'en: The choir check-up');
    await api.importFolder(folder);
    const retitled = await publicationOf('choir-check-up');
    await edit('banks/choir-leadership.yaml', 'prompt:\n      en: ', 'prompt:\n      en: Well, ');
    await api.importFolder(folder);
    const reworded = await publicationOf('choir-check-up');

    expect(retitled).toMatchObject({ title: 'The choir check-up', form: before.form });
    expect(reworded.form.number).toBe(before.form.number + 1);
    expect(reworded.form.hash).not.toBe(before.form.hash);
    const models = await api.database.scoringModel.findMany({ where: { document: { key: 'choir-check-up' } } });
    expect(models).toHaveLength(1);
  });

  it('makes a new scoring model and keeps the form when a weight changes; issued outcomes stay as they are', async () => {
    const respondent = await startRespondent(api, 'choir-check-up');
    await respondent.answerAll();
    await respondent.submit();
    const { form } = await publicationOf('choir-check-up');
    const underWay = await startRespondent(api, 'choir-check-up');
    await underWay.answerAll();
    const issued = (await respondent.result()).data.result.outcome;

    await edit('assessments/choir-check-up.yaml', 'weight: 2', 'weight: 3');
    await api.importFolder(folder);
    await underWay.submit();

    expect((await publicationOf('choir-check-up')).form).toEqual(form);
    expect((await respondent.result()).data.result.outcome).toEqual(issued);
    expect(issued.scoringModel.number).toBe(1);
    // The attempt under way finishes on its form, under the newest model of that structure.
    expect((await underWay.result()).data.result.outcome.scoringModel.number).toBe(2);
  });

  it('lets an attempt under way finish on its form when the structure changes', async () => {
    const underWay = await startRespondent(api, 'choir-check-up');
    await underWay.answerAll();
    const { form } = await publicationOf('choir-check-up');

    await edit('assessments/choir-check-up.yaml', '      - question: md-waiting\n', '');
    await api.importFolder(folder);
    const submitted = await underWay.submit();

    expect((await publicationOf('choir-check-up')).form.number).toBe(form.number + 1);
    expect(submitted.data.submitAttempt.__typename).toBe('Attempt');
    expect((await underWay.result()).data.result.outcome.scoringModel.number).toBe(2);
  });
});

describe('a bundle with mistakes', () => {
  it('is refused with every mistake at its file and line, and nothing of it is imported', async () => {
    const before = await everything();
    await edit('assessments/choir-check-up.yaml', 'question: cv-louder', 'question: cv-luoder');
    await edit('guides/many-hands.md', 'title: ', 'titel: ');

    const { bundle, problems } = checkBundle(await readBundleFolder(folder));

    expect(bundle).toBeNull();
    expect(problems).toContainEqual(
      expect.objectContaining({
        file: 'assessments/choir-check-up.yaml',
        line: expect.any(Number),
        mend: expect.stringContaining('cv-louder'),
      }),
    );
    expect(problems).toContainEqual(expect.objectContaining({ file: 'guides/many-hands.md', line: 2 }));
    await expect(api.importFolder(folder)).rejects.toThrow();
    expect(await everything()).toEqual(before);
  });
});
