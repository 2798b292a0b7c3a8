import { expectAccessible } from '@yardstick/browser-testing/expect-accessible.ts';
import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';

const product = openProduct();
const password = 'a password of some length';

/** The link that the server prints at its start, as a visitor follows it. */
const setUpPath = () => product.setUpLink.slice(product.url.length);
const title = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();

describe('the entrance of the studio', () => {
  it('tells the first visitor where the link is, and sets the owner up by it', async () => {
    const stranger = await product.visit('/studio/');
    await title(stranger, 'Nobody is here yet');
    await expectAccessible(stranger, 'nobody here yet');

    const page = await product.visit(setUpPath());
    await title(page, 'Set up Yardstick');
    await expectAccessible(page, 'set-up');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Olga');
    await page.keyboard.press('Tab');
    await page.keyboard.type('olga@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.type('short');
    await page.keyboard.press('Enter');
    await page.getByText('At least 12 characters.').last().waitFor();
    await page.getByLabel('Password').fill(password);
    // By the mouse, too: nothing may move away from under it when the message goes.
    await page.getByRole('button', { name: 'Set up and sign in' }).click();

    await title(page, 'Home');
    await page.getByText('CTO Readiness Assessment').waitFor();
    await expectAccessible(page, 'home');
  });

  it('says what is wrong beside the field, and lets nobody in with a wrong password', async () => {
    const page = await product.visit('/studio/', { expectedErrors: /401/ });
    await title(page, 'Sign in');
    await expectAccessible(page, 'sign-in');
    await page.getByLabel('E-mail address').fill('olga@example.org');
    await page.getByLabel('Password').fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').getByText('Address or password is wrong.').waitFor();

    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await title(page, 'Home');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await title(page, 'Sign in');
  });

  it('sets up once: the link is worthless afterwards', async () => {
    const page = await product.visit(setUpPath());
    await page.getByLabel('Your name').fill('Mallory');
    await page.getByLabel('E-mail address').fill('mallory@example.org');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Set up and sign in' }).click();

    await page.getByRole('alert').getByText('has its owner already').waitFor();
  });

  it.each(['light', 'dark'] as const)('is accessible and fits a narrow window, %s', async (colorScheme) => {
    const page = await product.visit('/studio/sign-in', { colorScheme, viewport: { width: 320, height: 640 } });
    await title(page, 'Sign in');
    await expectAccessible(page, `sign-in, ${colorScheme}`);
    expect(await page.title()).toBe('Sign in · Yardstick Studio');
  });
});
