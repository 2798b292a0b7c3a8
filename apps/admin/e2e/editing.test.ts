import { readFile } from 'node:fs/promises';
import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enterStudio } from './enter-studio.ts';

const product = openProduct();
const assessment = '/assessments/cto-readiness';
const saved = (page: Page) => page.getByText('Saved by Olga').waitFor();
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
const picture = new URL('../../../docs/images/result.png', import.meta.url);

describe('a guide', () => {
  it('takes an image only with the words that stand for it, and shows it as frontends do', async () => {
    const page = await enterStudio(product, '/guides/what-a-cto-does');
    await page.getByRole('textbox', { name: 'Text' }).click();
    await page.keyboard.press('Control+Home');
    const buffer = await readFile(picture);
    const file = { name: 'result.png', mimeType: 'image/png', buffer };
    await page.locator('input[type=file]').setInputFiles(file);
    const dialog = page.getByRole('dialog', { name: 'Add result.png' });
    await dialog.waitFor();
    expect(await dialog.getByRole('button', { name: 'Put it in' }).isDisabled()).toBe(true);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.locator('.md-thumbnail').count()).toBe(0);

    await page.locator('input[type=file]').setInputFiles(file);
    await dialog.getByLabel(/^What it says/).fill('A result with four scores');
    await page.keyboard.press('Enter');
    await page.locator('.md-thumbnail img').waitFor();
    await saved(page);
    await page.getByRole('link', { name: 'Preview' }).click();
    const image = page.getByRole('img', { name: 'A result with four scores' });
    await image.waitFor();
    expect(
      await image.evaluate((element: HTMLImageElement) => element.decode().then(() => element.naturalWidth)),
    ).toBeGreaterThan(0);
  });

  it('refuses what is no image, and says what to do', async () => {
    const page = await enterStudio(product, '/guides/cto-skills-framework', { expectedErrors: /415/ });
    await page.getByRole('textbox', { name: 'Text' }).waitFor();
    const buffer = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
    await page.locator('input[type=file]').setInputFiles({ name: 'drawing.svg', mimeType: 'image/svg+xml', buffer });
    await page
      .getByRole('alert')
      .getByText(/drawing.svg could not be added.*PNG, JPEG, WebP/)
      .waitFor();
  });
});

describe('what keeps an assessment from being published', () => {
  it('is led to with one press, field by field, into translations and closed parts too', async () => {
    const page = await enterStudio(product, `${assessment}?view=scoring`);
    const name = page.getByLabel('Name of capable');
    await name.waitFor();
    const before = await name.inputValue();
    await name.fill('');
    await saved(page);
    await page.getByRole('link', { name: 'Review & publish' }).click();
    await page
      .getByRole('link', { name: /^Mend it in/ })
      .first()
      .click();
    await expect.poll(() => name.evaluate((element) => element === document.activeElement)).toBe(true);
    await name.fill(before);
    await saved(page);

    await page.goto(`${product.url}/studio${assessment}?view=scoring#sections.0.placements.1.weight`);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-labelledby') !== null))
      .toBe(true);
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('details')?.open)).toBe(true);
  });
});

