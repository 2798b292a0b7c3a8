import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { enterStudio } from './enter-studio.ts';

const product = openProduct();
const create = `mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { __typename } }`;
const framework = {
  slug: 'craft',
  name: { en: 'Craft' },
  competencies: [
    { key: 'hiring', name: { en: 'Finding makers' }, children: [] },
    { key: 'tools', name: { en: 'Tools' }, children: [] },
  ],
};
const bank = { slug: 'craft-questions', name: { en: 'Craft questions' }, framework: 'craft' };
const question = {
  key: 'craft-makers',
  bank: 'craft-questions',
  position: 0,
  type: 'single-choice',
  competency: 'hiring',
  prompt: { en: 'Where did you last find a maker?' },
  reversed: false,
  options: ['a', 'b'].map((key, value) => ({ key, label: { en: key }, value })),
};

async function choose(page: Page, select: RegExp, option: string, within: Page | Locator = page) {
  await within.getByRole('button', { name: select }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}
const rows = (page: Page) => page.getByRole('grid', { name: 'Questions' }).getByRole('row');
const rowsAre = async (page: Page, count: number) => {
  // The heads are a row.
  await expect.poll(() => rows(page).count()).toBe(count + 1);
  return rows(page).allTextContents();
};

describe('where two frameworks have a competency of the same key', () => {
  it('questions are found and named by what they measure, and measure what their bank knows', async () => {
    const page = await enterStudio(product, '/questions');
    await page.getByRole('row').nth(1).waitFor();
    await ask(page, create, [
      { input: { kind: 'FRAMEWORK', content: framework } },
      { input: { kind: 'BANK', content: bank } },
      { input: { kind: 'QUESTION', content: question } },
    ]);
    await page.reload();

    await choose(page, /Competency$/, 'Craft: Finding makers');
    expect((await rowsAre(page, 1))[1]).toMatch(/last find a maker.*Finding makers/);
    await choose(page, /Competency$/, 'Engineering leadership: People leadership › Hiring');
    const hiring = (await rowsAre(page, 4)).slice(1);
    expect(hiring.filter((text) => !text.includes('Hiring'))).toEqual([]);
    // With those of the competencies within it.
    await choose(page, /Competency$/, 'Engineering leadership: People leadership');
    await rowsAre(page, 12);

    await page.goto(`${product.url}/studio/questions?new=true`);
    const dialog = page.getByRole('dialog', { name: 'New question' });
    await dialog.waitFor();
    await choose(page, /Question bank$/, 'Craft questions', dialog);
    await dialog.getByRole('button', { name: /Competency$/ }).click();
    await page.getByRole('option', { name: 'Tools' }).waitFor();
    expect(await page.getByRole('option').allTextContents()).toEqual(['Finding makers', 'Tools']);
    await page.getByRole('option', { name: 'Tools' }).click();
    await choose(page, /Question bank$/, 'CTO readiness', dialog);
    await dialog.getByRole('button', { name: /^Choose ….*Competency$/ }).waitFor();
  });
});
