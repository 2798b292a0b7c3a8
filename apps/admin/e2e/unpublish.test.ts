import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import { describe, expect, it } from 'vitest';
import { enterStudio } from './enter-studio.ts';

const product = openProduct();
const slug = 'what-a-cto-does';

async function isServed(): Promise<boolean> {
  const answer = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ guide(slug: "${slug}") { title } }` }),
  });
  const { data } = (await answer.json()) as { data: { guide: object | null } };
  return data.guide !== null;
}

describe('unpublishing', () => {
  it('says what it does and where it would be missed, and is undone with one press', async () => {
    const page = await enterStudio(product, `/guides/${slug}`);
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: /^Unpublish/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Unpublish “What a CTO does”/ });
    await dialog.getByText(/find nothing from that moment on/).waitFor();
    await dialog.getByText(/places in what is live would lead to nothing/).waitFor();
    await dialog.getByRole('link', { name: 'CTO Readiness Assessment' }).first().waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await isServed()).toBe(true);

    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox', { name: 'Search or command' }).fill('unpublish');
    await page.getByRole('menuitem', { name: 'Unpublish this document' }).waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Unpublish all the same' }).click();
    await page.getByText('“What a CTO does” is not live any more.').waitFor();
    await page.getByText('Not live', { exact: true }).waitFor();
    expect(await isServed()).toBe(false);
    await page.getByRole('alertdialog').getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('What publication 1 was is live again.').waitFor();
    await page.getByText('Published', { exact: true }).waitFor();
    expect(await isServed()).toBe(true);
  });

  it('is taken back from the history, too, where what is live is taken away', async () => {
    const page = await enterStudio(product, `/guides/${slug}?view=history`);
    await page.getByRole('button', { name: /^Unpublish/ }).click();
    await page.getByRole('button', { name: 'Unpublish all the same' }).click();
    await page.getByRole('button', { name: 'Make it live again' }).first().click();
    await page.getByText('Live', { exact: true }).waitFor();
    expect(await isServed()).toBe(true);
  });

  it('is not offered to those who do not publish, nor of what is not live', async () => {
    const olga = await enterStudio(product, '/people');
    await olga.getByRole('button', { name: 'Invite somebody' }).click();
    await olga.getByLabel('E-mail address').fill('eva@example.org');
    await olga.getByRole('button', { name: 'Invite', exact: true }).click();
    const link = (await olga.getByRole('dialog').locator('code').textContent()) ?? '';
    const eva = await product.visit(link.slice(product.url.length));
    await eva.getByLabel('Your name').fill('Eva');
    await eva.getByLabel('Password').fill('a password of some length');
    await eva.getByRole('button', { name: /Accept|Join|sign in/i }).click();
    await eva.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
    await eva.goto(`${product.url}/studio/guides/${slug}?view=history`);
    await eva.getByText('Publication 1', { exact: true }).first().waitFor();
    expect(await eva.getByRole('button', { name: /^Unpublish|live again/ }).count()).toBe(0);
    await eva.getByRole('button', { name: 'More', exact: true }).click();
    await eva.getByRole('menuitem', { name: 'Move to the trash' }).waitFor();
    expect(await eva.getByRole('menuitem', { name: /^Unpublish/ }).count()).toBe(0);

    await olga.goto(`${product.url}/studio/questions/cto-readiness/ts-reasons-findable`);
    await olga.getByRole('button', { name: 'More', exact: true }).click();
    await olga.getByRole('menuitem', { name: 'Move to the trash' }).waitFor();
    expect(await olga.getByRole('menuitem', { name: /^Unpublish/ }).count()).toBe(0);
  });
});
