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
    await page.getByText('CTO Readiness Assessment').first().waitFor();
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

  it('lets somebody in who was invited, and again with a new password when theirs is forgotten', async () => {
    const olga = await product.visit('/studio/');
    await olga.getByLabel('E-mail address').fill('olga@example.org');
    await olga.getByLabel('Password').fill(password);
    await olga.getByRole('button', { name: 'Sign in' }).click();
    await title(olga, 'Home');
    await olga.goto(`${product.url}/studio/people?new=true`);
    await olga.getByLabel('E-mail address').fill('paul@example.org');
    await olga.getByRole('button', { name: 'Invite', exact: true }).click();
    const linkShown = async () =>
      ((await olga.getByRole('dialog').locator('code').textContent()) ?? '').slice(product.url.length);
    const invitation = await linkShown();
    await olga.getByRole('button', { name: 'I have it' }).click();

    const paul = await product.visit(invitation, { expectedErrors: /401/ });
    await title(paul, 'Join Yardstick');
    await expectAccessible(paul, 'invitation');
    await paul.getByLabel('Your name').fill('Paul');
    await paul.getByLabel('Password').fill(password);
    await paul.getByRole('button', { name: 'Join' }).click();
    await title(paul, 'Home');
    const late = await product.visit(invitation);
    await late.getByLabel('Your name').fill('Mallory');
    await late.getByLabel('Password').fill(password);
    await late.getByRole('button', { name: 'Join' }).click();
    await late.getByRole('alert').waitFor();

    await paul.getByRole('button', { name: 'Sign out' }).click();
    await paul.getByRole('link', { name: /forgot/i }).click();
    await title(paul, 'A new password');
    await paul.getByText('ask an administrator for a link').waitFor();
    await expectAccessible(paul, 'forgotten');

    await olga.reload();
    await olga.getByRole('button', { name: /^More for Paul/ }).click();
    await olga.getByRole('menuitem', { name: /password/i }).click();
    const reset = await linkShown();
    await paul.goto(product.url + reset);
    await title(paul, 'Choose a new password');
    await expectAccessible(paul, 'reset');
    await paul.getByLabel('New password').fill('another password of some length');
    await paul.getByRole('button', { name: 'Set the password' }).click();
    await paul.getByText('Your new password is set').waitFor();
    await paul.getByLabel('E-mail address').fill('paul@example.org');
    await paul.getByLabel('Password').fill(password);
    await paul.getByRole('button', { name: 'Sign in' }).click();
    await paul.getByRole('alert').getByText('Address or password is wrong.').waitFor();
    await paul.getByLabel('Password').fill('another password of some length');
    await paul.getByRole('button', { name: 'Sign in' }).click();
    await title(paul, 'Home');
    await paul.goto(product.url + reset);
    await paul.getByLabel('New password').fill('a third password of some length');
    await paul.getByRole('button', { name: 'Set the password' }).click();
    await paul.getByRole('alert').waitFor();
  });

  it.each(['light', 'dark'] as const)('is accessible and fits a narrow window, %s', async (colorScheme) => {
    const page = await product.visit('/studio/sign-in', { colorScheme, viewport: { width: 320, height: 640 } });
    await title(page, 'Sign in');
    await expectAccessible(page, `sign-in, ${colorScheme}`);
    expect(await page.title()).toBe('Sign in · Yardstick Studio');
  });
});