describe('a reviewer', () => {
  it('accepts and returns change by change; what is returned waits for its author, with the reasons', async () => {
    const olga = await enterStudio(product, '/people');
    await olga.getByRole('button', { name: 'Invite somebody' }).click();
    await olga.getByLabel('E-mail address').fill('eva@example.org');
    await olga.getByRole('button', { name: 'Invite', exact: true }).click();
    const link = (await olga.getByRole('dialog').locator('code').textContent()) ?? '';
    await olga.getByRole('button', { name: 'I have it' }).click();
    const eva = await product.visit(link.slice(product.url.length));
    await eva.getByLabel('Your name').fill('Eva');
    await eva.getByLabel('Password').fill('a password of some length');
    await eva.getByRole('button', { name: /Accept|Join|sign in/i }).click();
    await title(eva, 'Home');
    await eva.goto(`${product.url}/studio/questions/cto-readiness/ts-reasons-findable`);
    await eva.getByLabel('Prompt').fill('Where would a newcomer look for the reasons?');
    await eva.getByText('Saved by Eva').waitFor();
    await eva.goto(`${product.url}/studio${assessment}`);
    await eva.getByLabel('Title').fill('CTO Readiness');
    await eva.getByText('Saved by Eva').waitFor();
    await eva.getByRole('link', { name: 'Review & publish' }).click();
    await eva.getByText('Your role does not publish').waitFor();
    await eva.getByRole('button', { name: 'Send for review' }).click();
    await eva.getByText(/Eva sent revision/).waitFor();

    await olga.goto(`${product.url}/studio/`);
    await olga.getByText('To review').waitFor();
    await olga.getByRole('region', { name: 'Waits for you' }).getByRole('link', { name: 'CTO Readiness' }).click();
    await olga.getByText('Accept or return each change above').waitFor();
    const decide = (words: RegExp, take: string) =>
      olga.getByRole('group', { name: words }).getByRole('radio', { name: take }).check();
    await decide(/^Decide:.*title/i, 'Accept');
    await decide(/^Decide:.*prompt/i, 'Return');
    await olga.getByLabel('What should be otherwise').fill('“Newcomer” is vague: who?');
    // What has been decided so far outlives a look at something else.
    await olga.getByRole('link', { name: 'Preview' }).click();
    await olga.getByRole('link', { name: 'Review & publish' }).click();
    await olga.getByText('2 of 2 changes decided, 1 returned.').waitFor();
    expect(await olga.getByRole('button', { name: 'Approve' }).isDisabled()).toBe(true);
    await olga.getByRole('button', { name: 'Return 1 of them' }).click();
    await olga.getByText('Returned with what you said.').waitFor();

    await eva.goto(`${product.url}/studio/`);
    await eva.getByText('Returned', { exact: true }).waitFor();
    await eva.getByText(/“Newcomer” is vague/).waitFor();
    await eva.goto(`${product.url}/studio/questions/cto-readiness/ts-reasons-findable?view=remarks`);
    await eva.getByText('“Newcomer” is vague: who?').waitFor();
    // The author puts the field of the question back from where it would go live.
    await eva.goto(`${product.url}/studio${assessment}?view=changes`);
    await eva.getByRole('button', { name: /^Put back:.*prompt/i }).click();
    await eva.getByText('This field is as it is live.').waitFor();
    await expect.poll(() => eva.getByText('Where would a newcomer look').count()).toBe(0);
    await eva.getByRole('button', { name: /^Put back:.*title/i }).click();
    await eva.getByText('Everything is live').waitFor();
  });
});

