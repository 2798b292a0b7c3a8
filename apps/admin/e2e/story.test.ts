import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enterStudio, signInAgain } from './enter-studio.ts';

const product = openProduct();
const question = '/questions/cto-readiness/ts-reasons-findable';
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
const saved = (page: Page) => page.getByText('Saved by Olga').waitFor();

/** What a frontend is served. */
async function publishedPrompt(): Promise<string> {
  const query = `{ assessment(slug: "cto-readiness") { form { sections { placements { question { prompt key } } } } } }`;
  const answer = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return JSON.stringify(await answer.json());
}

describe('an editor', () => {
  it('finds a question, revises it and a weight, sees what that does, publishes it, and takes it back', async () => {
    const page = await enterStudio(product, '/');
    await title(page, 'Home');
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox', { name: 'Search or command' }).waitFor();
    await page.keyboard.type('core system is built');
    await page.getByRole('menuitem', { name: /core system is built this way/ }).waitFor();
    await page.keyboard.press('Enter');
    await title(page, /core system is built this way/);
    await page.getByLabel('Prompt').fill('A newcomer asks why a core system is built so. Where do they look?');
    await saved(page);

    await page.getByRole('link', { name: 'Assessments' }).click();
    await page.getByRole('link', { name: 'CTO Readiness Assessment' }).click();
    await page.getByRole('link', { name: 'Scoring' }).click();
    await page.getByRole('textbox', { name: 'Weight of People leadership' }).fill('2');
    await page.keyboard.press('Tab');
    await page.getByRole('status').filter({ hasText: '40%' }).first().waitFor();
    await saved(page);

    await page.getByRole('link', { name: 'Review & publish' }).click();
    await page.getByText(/People leadership.*25 % → 40 %/).waitFor();
    await page.getByText('A newcomer asks why a core system is built so.').first().waitFor();
    await page.getByText('The same form gets a new scoring model').waitFor();
    expect(await publishedPrompt()).not.toContain('A newcomer asks');
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByText('Publication 2 is live').waitFor();
    await page.getByText('Everything is live').waitFor();
    expect(await publishedPrompt()).toContain('A newcomer asks');

    await page.getByRole('link', { name: 'History' }).click();
    await page.getByRole('button', { name: 'Roll back to it' }).click();
    await page.getByText('What publication 1 was is live again.').waitFor();
    expect(await publishedPrompt()).not.toContain('A newcomer asks');
  });

  it('undoes and redoes, in a field and over fields', async () => {
    const page = await enterStudio(product, '/frameworks/engineering-leadership');
    await title(page, 'Engineering leadership');
    const name = page.getByLabel('Name', { exact: true });
    await name.selectText();
    await name.pressSequentially('Leading engineers');
    await title(page, 'Leading engineers');
    await page.keyboard.press('Control+z');
    await title(page, 'Engineering leadership');
    await page.getByRole('button', { name: /^Redo/ }).click();
    await title(page, 'Leading engineers');
    await saved(page);
    await page.keyboard.press('Control+z');
    await saved(page);
  });

  it('decides field by field where two browsers changed the same', async () => {
    const mine = await enterStudio(product, question, { expectedErrors: /ERR_FAILED/ });
    const theirs = await enterStudio(product, question);
    await mine.getByLabel('Help (optional)').waitFor();
    await theirs.getByLabel('Help (optional)').waitFor();
    // The other browser does not notice in time: its look at newer revisions is held back.
    await mine.route('**/studio/graphql', async (route) => {
      if (route.request().postData()?.includes('query DocumentScreen')) return route.abort();
      return route.continue();
    });
    await theirs.getByLabel('Help (optional)').fill('Their help');
    await saved(theirs);
    await theirs.getByLabel('Text of option a').fill('Their option');
    await saved(theirs);
    await mine.getByLabel('Help (optional)').fill('My help');
    await mine.getByRole('dialog', { name: /changed the same fields/ }).waitFor();
    await mine.getByRole('radio', { name: /^Mine/ }).check();
    await mine.getByRole('button', { name: 'Save what I chose' }).click();
    await mine.getByRole('dialog').waitFor({ state: 'detached' });
    await saved(mine);
    await expect.poll(() => mine.getByLabel('Text of option a').inputValue()).toBe('Their option');
    expect(await mine.getByLabel('Help (optional)').inputValue()).toBe('My help');
    await theirs.reload();
    await expect.poll(() => theirs.getByLabel('Help (optional)').inputValue()).toBe('My help');
  });

  it('keeps edits made offline, over a reload of the page, and sends them when the server is back', async () => {
    const page = await enterStudio(product, question, {
      expectedErrors: /ERR_FAILED|ERR_INTERNET_DISCONNECTED|Failed to load/,
    });
    await page.getByLabel('Help (optional)').waitFor();
    await page.route('**/studio/graphql', async (route) =>
      route.request().postData()?.includes('mutation SaveContent') ? route.abort() : route.continue(),
    );
    await page.getByLabel('Help (optional)').fill('Written on a train');
    await page.getByText('No connection: your edits are kept here').waitFor();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect.poll(() => page.getByLabel('Help (optional)').inputValue()).toBe('Written on a train');
    await page.unroute('**/studio/graphql');
    await saved(page);
    const other = await enterStudio(product, question);
    await expect.poll(() => other.getByLabel('Help (optional)').inputValue()).toBe('Written on a train');
  });

  it('signs in again in place when the session has ended, and loses nothing', async () => {
    const page = await enterStudio(product, question, { expectedErrors: /40[01]/ });
    await page.getByLabel('Help (optional)').waitFor();
    // Whatever else the screen asks for is there, so that it is the edit that finds the session ended.
    await page.waitForLoadState('networkidle');
    await page.context().clearCookies();
    await page.getByLabel('Help (optional)').fill('Still here');
    await page.getByRole('dialog', { name: 'Sign in again' }).waitFor();
    await signInAgain(page);
    await saved(page);
    expect(await page.getByLabel('Help (optional)').inputValue()).toBe('Still here');
  });

  it('puts options in another order with the keyboard alone', async () => {
    const page = await enterStudio(product, question);
    const texts = () =>
      page
        .getByLabel(/^Text of option/)
        .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    await page.getByLabel('Text of option a').waitFor();
    const before = await texts();
    await page.getByRole('button', { name: /^Move/ }).first().focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(texts).toEqual([before[1], before[0], ...before.slice(2)]);
    await saved(page);
    await page.keyboard.press('Control+z');
    await expect.poll(texts).toEqual(before);
  });

  it('changes many questions at once, and takes it back', async () => {
    const page = await enterStudio(product, '/questions?text=team');
    await title(page, 'Questions');
    await page.getByRole('rowheader').nth(1).waitFor();
    await page.getByRole('checkbox').first().check({ force: true });
    await page.getByRole('button', { name: 'More changes' }).click();
    await page.getByRole('menuitem', { name: 'Reverse-keyed', exact: true }).click();
    await page
      .getByRole('alertdialog')
      .getByText(/reverse-keyed now\./)
      .waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText(/selected/).waitFor({ state: 'detached' });
  });
});
