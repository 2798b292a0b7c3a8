import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { asOwner } from '../../testing/as-owner.ts';
import { aViewer } from '../../testing/staff.ts';
import { importBundle } from '../content/import-bundle.ts';
import { readContent } from '../content/read-content.ts';
import { aPublisher, globalId, type Json } from './testing/publisher.ts';

let api: ApiUnderTest;
let peter: ReturnType<typeof aPublisher>;
beforeAll(async () => {
  api = await startApi();
  peter = aPublisher(api);
});
afterAll(() => api.close());

const slug = 'cto-readiness';
const typenamesOf = (answers: readonly Json[]) => answers.map(({ __typename }) => __typename).sort();
const retitle = (title: string) => (content: Json) => {
  content.title = { en: title };
};
const trash = async (kind: string, key: string) =>
  peter.run('mutation ($input: DocumentsInput!) { trashDocuments(input: $input) { __typename } }', {
    input: { ids: [globalId(await peter.draftOf(kind, key))] },
  });

describe('several people at once', () => {
  it('who publish the same make one publication; the others are told who was faster', async () => {
    await peter.revise('assessment', slug, retitle('Raced'));

    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, n) => aPublisher(api, aViewer('publisher', `P${n}`)).publish('assessment', slug)),
    );

    expect(typenamesOf(answers)).toEqual([...Array(5).fill('OutOfDate'), 'Published']);
    const winner = (await peter.draftOf('assessment', slug)).live?.publication;
    expect(winner?.number).toBe(2);
    for (const answer of answers.filter(({ __typename }) => __typename === 'OutOfDate'))
      expect(answer.message).toContain(`made by ${winner?.publishedBy}`);
  });

  it('of whom one publishes, one rolls back and one unpublishes do one of it', async () => {
    await peter.revise('guide', 'cto-skills-framework', retitle('Contested'));

    const answers = await Promise.all([
      peter.publish('guide', 'cto-skills-framework'),
      peter.unpublish('guide', 'cto-skills-framework', { acceptBrokenReferences: true }),
      peter.publish('guide', 'cto-skills-framework'),
    ]);

    expect(typenamesOf(answers)).toEqual(['OutOfDate', 'OutOfDate', 'Published']);
  });

  it('of whom one publishes a guide and one trashes it leave nothing published in the trash', async () => {
    for (let round = 0; round < 5; round++) {
      await peter.createGuide(`torn-${round}`, 'Text.');
      const answers = await Promise.all([peter.publish('guide', `torn-${round}`), trash('guide', `torn-${round}`)]);
      const { trashedAt, live } = await peter.draftOf('guide', `torn-${round}`);
      expect({ answers: typenamesOf(answers), both: trashedAt !== null && live !== null }).toMatchObject({
        both: false,
      });
      expect(['NotFound', 'StillInUse']).toContain(
        typenamesOf(answers).find((name) => name !== 'Published' && name !== 'ChangedDocuments'),
      );
    }
  });

  it('of whom one publishes a link and one unpublishes its target leave no link to nothing', async () => {
    for (let round = 0; round < 5; round++) {
      await peter.createGuide(`target-${round}`, 'Text.');
      await peter.publish('guide', `target-${round}`);
      await peter.createGuide(`link-${round}`, `[there](/guides/target-${round})`);
      const answers = await Promise.all([
        peter.publish('guide', `link-${round}`),
        peter.unpublish('guide', `target-${round}`),
      ]);
      const isLive = await Promise.all(
        ['link', 'target'].map(async (name) => (await peter.numberOfLive('guide', `${name}-${round}`)) !== null),
      );
      expect(isLive, JSON.stringify(answers)).not.toEqual([true, false]);
    }
  });

  it('of whom one imports and one saves publish nothing that the import did not bring', async () => {
    const guide = 'writing-a-technical-strategy';
    const bundle = await readContent(api.database);
    const withLocale = { ...bundle, locales: [...bundle.locales, 'nl'] };
    const save = () =>
      peter.revise('guide', guide, (content) => {
        content.summary = { en: 'Saved while it was imported' };
      });

    const { imported, saved } = await api.database.$transaction(async (transaction) => {
      // The import waits for this row between its plan and its publications.
      await transaction.$queryRaw`SELECT id FROM installation FOR UPDATE`;
      const importing = importBundle(api.database, withLocale, { author: 'an import', now: new Date() });
      await expect.poll(isSomebodyWaiting).toBe(true);
      const saving = save();
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { imported: importing, saved: saving };
    });
    await imported;

    const { live } = await peter.draftOf('guide', guide);
    expect(await saved).toBeGreaterThan(1);
    expect((live?.publication.content as Json)?.summary.en).not.toBe('Saved while it was imported');
  });
});

const isSomebodyWaiting = () =>
  asOwner(api.connectionString, async (sql) => {
    const { rows } = await sql.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    return rows.length > 0;
  });
