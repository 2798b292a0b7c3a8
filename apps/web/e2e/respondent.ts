import type { Product, VisitOptions } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { answerByApi } from './answer-by-api.ts';

/** From the introduction into the first question, by keyboard alone. */
export async function startByKeyboard(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start the assessment' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText(/ · 1 of \d+$/).waitFor();
}

export async function questionCount(page: Page): Promise<number> {
  const text = await page.getByText(/ · \d+ of \d+/).textContent();
  return Number(/of (\d+)/.exec(text ?? '')?.[1]);
}

/** Answers from one question to another by number keys; `choose` gives the key for a question. */
export async function answerByKeyboard(
  page: Page,
  { from, to, choose = () => '1' }: { from: number; to: number; choose?: (number: number) => string },
): Promise<void> {
  for (let number = from; number <= to; number++) {
    await page.getByText(new RegExp(` · ${number} of \\d+`)).waitFor();
    const takesSeveral = (await page.getByLabel('Move on when I choose').count()) === 0;
    await page.keyboard.press(choose(number));
    // Where several may be chosen, the page waits to be told.
    if (takesSeveral) await page.keyboard.press('Enter');
  }
}

export async function expectSaved(page: Page): Promise<void> {
  await page.getByText('Saved', { exact: true }).waitFor();
}

/** The token of the latest attempt, as this browser keeps it. */
export async function tokenOf(page: Page): Promise<string> {
  const token = await page.evaluate(() => {
    const attempts = JSON.parse(localStorage.getItem('yardstick.attempts') ?? '[]') as { token: string }[];
    return attempts.at(-1)?.token;
  });
  expect(token).toBeDefined();
  return token ?? '';
}

/** A result in this browser: an answered attempt is opened by its private link and submitted. */
export async function openResult(product: Product, options?: VisitOptions): Promise<Page> {
  const token = await answerByApi(product.url);
  const page = await product.visit(`/assessments/cto-readiness/take#${token}`, options);
  await page.getByRole('button', { name: 'Submit and see my result' }).click();
  await page.getByRole('heading', { name: 'Your result', level: 1 }).waitFor();
  return page;
}
