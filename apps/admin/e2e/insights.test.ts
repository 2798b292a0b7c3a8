import { readFile } from 'node:fs/promises';
import { openDatabase } from '@yardstick/api/db/open-database.ts';
import { asOwner } from '@yardstick/api/testing/as-owner.ts';
import { expectAccessible } from '@yardstick/browser-testing/expect-accessible.ts';
import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { ask } from './ask.ts';
import { enterStudio } from './enter-studio.ts';
import { writeAttempts } from './write-attempts.ts';

const product = openProduct();
const people = 600;
const insights = '/insights/cto-readiness';

// Attempts are counted once a minute.
const untilCountedMs = 100_000;

beforeAll(async () => {
  const page = await enterStudio(product, '/attempts');
  const months = ['2026-03', '2026-04', '2026-05', '2026-06'];
  await bringIn(page, await writeAttempts(page, product, { count: people, months }), 'answers.csv');
  await vi.waitUntil(async () => (await countOf(page)) === people, { timeout: untilCountedMs, interval: 500 });
}, untilCountedMs + 30_000);

async function bringIn(page: Page, text: string, fileName: string) {
  const answer = await page.request.post(
    `${product.url}/studio/attempts/import?assessment=cto-readiness&fileName=${fileName}`,
    { headers: { origin: product.url, 'content-type': 'text/csv' }, data: text },
  );
  expect(answer.status(), await answer.text()).toBe(200);
}

async function countOf(page: Page): Promise<number> {
  const answer = await page.request.post(`${product.url}/studio/graphql`, {
    headers: { origin: product.url },
    data: { query: '{ insightOverviews { people { ... on People { n } } } }' },
  });
  const { data } = (await answer.json()) as { data: { insightOverviews: { people: { n?: number } }[] } };
  return data.insightOverviews[0]?.people.n ?? 0;
}

/** A comparison over every attempt stands still meanwhile: one of 600 would end before anybody could stop it. */
async function whileNobodyReadsAttempts(work: () => Promise<void>): Promise<void> {
  const { connectionString, close } = await openDatabase({ databaseUrl: undefined, dataDir: product.dataDir });
  await asOwner(connectionString, async (sql) => {
    await sql.query('BEGIN');
    await sql.query('LOCK TABLE counted_attempt IN ACCESS EXCLUSIVE MODE');
    await work();
  });
  await close();
}

/** Makes a form of another structure live. */
async function publishWithoutItsLastQuestion(page: Page): Promise<void> {
  const [read] = await ask(
    page,
    '{ document(kind: ASSESSMENT, key: "cto-readiness") { ... on Node { id } revision content } }',
    [{}],
  );
  const { id, revision, content } = read.document;
  content.sections[0].placements.pop();
  const [saved] = await ask(
    page,
    'mutation ($input: SaveDraftInput!) { saveDraft(input: $input) { ... on SavedDraft { document { revision } } } }',
    [{ input: { id, basedOn: revision, content } }],
  );
  const [planned] = await ask(
    page,
    'query ($id: ID!) { publicationPlan(documents: [{ id: $id }]) { ... on Plan { documents { livePublication } } } }',
    [{ id }],
  );
  const item = { id, revision: saved.saveDraft.document.revision, ...planned.publicationPlan.documents[0] };
  const [published] = await ask(
    page,
    'mutation ($input: PublishInput!) { publish(input: $input) { __typename ... on Error { message } } }',
    [{ input: { acceptWarnings: true, items: [item] } }],
  );
  expect(published.publish.__typename).toBe('Published');
}

