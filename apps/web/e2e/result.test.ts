import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import { describe, expect, it } from 'vitest';
import { answerByKeyboard, openResult, startByKeyboard, tokenOf } from './respondent.ts';

const product = openProduct();
const introduction = '/assessments/cto-readiness';

describe('a result', () => {
  it('says what it measures, against whom, how sure it is and how it came about', async () => {
    const page = await openResult(product);

    await page.getByRole('img', { name: /^Overall \d+ of 100, / }).waitFor();
    expect(
      await page
        .getByRole('img', { name: /^(Technical strategy|People leadership|Business acumen|Operational maturity): \d/ })
        .count(),
    ).toBe(4);
    await page.getByRole('img', { name: /^The shape of your result\./ }).waitFor();
    await page.getByText(/How much scores vary on retaking is not known yet/).waitFor();
    await page.getByText(/We don’t yet know the measurement error/).waitFor();
    await page.getByText(/^Your choices lean towards|^No clear lean/).waitFor();

    await page.getByText('How this was scored').click();
    const details = page.locator('details');
    for (const term of ['Form', 'Scoring model', 'Algorithm', 'Your answers']) {
      await details.getByText(term, { exact: true }).waitFor();
    }
    expect(await details.locator('code').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^[0-9a-f]{64}$/)]),
    );

    const guide = page.getByRole('region', { name: 'Where to focus next' }).getByRole('link').first();
    const title = await guide.textContent();
    await guide.click();
    await page.getByRole('heading', { name: title ?? '', level: 1 }).waitFor();
  });

  it('is read elsewhere by its private link, which is not kept there', async () => {
    const page = await openResult(product);
    const link = await page.getByLabel('Private link').inputValue();

    const elsewhere = await product.visit(link.replace(product.url, ''));
    await elsewhere.getByRole('heading', { name: 'Your result', level: 1 }).waitFor();
    await elsewhere.getByText(/it is not kept in this browser/).waitFor();
    expect(await elsewhere.evaluate(() => localStorage.getItem('yardstick.attempts'))).toBeNull();
    await elsewhere.locator('label', { hasText: 'VP Engineering at an enterprise' }).click();
    await elsewhere.getByText('Measured against VP Engineering at an enterprise').waitFor();
    await elsewhere.reload();
    await elsewhere.getByText('Measured against VP Engineering at an enterprise').waitFor();
  });

  it('is the one of the assessment whose page leads to it, though another was submitted later', async () => {
    const page = await openResult(product);
    const overall = page.getByRole('img', { name: /^Overall \d+ of 100, / });
    await overall.waitFor();
    await page.evaluate(() => {
      const [own] = JSON.parse(localStorage.getItem('yardstick.attempts') ?? '[]');
      const later = { ...own, token: 'another', assessment: 'another', submittedAt: '2999-01-01T00:00:00.000Z' };
      localStorage.setItem('yardstick.attempts', JSON.stringify([own, later]));
    });
    await page.goto(`${product.url}${introduction}`);
    await page.getByRole('link', { name: 'See your result' }).click();
    await overall.waitFor();
  });

  it('falls back to the default role when the address names one that does not exist', async () => {
    const page = await openResult(product);
    await page.goto(`${product.url}/result?profile=nobody`);
    await page.getByText('Measured against CTO at a startup').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('leads back to the questions while the attempt is not submitted', async () => {
    const page = await product.visit(introduction);
    await startByKeyboard(page);
    await answerByKeyboard(page, { from: 1, to: 1 });
    await page.getByText(/ · 2 of /).waitFor();
    await page.goto(`${product.url}/result#${await tokenOf(page)}`);
    await page.getByRole('heading', { name: 'There is no result yet' }).waitFor();
    await page.getByRole('link', { name: 'Go on with the questions' }).click();
    await page.getByText(/ · 2 of /).waitFor();
  });

  it('prints everything that was measured and nothing to press', async () => {
    const page = await openResult(product);
    await page.emulateMedia({ media: 'print' });

    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByText('Measured against the role of CTO at a startup').isVisible()).toBe(true);
    expect(await page.getByText('Scoring model', { exact: true }).isVisible()).toBe(true);
    expect(await page.getByRole('img', { name: /^Overall/ }).isVisible()).toBe(true);
  });
});
