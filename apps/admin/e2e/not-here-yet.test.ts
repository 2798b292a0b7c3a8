import { expectAccessible } from '@yardstick/browser-testing/expect-accessible.ts';
import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enterStudio } from './enter-studio.ts';
import { makeQuestions } from './make-questions.ts';

const product = openProduct();
const expectedErrors = /ERR_FAILED/;
const schemes = ['light', 'dark'] as const;

const asks = (query: string) => new RegExp(`query ${query}\\b`);

/** Loses every question of this name, until it is told to stop. */
async function lose(page: Page, query: string): Promise<void> {
  await page.route('**/studio/graphql', (route) =>
    asks(query).test(route.request().postData() ?? '') ? route.abort() : route.fallback(),
  );
}

/** Keeps the answer to a question back until it is let through. */
async function holdBack(page: Page, query: string): Promise<() => void> {
  await page.unrouteAll();
  let letThrough = () => {};
  const isLetThrough = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/studio/graphql', async (route) => {
    if (asks(query).test(route.request().postData() ?? '')) await isLetThrough;
    return route.fallback();
  });
  return letThrough;
}

const topOfTabs = (page: Page) =>
  page.getByRole('navigation', { name: 'Views of this document' }).evaluate((tabs) => tabs.getBoundingClientRect().top);

describe('where the server does not answer', () => {
  it.each(schemes)(
    'a document keeps its frame, is asked for again in sight, and nothing moves when it comes, %s',
    async (colorScheme) => {
      const page = await enterStudio(product, '/account', { expectedErrors, colorScheme });
      await lose(page, 'DocumentScreen');
      await page.goto(`${product.url}/studio/guides/what-a-cto-does?view=history`);
      await page.getByText('The document could not be loaded').waitFor();
      expect(await page.getByRole('link', { name: 'History' }).getAttribute('aria-current')).toBe('page');
      await expectAccessible(page, 'a document that did not come');
      const before = await topOfTabs(page);

      const letThrough = await holdBack(page, 'DocumentScreen');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('Loading the document …').waitFor();
      await expectAccessible(page, 'a document that is asked for again');
      letThrough();
      await page.getByText('Publication 1').first().waitFor();
      expect(await topOfTabs(page)).toBe(before);
    },
  );

  it('the questions of an assessment are asked for again without leaving the page', async () => {
    const page = await enterStudio(product, '/account', { expectedErrors });
    await lose(page, 'UseSources_Questions');
    await page.goto(`${product.url}/studio/assessments/cto-readiness`);
    await page.getByText('Its questions could not be loaded').waitFor();
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    const letThrough = await holdBack(page, 'UseSources_Questions');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Trying …' }).waitFor();
    await expectAccessible(page, 'questions that are asked for again');
    letThrough();
    await page.getByRole('heading', { name: 'Coverage' }).waitFor();
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  });

  it('a list counts nothing, and what it says keeps its size', async () => {
    const page = await enterStudio(product, '/account', { expectedErrors });
    await lose(page, 'QuestionsScreen');
    await page.goto(`${product.url}/studio/questions`);
    await page.getByText('The questions could not be loaded').waitFor();
    expect(await page.getByRole('main').getByRole('status').first().textContent()).toBe('');
    const button = await page.getByRole('button', { name: 'Try again' }).boundingBox();
    expect(button?.height).toBeLessThan(60);
    await expectAccessible(page, 'a list that did not come');
  });

  it('what questions are filtered by is asked for again', async () => {
    const page = await enterStudio(product, '/account', { expectedErrors });
    await page.route('**/studio/graphql', (route) =>
      /query (QuestionsScreen_\w+|UseFrameworks)\b/.test(route.request().postData() ?? '')
        ? route.abort()
        : route.fallback(),
    );
    await page.goto(`${product.url}/studio/questions`);
    await page.getByText('What can be chosen here could not be loaded').waitFor();
    await page.getByRole('rowheader').first().waitFor();
    await expectAccessible(page, 'questions without what they are filtered by');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('What can be chosen here').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'New question', exact: true }).waitFor();
    for (const field of [/Bank$/, /Competency$/]) {
      await page.getByRole('button', { name: field }).click();
      await page.getByRole('option').nth(1).waitFor();
      await page.keyboard.press('Escape');
    }
  });

  it('of a selection only what is here is selected, and what failed is what is tried again', async () => {
    const page = await enterStudio(product, '/questions', { expectedErrors });
    await page.getByRole('rowheader').first().waitFor();
    await makeQuestions(page, 130);
    await page.reload();
    await page.getByRole('rowheader', { name: /Many/ }).first().waitFor();
    await page.getByRole('checkbox').nth(1).check({ force: true });
    await page.getByText('1 selected').waitFor();

    await lose(page, 'QuestionsScreen');
    await page.getByRole('button', { name: /^Select all/ }).click();
    await page.getByText('More questions could not be loaded').waitFor();
    await page.getByText('1 selected').waitFor();

    // The list is changed, and cannot be read anew: that is what is tried again, not what is further down.
    await page.getByRole('button', { name: 'More changes' }).click();
    await page.getByRole('menuitem', { name: 'Reverse-keyed', exact: true }).click();
    await page.getByText('1 selected').waitFor({ state: 'detached' });
    await page.getByText('The questions could not be loaded anew').waitFor();
    await page.unrouteAll();
    const request = page.waitForRequest((one) => asks('QuestionsScreen').test(one.postData() ?? ''));
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(JSON.parse((await request).postData() ?? '{}').variables.after ?? null).toBe(null);
    await page.getByText('The questions could not be loaded anew').waitFor({ state: 'detached' });

    await page.getByRole('checkbox').nth(1).check({ force: true });
    await lose(page, 'QuestionsScreen');
    await page.getByRole('button', { name: /^Select all/ }).click();
    await page.getByText('More questions could not be loaded').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('More questions could not be loaded').waitFor({ state: 'detached' });
    await page.getByText('1 selected').waitFor();
    const all = await page.getByRole('button', { name: /^Select all/ }).textContent();
    await page.getByRole('button', { name: /^Select all/ }).click();
    await page.getByText(`${all?.replace('Select all ', '')} selected`).waitFor();
  });

  it('the studio itself says so in the middle of the window', async () => {
    const page = await enterStudio(product, '/account', { expectedErrors });
    await lose(page, 'SignedIn_Viewer');
    await page.goto(`${product.url}/studio/guides`);
    await page.getByText('The studio could not be loaded').waitFor();
    await page.getByRole('main').waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Guides', level: 1 }).waitFor();
  });
});