const widthOutside = () => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('insights', () => {
  it('begin with every assessment at a glance, here and on Home', async () => {
    const page = await enterStudio(product, '/');
    await page.getByRole('link', { name: /600 attempts/ }).waitFor();
    await expectAccessible(page, 'home with attempts');
    await page.getByRole('link', { name: 'Insights' }).click();
    await page.getByRole('img', { name: /^Attempts over time/ }).waitFor();
    await expectAccessible(page, 'the list of insights');
    await page.getByRole('link', { name: 'CTO Readiness Assessment' }).click();
    await page.getByText('600 people, scoring model 1').waitFor();
  });

  it.each([
    ['', 'Below the targets of'],
    ['?view=questions', 'Item map'],
    ['?view=segments', 'Every score of every group'],
    ['?view=trend', 'Overall over time'],
    ['?view=funnel', 'How far people get'],
    ['?view=compare', 'What would be different'],
    ['?view=norms', 'Freeze this group as a norm'],
  ])('are accessible in both colour schemes, and fit a narrow window: %s', async (search, text) => {
    const page = await enterStudio(product, insights + search, { colorScheme: 'light' });
    await page.getByText(text).first().waitFor();
    await expectAccessible(page, `${search}, light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, `${search}, dark`);
    await page.setViewportSize({ width: 320, height: 700 });
    await expect.poll(() => page.evaluate(widthOutside), { timeout: 3000 }).toBe(0);
  });

  it('show each chart as a table, and hand out its data as a file', async () => {
    const page = await enterStudio(product, insights);
    const overall = page.getByRole('figure', { name: 'Overall', exact: true });
    await overall.getByRole('img').first().waitFor();
    await overall.getByRole('button', { name: 'Show Overall as a table' }).click();
    const shown = await overall.getByRole('row').count();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      overall.getByRole('button', { name: 'Download Overall as CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('cto-readiness-overall.csv');
    const rows = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
    expect(rows).toHaveLength(shown);
    expect(rows[0]).toContain('From,Up to,People,Share');
  });

  it('keep filters in the address, so that somebody else sees the same', async () => {
    const page = await enterStudio(product, insights);
    await page.getByText('600 people, scoring model 1').waitFor();
    await page.getByRole('button', { name: /Which role is closest/ }).click();
    await page.getByRole('menuitemcheckbox', { name: /^CTO/ }).click();
    await page.keyboard.press('Escape');
    await page.waitForURL(/segments=current-role(:|%3A)cto/);
    await expect.poll(() => page.getByText(/^\d+ people, scoring model 1/).textContent()).not.toContain('600');
    const asked = await page.getByText(/^\d+ people, scoring model 1/).textContent();

    const other = await product.visitAgain(page, page.url().slice(product.url.length));
    await other.getByText(asked ?? '').waitFor();
    await other.getByRole('button', { name: 'Everybody' }).click();
    await other.getByText('600 people, scoring model 1').waitFor();
  });

  it('lead from a point of the item map to its question, and its statistics stand beside the editor', async () => {
    const page = await enterStudio(product, `${insights}?view=questions`);
    const points = page.getByRole('group', { name: /^Item map/ }).getByRole('link');
    await points.first().waitFor();
    await points.first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const chosen = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${chosen}`);
    const panel = page.getByRole('region', { name: 'How it does' });
    await panel.getByText('Item-rest r').waitFor();
    expect(await panel.getByRole('rowheader').count()).toBeGreaterThan(2);
    await expectAccessible(page, 'statistics beside a question');
  });

  it('withhold groups that are too small, and say so', async () => {
    const page = await enterStudio(product, `${insights}?view=segments&by=company-stage&segments=current-role:~`);
    await page.getByText('Hatched groups are withheld').waitFor();
    await page
      .getByRole('img', { name: /Withheld: too few people/ })
      .first()
      .waitFor();
  });

  it('compare two scorings at once, and count who moves after scoring everybody', async () => {
    const page = await enterStudio(product, '/assessments/cto-readiness?view=scoring');
    await page.getByRole('textbox', { name: 'Weight of Business acumen' }).fill('6');
    await page.keyboard.press('Tab');
    await page.getByText('Saved by Olga').waitFor();
    await page.goto(`${product.url}/studio${insights}?view=compare`);
    const compared = page.getByRole('figure', { name: 'What would be different' });
    await compared.getByRole('button', { name: 'Show What would be different as a table' }).click();
    await compared.getByRole('columnheader', { name: 'Mean after' }).waitFor();
    await page.getByRole('button', { name: 'Score every attempt' }).click();
    await page
      .getByText(/people move/)
      .first()
      .waitFor();
    await page.getByRole('table').first().waitFor();
    expect(page.url()).toContain('run=');
    await expectAccessible(page, 'who moves');
  });

  it('show a correlation that is nearly 1 as less than 1, in the picture and in the table', async () => {
    const page = await enterStudio(product, '/assessments/cto-readiness?view=scoring');
    await page.getByRole('textbox', { name: 'Weight of Business acumen' }).fill('1.5');
    const isSaved = page.waitForResponse((answer) => answer.request().postData()?.includes('mutation') === true);
    await page.keyboard.press('Tab');
    await isSaved;
    await page.goto(`${product.url}/studio${insights}?view=compare`);
    const compared = page.getByRole('figure', { name: 'What would be different' });
    const inPicture = compared.getByTitle(/^Correlation of/).locator('strong');
    await inPicture.first().waitFor();
    const shown = await inPicture.allTextContents();
    expect(shown.filter((r) => /^0\.99\d\d$/.test(r))).toHaveLength(1);
    await compared.getByRole('button', { name: 'Show What would be different as a table' }).click();
    await compared.getByRole('columnheader', { name: 'Correlation' }).waitFor();
    expect(await compared.locator('tbody tr td:last-child').allTextContents()).toEqual(shown);
  });

  it('stop a comparison over every attempt when somebody cancels it, and can begin it again', async () => {
    const page = await enterStudio(product, `${insights}?view=compare`);
    await page.getByText('What would be different').waitFor();
    const whoMoves = page.getByRole('region', { name: 'Who moves' });
    await whileNobodyReadsAttempts(async () => {
      await whoMoves.getByRole('button', { name: 'Score every attempt' }).click();
      await whoMoves.getByText('0 of 600 attempts').waitFor();
      await expectAccessible(page, 'a comparison under way');
      await whoMoves.getByRole('button', { name: 'Cancel' }).click();
      await whoMoves.getByText('Cancelled. Nothing was changed by it.').waitFor();
    });
    expect(await whoMoves.getByRole('progressbar').count()).toBe(0);
    await page.reload();
    await whoMoves.getByText('Cancelled. Nothing was changed by it.').waitFor();

    await whoMoves.getByRole('button', { name: 'Score every attempt' }).click();

    await whoMoves
      .getByText(/people move/)
      .first()
      .waitFor();
    expect(await whoMoves.getByText('Cancelled.').count()).toBe(0);
  });

  it('compare two scorings of the attempts of some months', async () => {
    const page = await enterStudio(product, `${insights}?view=compare&from=2026-05`);
    await page.getByText(/^Attempts of May\W+June 2026$/).waitFor();
    await page.getByRole('button', { name: 'Score every attempt' }).click();
    await page
      .getByText(/people move/)
      .first()
      .waitFor();
    await expectAccessible(page, 'who moves, of some months');
  });

  it('show beside the scoring what a weight would change, while it is being moved', async () => {
    const page = await enterStudio(product, '/assessments/cto-readiness?view=scoring');
    const panel = page.getByRole('region', { name: 'Impact on past attempts' });
    const overall = panel.getByRole('listitem').first();
    await overall.getByText('→').first().waitFor();
    const before = await overall.textContent();
    const thumb = page.getByRole('slider', { name: 'Technical strategy' }).locator('xpath=ancestor::*[2]');
    const box = await thumb.boundingBox();
    if (!box) throw new Error('no thumb');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + box.height / 2, { steps: 12 });
    // The button is still held.
    await expect.poll(() => overall.textContent(), { timeout: 5000 }).not.toBe(before);
    await page.mouse.up();
    await panel.getByRole('button', { name: 'See who moves' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Score every attempt' }).click();
    await page
      .getByRole('dialog')
      .getByText(/people move/)
      .first()
      .waitFor();
    await expectAccessible(page, 'who moves, beside the scoring');
  });

  it('say loudly that simulated attempts are nobody', async () => {
    const page = await enterStudio(product, insights);
    await page.getByRole('button', { name: /^Attempts real ones/ }).click();
    await page.getByRole('menuitemradio', { name: /^simulated/ }).click();
    await page.getByText('Simulated attempts: nobody took this.').waitFor();
    await expectAccessible(page, 'simulated attempts');
    await page.getByText('The means are withheld.').waitFor();

    await page.getByRole('link', { name: 'Norms' }).click();
    await page.getByText('leave simulated attempts out above').waitFor();
    expect(await page.getByRole('button', { name: 'Freeze this group as a norm' }).isDisabled()).toBe(true);
  });

  it('break the line of a trend where scores cannot be compared, with the reason', async () => {
    const page = await enterStudio(product, '/assessments/cto-readiness?view=scoring');
    await page.getByRole('textbox', { name: 'Weight of People leadership' }).fill('3');
    await page.keyboard.press('Tab');
    await page.getByText('Saved by Olga').waitFor();
    await page.getByRole('link', { name: 'Review & publish' }).click();
    await page.getByRole('heading', { name: 'On past attempts' }).waitFor();
    await page.getByRole('button', { name: /^Publish (now|despite)/ }).click();
    await page.getByText('Published: publication 2 is live.').waitFor();
    const months = ['2026-08', '2026-09'];
    await bringIn(page, await writeAttempts(page, product, { count: 300, months, seed: 2 }), 'later.csv');
    await expect.poll(() => countOf(page), { timeout: untilCountedMs }).toBe(people + 300);

    await page.goto(`${product.url}/studio${insights}?view=trend`);
    await page.getByText('The line breaks once').waitFor();
    await page.getByText('scoring model 2', { exact: true }).waitFor();
    await expectAccessible(page, 'a trend that breaks');
  });

  it('freeze a norm', async () => {
    const page = await enterStudio(product, `${insights}?view=norms`);
    await page.getByRole('button', { name: 'Freeze this group as a norm' }).click();
    await page.getByLabel(/Who that is/).fill('engineering leaders who tried it');
    await expectAccessible(page, 'asked to freeze a norm');
    const told = await page.getByText(/^\d+ people, scoring model \d+\. Results of/).textContent();
    await page.getByRole('button', { name: 'Freeze it' }).click();
    // Whoever has no score of this scoring model is not in it, and was not told to be.
    await page.getByText(`A norm of ${told?.match(/^\d+/)?.[0]} people is frozen.`).waitFor();
    await page.getByText('In use').waitFor();
    await page.getByText('engineering leaders who tried it').waitFor();
  });

  it('compare the scorings of an older form, and let go of a scoring model that scores no form asked about', async () => {
    const page = await enterStudio(product, '/assessments/cto-readiness');
    await publishWithoutItsLastQuestion(page);
    await page.goto(`${product.url}/studio${insights}?view=compare&form=1`);
    await page.getByRole('heading', { name: 'What would be different' }).waitFor();
    await page.getByRole('button', { name: /^Scoring model .* Before$/ }).click();
    expect(await page.getByRole('option', { name: /^Scoring model 1/ }).count()).toBe(1);
    await page.keyboard.press('Escape');

    // A link from before the new form was published.
    await page.goto(`${product.url}/studio${insights}?model=1`);
    await page.getByText(/people, scoring model 1/).waitFor();
    await page.getByRole('button', { name: 'Everybody' }).click();
    await page.waitForURL((url) => url.search === '');
  });
});
