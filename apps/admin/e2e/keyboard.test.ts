import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enterStudio } from './enter-studio.ts';

const product = openProduct();
const mostTabs = 80;
const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
const saved = (page: Page) => page.getByText('Saved by Olga').waitFor();
const hasFocus = (target: Locator) => target.evaluate((element) => element === document.activeElement);
const focusIsSomewhere = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator, key = 'Tab') {
  await target.waitFor();
  for (let pressed = 0; pressed < mostTabs; pressed += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${target} is not reached by ${mostTabs} × ${key}`);
}

async function find(page: Page, words: string, name: RegExp) {
  await page.keyboard.press('Control+k');
  await page.getByRole('searchbox', { name: 'Search or command' }).waitFor();
  await page.keyboard.type(words);
  await page.getByRole('menuitem', { name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

async function livePrompts(): Promise<string> {
  const query = `{ assessment(slug: "cto-readiness") { form { sections { placements { question { prompt } } } } } }`;
  const answer = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return JSON.stringify(await answer.json());
}

describe('without a mouse', () => {
  it('somebody signs in, revises a question and a weight, sees what that does, publishes it and takes it back', async () => {
    // Sets the owner up, who then comes back as anybody does.
    await enterStudio(product, '/');
    const page = await product.visit('/studio/');
    await title(page, 'Sign in');
    await tabTo(page, page.getByLabel('E-mail address'));
    await page.keyboard.type('olga@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.type('a password of some length');
    await page.keyboard.press('Enter');
    await title(page, 'Home');
    await focusIsSomewhere(page);

    await find(page, 'core system is built', /core system is built this way/);
    await title(page, /core system is built this way/);
    await tabTo(page, page.getByLabel('Prompt'));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('By keys alone: where do newcomers look?');
    await saved(page);

    await find(page, 'cto readiness assessment', /CTO Readiness Assessment/);
    await title(page, 'CTO Readiness Assessment');
    await find(page, 'show scoring', /Show Scoring/);
    await tabTo(page, page.getByRole('textbox', { name: 'Weight of People leadership' }));
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2');
    await page.keyboard.press('Tab');
    await page.getByRole('status').filter({ hasText: '40%' }).first().waitFor();
    await saved(page);

    await find(page, 'review publish', /Show Review/);
    await page.getByText(/People leadership.*25 % → 40 %/).waitFor();
    await page.getByText('By keys alone').first().waitFor();
    await tabTo(page, page.getByRole('button', { name: /^Publish/ }));
    await page.keyboard.press('Enter');
    await page.getByText('Publication 2 is live').waitFor();
    await page.getByText('Everything is live').waitFor();
    await focusIsSomewhere(page);
    expect(await livePrompts()).toContain('By keys alone');

    await find(page, 'show history', /Show History/);
    await tabTo(page, page.getByRole('button', { name: 'Roll back to it' }));
    await page.keyboard.press('Enter');
    await page.getByText('What publication 1 was is live again.').waitFor();
    await focusIsSomewhere(page);
    expect(await livePrompts()).not.toContain('By keys alone');
  });

  it('a question is carried from one section into another', async () => {
    const page = await enterStudio(product, '/assessments/cto-readiness');
    const questionsOf = async (section: string) =>
      page
        .getByRole('grid', { name: `Questions of ${section}` })
        .getByRole('row')
        .count();
    const handle = page.getByRole('button', { name: /^Move Over the past year/ });
    await handle.waitFor();
    const [before, after] = [await questionsOf('Technology and its direction'), await questionsOf('People and teams')];
    // Tab goes to the list, arrows go from question to question, Tab goes into one: to its handle first.
    const rows = page.getByRole('grid', { name: 'Questions of Technology and its direction' }).getByRole('row');
    await tabTo(page, rows.first());
    await tabTo(page, rows.last(), 'ArrowDown');
    await page.keyboard.press('Tab');
    expect(await hasFocus(handle)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => hasFocus(handle)).toBe(false);
    await page.keyboard.press('Tab');
    const isInNext = () =>
      page.evaluate(() => document.activeElement?.closest('[role="grid"]')?.getAttribute('aria-label'));
    await expect.poll(isInNext).toBe('Questions of People and teams');
    await page.keyboard.press('Enter');
    await expect.poll(() => questionsOf('People and teams')).toBe(after + 1);
    expect(await questionsOf('Technology and its direction')).toBe(before - 1);
    await focusIsSomewhere(page);
    await page.keyboard.press('Control+z');
    await expect.poll(() => questionsOf('People and teams')).toBe(after);
    // By whoever saved it last: taken back this soon, nothing was sent.
    await page.getByText(/Saved by/).waitFor();
  });

  it('keys lead everywhere, are shown by ?, and can be turned off', async () => {
    const page = await enterStudio(product, '/');
    await title(page, 'Home');
    await page.keyboard.type('gq');
    await title(page, 'Questions');
    await page.keyboard.press('/');
    await expect.poll(() => hasFocus(page.getByRole('searchbox', { name: 'Words' }))).toBe(true);
    await page.keyboard.type('gh?');
    expect(await page.getByRole('searchbox', { name: 'Words' }).inputValue()).toBe('gh?');
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await page.getByText('go to anything, do anything').waitFor();
    await tabTo(page, page.getByRole('switch', { name: /Keys without Ctrl/ }));
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focusIsSomewhere(page);
    await page.keyboard.press('?');
    await page.keyboard.type('gh');
    await title(page, 'Questions');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('the focus stays in sight after something is taken away or a dialog closes', async () => {
    const page = await enterStudio(product, '/questions/cto-readiness/ts-reasons-findable');
    await tabTo(page, page.getByRole('button', { name: 'Remove option b' }));
    await page.keyboard.press('Enter');
    await page.getByLabel('Text of option b').waitFor({ state: 'detached' });
    await focusIsSomewhere(page);
    await page.keyboard.press('Control+z');
    await page.getByLabel('Text of option b').waitFor();
    await page.getByRole('button', { name: 'More', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Move to the trash' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'It stays where it is' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await focusIsSomewhere(page);
    await saved(page);
  });
});

describe('where mouse and keys take turns', () => {
  it('what a menu offers first is chosen by Space right after a click has opened it, what is next by arrow and Enter', async () => {
    // Where something is chosen already, keys begin with that.
    const page = await enterStudio(product, '/questions?columns=none');
    await page.getByRole('columnheader', { name: 'Prompt' }).waitFor();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Competency' }).waitFor();
    await page.keyboard.press('Space');
    await page.getByRole('columnheader', { name: 'Competency' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('columnheader', { name: 'Type' }).waitFor();
  });

  it('what a question is used in is opened from its row, by Enter and by a click', async () => {
    const page = await enterStudio(product, '/questions');
    const row = page.getByRole('row', { name: /^How did your most recent replacement/ });
    const link = row.getByRole('link', { name: '1 assessment' });
    await link.waitFor();
    await row.focus();
    // From cell to cell, at the pace at which the focus moves.
    const goOn = async () => {
      if (!(await hasFocus(link))) await page.keyboard.press('ArrowRight');
      return hasFocus(link);
    };
    await expect.poll(goOn).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText('1 document refers to it').waitFor();
    await page.goBack();
    await link.click();
    await page.getByText('1 document refers to it').waitFor();
    // It leads on to the place itself.
    await page.getByRole('main').getByRole('link', { name: 'CTO Readiness Assessment' }).click();
    await title(page, 'CTO Readiness Assessment');
    const isAtPlace = () => page.evaluate(() => document.activeElement?.closest('[data-entry]')?.textContent);
    await expect.poll(isAtPlace).toContain('How did your most recent replacement');
  });

  it('a list that is searched waits until the words stand still', async () => {
    const page = await enterStudio(product, '/audit');
    await page.getByRole('row').nth(1).waitFor();
    const asked: string[] = [];
    page.on('request', (request) => {
      const text = request.postData() ?? '';
      if (text.includes('AuditScreen')) asked.push(text);
    });
    await page.getByLabel('Who').pressSequentially('nobody at all', { delay: 20 });
    await page.getByText('Nothing like this was done').waitFor();
    expect(asked.filter((text) => text.includes('nobody'))).toHaveLength(1);
  });
});
