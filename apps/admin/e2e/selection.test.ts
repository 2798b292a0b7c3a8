import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { enterStudio } from './enter-studio.ts';
import { makeQuestions } from './make-questions.ts';

const product = openProduct();
const many = 130;
const words = (page: Page) => page.getByRole('searchbox', { name: 'Words' });
const firstRow = (page: Page, name: RegExp) => page.getByRole('rowheader', { name }).first();

beforeAll(async () => {
  const page = await enterStudio(product, '/questions');
  await page.getByRole('rowheader').first().waitFor();
  await makeQuestions(page, many);
});

describe('questions that are selected', () => {
  it('are those that were here, not what comes in later by scrolling or by another search', async () => {
    const page = await enterStudio(product, '/questions?text=many%20questions');
    await firstRow(page, /^Many questions/).waitFor();
    await page.getByRole('checkbox').first().check({ force: true });
    await page.getByText('100 selected').waitFor();
    const grid = page.getByRole('grid', { name: 'Questions' });
    await grid.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    // With the row of heads.
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(many + 1));
    await page.getByText('100 selected').waitFor();
    await page.getByRole('button', { name: `Select all ${many}` }).click();
    await page.getByText(`${many} selected`).waitFor();
    await words(page).fill('someone new');
    await firstRow(page, /^Someone new/).waitFor();
    await page.getByRole('region', { name: 'Change the selected' }).waitFor({ state: 'detached' });
  });

  it('are changed while something else is looked for, which stays on the screen', async () => {
    const page = await enterStudio(product, '/questions?text=many%20questions');
    await firstRow(page, /^Many questions/).waitFor();
    let letThrough = () => {};
    const isLetThrough = new Promise<void>((resolve) => {
      letThrough = resolve;
    });
    await page.route('**/studio/graphql', async (route) => {
      if (route.request().postData()?.includes('mutation BulkChange')) await isLetThrough;
      return route.fallback();
    });
    await page.getByRole('checkbox').nth(1).check({ force: true });
    await page.getByRole('button', { name: 'More changes' }).click();
    await page.getByRole('menuitem', { name: 'Reverse-keyed', exact: true }).click();
    await words(page).fill('someone new');
    await firstRow(page, /^Someone new/).waitFor();
    const readAnew = page.waitForResponse((answer) =>
      /query QuestionsScreen\b/.test(answer.request().postData() ?? ''),
    );
    letThrough();
    await page.getByText('1 reverse-keyed now.').waitFor();
    await (await readAnew).finished();
    // As it is drawn when what came has been taken in.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(await page.getByRole('rowheader').allTextContents()).toEqual([expect.stringMatching(/^Someone new/)]);
    await page.getByRole('status').filter({ hasText: /^1$/ }).waitFor();
  });
});
