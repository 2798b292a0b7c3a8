import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enterStudio } from './enter-studio.ts';

const product = openProduct();
const saved = (page: Page) => page.getByText('Saved by Olga').waitFor();
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();

async function publishedTitle(slug: string): Promise<string> {
  const answer = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `{ guide(slug: "${slug}") { title } }` }),
  });
  const { data } = (await answer.json()) as { data: { guide: { title: string } } };
  return data.guide.title;
}

describe('people who work together', () => {
  it('make a revised guide live with a release, all of it at once', async () => {
    const page = await enterStudio(product, '/guides/what-a-cto-does');
    await page.getByRole('textbox', { name: 'Text' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' And that is all.');
    await page.getByLabel('Title').fill('What a CTO really does');
    await saved(page);
    await page.getByRole('link', { name: 'Review & publish' }).click();
    await page.getByRole('button', { name: 'Schedule or put in a release' }).click();
    await page.getByLabel('What it is called').fill('Winter');
    await page.getByRole('button', { name: 'Put in', exact: true }).click();
    await title(page, 'Winter');
    await page.getByText('Ready', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Schedule', exact: true }).click();
    await page.getByLabel('Date and time').fill('2031-01-15T09:00');
    await page.getByRole('dialog').getByRole('button', { name: 'Schedule', exact: true }).click();
    await page.getByText(/Goes live 15 Jan 2031/).waitFor();
    await page.getByRole('button', { name: 'Take it off the schedule' }).click();
    expect(await publishedTitle('what-a-cto-does')).toBe('What a CTO does');
    await page.getByRole('button', { name: 'Publish all now' }).click();
    await page.getByText('All of it is live.').waitFor();
    expect(await publishedTitle('what-a-cto-does')).toBe('What a CTO really does');
  });

  it('invite a viewer, who reads everything and is offered nothing else', async () => {
    const page = await enterStudio(product, '/people');
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByLabel('E-mail address').fill('vera@example.org');
    await page.getByRole('button', { name: /Role/ }).last().click();
    await page.getByRole('option', { name: /^Viewer/ }).click();
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    const link = (await page.getByRole('dialog').locator('code').textContent()) ?? '';
    await page.getByRole('button', { name: 'I have it' }).click();
    await page.getByText('vera@example.org').waitFor();

    const vera = await product.visit(link.slice(product.url.length));
    await vera.getByLabel('Your name').fill('Vera');
    await vera.getByLabel('Password').fill('a password of some length');
    await vera.getByRole('button', { name: /Accept|Join|sign in/i }).click();
    await title(vera, 'Home');
    await vera.getByRole('link', { name: 'Guides' }).click();
    await vera.getByRole('link', { name: 'What a CTO' }).first().waitFor();
    expect(await vera.getByRole('button', { name: 'New guide' }).count()).toBe(0);
    await vera.getByRole('link', { name: 'What a CTO' }).first().click();
    await vera.getByRole('link', { name: 'History' }).waitFor();
    await vera.getByLabel('Title').waitFor();
    expect(await vera.getByRole('link', { name: 'Preview', exact: true }).count()).toBe(0);
    await vera.getByRole('link', { name: 'Questions' }).click();
    await vera.getByRole('rowheader').first().waitFor();
    expect(await vera.getByRole('button', { name: 'New question' }).count()).toBe(0);
    expect(await vera.getByRole('link', { name: 'People' }).count()).toBe(0);
    await vera.getByRole('rowheader').first().click();
    await vera.getByLabel('Prompt').waitFor();
    expect(await vera.getByLabel('Prompt').getAttribute('readonly')).not.toBeNull();
    for (const address of ['people', 'webhooks', 'audit', 'insights', 'attempts']) {
      await vera.goto(`${product.url}/studio/${address}`);
      await vera.getByRole('heading', { name: 'Not for your role' }).waitFor();
      expect(await vera.getByText('The server does not answer').count()).toBe(0);
    }
  });

  it('write translations side by side once a language is added', async () => {
    const page = await enterStudio(product, '/settings');
    await page.getByLabel('Add a language').fill('de');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByText(/may be written in en, de/).waitFor();
    await page.goto(`${product.url}/studio/questions/cto-readiness/ts-reasons-findable`);
    await page.getByRole('button', { name: 'Translate side by side' }).click();
    await page.getByRole('menuitem', { name: 'Beside: de' }).click();
    await page.getByLabel('Prompt (de)').fill('Wo steht, warum es so gebaut ist?');
    await saved(page);
    await page.getByText('Wo steht, warum es so gebaut ist?').last().waitFor();
  });

  it('leave remarks, and deal with them', async () => {
    const page = await enterStudio(product, '/guides/cto-skills-framework?view=remarks');
    await page.getByLabel('A remark for the others').fill('Is the second table still right?');
    await page.getByRole('button', { name: 'Add the remark' }).click();
    await page.getByText('Is the second table still right?').waitFor();
    await page.getByRole('button', { name: 'Dealt with' }).click();
    await page.getByText('Dealt with by Olga').waitFor();
  });

  it('make a key for a script, which is shown once and worthless after it is revoked', async () => {
    const page = await enterStudio(product, '/api-keys');
    await page.getByRole('button', { name: 'New key' }).click();
    await page.getByLabel('What it is for').fill('Nightly report');
    // Everything that is offered can be given.
    for (const box of await page.getByRole('dialog').getByRole('checkbox').all()) await box.check();
    await page.getByRole('button', { name: 'Make the key' }).click();
    const key = await page.getByRole('dialog').locator('code').textContent();
    await page.getByRole('button', { name: 'I have it' }).click();
    const nameOf = async () => {
      const answer = await fetch(`${product.url}/studio/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
        body: JSON.stringify({ query: '{ viewer { apiKey } }' }),
      });
      return JSON.stringify(await answer.json());
    };
    expect(await nameOf()).toContain('Nightly report');
    await page.getByRole('button', { name: 'Revoke Nightly report' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(await nameOf()).toContain('Nightly report');
    await page.getByRole('button', { name: 'Revoke Nightly report' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('The key is worthless now.').waitFor();
    expect(await nameOf()).not.toContain('Nightly report');
  });

  it('keep a webhook, and are told why an address is not taken', async () => {
    const page = await enterStudio(product, '/webhooks');
    await page.getByRole('button', { name: 'New webhook' }).click();
    await page.getByLabel('Address').fill('http://127.0.0.1/hook');
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByRole('dialog').getByRole('alert').waitFor();
    await page.getByLabel('Address').fill('https://93.184.215.14/hook');
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByRole('button', { name: 'I have it' }).click();
    await page.getByText('https://93.184.215.14/hook').first().waitFor();

    // Deliveries are signed anew only after a yes.
    const rotated: string[] = [];
    page.on('request', (request) => {
      if (request.postData()?.includes('WebhooksScreen_Rotate')) rotated.push(request.url());
    });
    const askForNewKey = async () => {
      await page.getByRole('button', { name: /^More for/ }).click();
      await page.getByRole('menuitem', { name: 'Make a new signing key' }).click();
    };
    await askForNewKey();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(rotated).toHaveLength(0);
    await askForNewKey();
    await page.getByRole('dialog').getByRole('button', { name: 'Make a new key' }).click();
    await page.getByText('What deliveries are signed with').waitFor();
    expect(rotated).toHaveLength(1);
  });

  it('find what was done in the audit', async () => {
    const page = await enterStudio(product, '/audit');
    await page.getByLabel('What', { exact: true }).fill('release.');
    await page.getByText('release.publish').first().waitFor();
  });
});
