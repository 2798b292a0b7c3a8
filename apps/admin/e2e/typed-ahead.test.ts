import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enterStudio } from './enter-studio.ts';

const product = openProduct();
const expectedErrors = /ERR_FAILED/;
const chunk = '**/assets/command-palette-*.js';
const title = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
const searchIn = (page: Page) => page.getByRole('searchbox', { name: 'Search or command' });

/** Keeps the palette on its way until it is let through, and gives back when it has arrived. */
async function holdBack(page: Page): Promise<() => Promise<void>> {
  let letThrough = () => {};
  const isLetThrough = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(chunk, async (route) => {
    await isLetThrough;
    await route.continue();
  });
  const asked = page.waitForRequest(chunk);
  return async () => {
    letThrough();
    await (await (await asked).response())?.finished();
  };
}

/** Gives back when what has arrived would have been drawn. */
const drawn = (page: Page) =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));

describe('keys right after Ctrl K, while the palette is on its way,', () => {
  it('are what is searched for', async () => {
    const page = await enterStudio(product, '/');
    await title(page, 'Home');
    const letThrough = await holdBack(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('what a ctoo');
    await page.keyboard.press('Backspace');
    await letThrough();
    await expect.poll(() => searchIn(page).inputValue()).toBe('what a cto');
  });

  it('choose what is found first by Enter, and do nothing to the screen behind', async () => {
    const page = await enterStudio(product, '/api-keys?new=true');
    await page.getByLabel('What it is for').fill('Nightly report');
    await page.getByRole('button', { name: 'Make the key' }).click();
    await page.getByRole('button', { name: 'I have it' }).click();
    const revoke = page.getByRole('button', { name: 'Revoke Nightly report' });
    await revoke.focus();
    const letThrough = await holdBack(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Tab');
    await page.keyboard.type('what a cto');
    await page.keyboard.press('Enter');
    expect(await revoke.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await letThrough();
    await page.waitForURL('**/guides/what-a-cto-does');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('call it off by Escape: it does not come, and keys belong to the screen', async () => {
    const page = await enterStudio(product, '/');
    await title(page, 'Home');
    const letThrough = await holdBack(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('guides');
    await page.keyboard.press('Escape');
    await letThrough();
    await page.keyboard.type('gq');
    await title(page, 'Questions');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await searchIn(page).waitFor();
    expect(await searchIn(page).inputValue()).toBe('');
  });

  it('belong to a field that is gone to meanwhile, and it does not come any more', async () => {
    const page = await enterStudio(product, '/questions');
    const words = page.getByRole('searchbox', { name: 'Words' });
    await words.waitFor();
    await title(page, 'Questions');
    await page.getByRole('heading', { level: 1 }).focus();
    const letThrough = await holdBack(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('sign out');
    await page.keyboard.press('Enter');
    await words.click();
    await page.keyboard.type('team');
    expect(await words.inputValue()).toBe('team');
    await letThrough();
    await drawn(page);
    await page.keyboard.type('s');
    expect(await words.inputValue()).toBe('teams');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await searchIn(page).waitFor();
  });

  it('leave the text behind as it is, also those that paste and take back', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const page = await enterStudio(product, '/questions/cto-readiness/ts-reasons-findable', { permissions });
    const prompt = page.getByLabel('Prompt');
    await prompt.waitFor();
    await prompt.focus();
    const before = await prompt.inputValue();
    await page.evaluate(() => navigator.clipboard.writeText('what a\ncto'));
    const letThrough = await holdBack(page);
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+v');
    await page.keyboard.type(' does');
    await page.keyboard.press('Control+x');
    await page.keyboard.press('Control+z');
    await letThrough();
    await expect.poll(() => searchIn(page).inputValue()).toBe('what a cto does');
    expect(await prompt.inputValue()).toBe(before);
  });

  it('are not waited for without end: after a while it says that it has not come', async () => {
    const page = await enterStudio(product, '/');
    await title(page, 'Home');
    await page.clock.install();
    const letThrough = await holdBack(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('button', { name: /^Loading …/ }).waitFor();
    await page.clock.runFor(5000);
    await page.getByText('The search could not be loaded.').waitFor();
    await letThrough();
    await page.clock.resume();
    await drawn(page);
    expect(await searchIn(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Try again' }).click();
    await searchIn(page).waitFor();
  });

  it('belong to the screen at once where it does not come, and it can be asked for again', async () => {
    const page = await enterStudio(product, '/', { expectedErrors });
    await title(page, 'Home');
    await page.route(chunk, (route) => route.abort());
    await page.keyboard.press('Control+k');
    await page.getByText('The search could not be loaded.').waitFor();
    await page.keyboard.type('gq');
    await title(page, 'Questions');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await searchIn(page).waitFor();
  });
});
