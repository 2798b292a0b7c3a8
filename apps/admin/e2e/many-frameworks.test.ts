import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { enterStudio } from './enter-studio.ts';

const product = openProduct();

describe('where there are more frameworks than a page of the server holds', () => {
  it('each can be chosen', async () => {
    const page = await enterStudio(product, '/frameworks');
    await page.getByText('Engineering leadership').first().waitFor();
    const create = `mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { __typename } }`;
    const numbers = Array.from({ length: 120 }, (_, index) => index + 1);
    const contentOf = (number: number) => ({
      slug: `framework-${number}`,
      name: { en: `Framework ${number}` },
      competencies: [{ key: `one-${number}`, name: { en: `Competency ${number}` }, children: [] }],
    });
    await ask(
      page,
      create,
      numbers.map((number) => ({ input: { kind: 'FRAMEWORK', content: contentOf(number) } })),
    );
    const names = numbers.map((number) => `Framework ${number}`).sort();
    const offered = async (field: RegExp) => {
      await page.getByRole('button', { name: field }).click();
      const options = page.getByRole('option');
      await expect.poll(() => options.count(), { timeout: 15_000 }).toBeGreaterThan(100);
      const texts = await options.allTextContents();
      await page.keyboard.press('Escape');
      return texts;
    };

    await page.goto(`${product.url}/studio/frameworks`);
    await page.getByRole('link', { name: 'Framework 120' }).waitFor();
    await page.getByRole('button', { name: 'New question bank' }).click();
    expect((await offered(/Framework$/)).filter((name) => name.startsWith('Framework')).sort()).toEqual(names);
    await page.goto(`${product.url}/studio/assessments?new=true`);
    await page.getByRole('button', { name: /^(?!Loading).*Framework it measures/ }).waitFor();
    expect((await offered(/Framework it measures/)).filter((name) => name.startsWith('Framework')).sort()).toEqual(
      names,
    );
    await page.goto(`${product.url}/studio/questions`);
    const competencies = await offered(/Competency$/);
    expect(numbers.filter((number) => !competencies.includes(`Framework ${number}: Competency ${number}`))).toEqual([]);
    await page.goto(`${product.url}/studio/guides/what-a-cto-does?view=about`);
    for (const number of [1, 120])
      await page.getByRole('checkbox', { name: `Framework ${number}: Competency ${number}`, exact: true }).waitFor();
  });
});