describe('the table of questions', () => {
  it('shows the columns that somebody chooses, and keeps them with the filters under a name', async () => {
    const page = await enterStudio(product, '/questions?type=LIKERT');
    await page.getByRole('rowheader').first().waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Keying' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Type' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: 'Keying' }).waitFor();
    expect(await page.getByRole('columnheader', { name: 'Type' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('menuitem', { name: 'Save this view …' }).click();
    await page.getByLabel('Name').fill('Keying of scales');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.goto(`${product.url}/studio/questions`);
    await page.getByRole('columnheader', { name: 'Type' }).waitFor();
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('menuitem', { name: 'Keying of scales' }).click();
    await page.getByRole('columnheader', { name: 'Keying' }).waitFor();
    await page.getByRole('button', { name: /^Likert scale/ }).waitFor();
  });

  it('says at once what a change will make of the rows, and takes it back in sight where the server refuses', async () => {
    const page = await enterStudio(product, '/questions?text=team&columns=keying', { expectedErrors: /ERR_FAILED/ });
    await page.getByRole('rowheader').nth(2).waitFor();
    const reversed = () => page.getByRole('gridcell', { name: 'Reversed' }).count();
    const before = await reversed();
    const rows = await page.getByRole('rowheader').count();
    expect(rows).toBeGreaterThan(before);
    let answer = () => {};
    await page.route('**/studio/graphql', async (route) => {
      if (!route.request().postData()?.includes('mutation BulkChange')) return route.continue();
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return route.abort();
    });
    await page.getByRole('checkbox').first().check({ force: true });
    await page.getByRole('button', { name: 'More changes' }).click();
    await page.getByRole('menuitem', { name: 'Reverse-keyed', exact: true }).click();
    await expect.poll(reversed).toBe(rows);
    answer();
    await page.getByText(/questions are as they were. The server does not answer/).waitFor();
    await expect.poll(reversed).toBe(before);
  });
});

describe('an assessment', () => {
  it('is introduced in Markdown as guides are written: only what was changed is changed, and undone', async () => {
    const page = await enterStudio(product, `${assessment}#introduction.en`);
    const introduction = page.getByRole('textbox', { name: 'Introduction' });
    // The link of a problem leads into the text.
    await expect
      .poll(() => introduction.evaluate((element) => element === (element.getRootNode() as ShadowRoot).activeElement), {
        timeout: 10_000,
      })
      .toBe(true);
    const content = () =>
      page.evaluate(async () => {
        const query = '{ document(kind: ASSESSMENT, key: "cto-readiness") { content } }';
        const answer = await fetch('/studio/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query }),
        });
        const { data } = await answer.json();
        return data.document.content.introduction.en as string;
      });
    const before = await content();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Take ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('your time');
    await saved(page);
    await expect.poll(content).toBe(`${before}\n\nTake **your time**`);
    await page.getByRole('link', { name: 'Preview' }).click();
    await page.getByRole('strong').getByText('your time').waitFor();
    await page.getByRole('link', { name: 'Compose' }).click();
    await introduction.waitFor();
    for (let turn = 0; turn < 20 && (await page.getByRole('button', { name: 'Undo (Ctrl Z)' }).isEnabled()); turn += 1)
      await page.getByRole('button', { name: 'Undo (Ctrl Z)' }).click();
    await saved(page);
    await expect.poll(content).toBe(before);
  });

  it('is taken in the preview as respondents take it, step by step', async () => {
    const page = await enterStudio(product, `${assessment}?view=preview`);
    await page.getByText('Before it begins').waitFor();
    await page.getByText('Nothing to sign up for').waitFor();
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByText(/^Step 1 of 40 · Technology and its direction/).waitFor();
    await page.getByRole('radio').first().check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByText(/^Step 2 of 40/).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    expect(await page.getByRole('radio').first().isChecked()).toBe(true);
    await page.getByText('All on one page').click();
    await page.getByRole('heading', { name: 'People and teams' }).waitFor();
  });

  it('explains every number of an attempt that is tried out', async () => {
    const page = await enterStudio(product, `${assessment}?view=scoring`);
    const tryOut = page.getByRole('region', { name: 'Try-out' });
    await tryOut.getByText('Technical strategy', { exact: false }).first().click();
    await tryOut
      .getByText(/weight reached, \d of 7 questions answered/)
      .first()
      .waitFor();
    await tryOut
      .getByText(/value -?\d+ of -?\d+ to \d+.*→ \d+%? ?%? · weight 1 = /)
      .first()
      .waitFor();
    await tryOut.getByText(/^Overall = 25/).waitFor();
    await tryOut.getByText(/95 % interval/).waitFor({ state: 'attached' });
    await tryOut.getByRole('heading', { name: 'Where to focus' }).waitFor();
  });
});

it('offers what can be done here in the palette, and does it', async () => {
  const page = await enterStudio(product, '/guides/cto-skills-framework');
  await title(page, /skills framework/i);
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Search or command' }).fill('trash');
  await page.getByRole('menuitem', { name: 'Move this document to the trash' }).waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Search or command' }).fill('appearance dark');
  await page.getByRole('menuitem', { name: 'Appearance: dark' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.appearance)).toBe('dark');
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Search or command' }).fill('invite');
  await page.getByRole('menuitem', { name: 'Invite somebody' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Invite somebody' }).waitFor();
});
