import { expectAccessible } from '@yardstick/browser-testing/expect-accessible.ts';
import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enterStudio } from './enter-studio.ts';

const product = openProduct();
const expectedErrors = /ERR_FAILED/;
const guide = '/guides/cto-skills-framework';

/** Keeps the answer to a mutation back until it is lost on its way. */
async function holdBack(page: Page, mutation: string): Promise<() => void> {
  let lose = () => {};
  const isLost = new Promise<void>((resolve) => {
    lose = resolve;
  });
  await page.route('**/studio/graphql', async (route) => {
    if (!route.request().postData()?.includes(`mutation ${mutation}`)) return route.fallback();
    await isLost;
    return route.abort();
  });
  return lose;
}

const news = (page: Page, words: string | RegExp) =>
  page.getByRole('region', { name: /News/ }).getByText(words).waitFor();

describe('what somebody does is on the screen at once, and taken back in sight where the server does not do it', () => {
  it('a webhook that is turned off, tested and deleted', async () => {
    const page = await enterStudio(product, '/webhooks', { expectedErrors });
    await page.getByRole('button', { name: 'New webhook' }).click();
    await page.getByLabel('Address').fill('https://93.184.215.14/hook');
    await page.getByRole('button', { name: 'Set it up' }).click();
    await page.getByRole('button', { name: 'I have it' }).click();
    const tells = page.getByRole('switch', { name: 'Tell it' });
    await tells.waitFor();

    const loseUpdate = await holdBack(page, 'WebhooksScreen_Update');
    await page.getByText('Tell it').click();
    await expect.poll(() => tells.isChecked()).toBe(false);
    loseUpdate();
    await news(page, 'https://93.184.215.14/hook is still told. The server does not answer.');
    await expect.poll(() => tells.isChecked()).toBe(true);

    const loseTest = await holdBack(page, 'WebhooksScreen_Test');
    await page.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Send a test event' }).click();
    await page.getByText('pending').waitFor();
    loseTest();
    await news(page, /^No test event was sent/);
    await page.getByText('pending').waitFor({ state: 'detached' });

    const loseDelete = await holdBack(page, 'WebhooksScreen_Delete');
    await page.getByRole('button', { name: /^More for/ }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await tells.waitFor({ state: 'detached' });
    loseDelete();
    await news(page, /is still there/);
    await tells.waitFor();

    await page.unrouteAll();
    await page
      .getByRole('alertdialog')
      .filter({ hasText: 'is still told' })
      .getByRole('button', { name: 'Try again' })
      .click();
    await expect.poll(() => tells.isChecked()).toBe(false);
    await page.reload();
    await expect.poll(() => tells.isChecked()).toBe(false);
  });

  it('a key that is revoked', async () => {
    const page = await enterStudio(product, '/api-keys', { expectedErrors });
    await page.getByRole('button', { name: 'New key' }).click();
    await page.getByLabel('What it is for').fill('Nightly report');
    await page.getByRole('button', { name: 'Make the key' }).click();
    await page.getByRole('button', { name: 'I have it' }).click();
    const lose = await holdBack(page, 'ApiKeysScreen_Revoke');
    await page.getByRole('button', { name: 'Revoke Nightly report' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('Revoked', { exact: true }).waitFor();
    lose();
    await news(page, 'The key “Nightly report” still works. The server does not answer.');
    await page.getByRole('button', { name: 'Revoke Nightly report' }).waitFor();
  });

  it('a role that the server refuses, with its reason', async () => {
    const page = await enterStudio(product, '/people');
    const role = page.getByRole('button', { name: /Role of Olga/ });
    await role.click();
    await page.getByRole('option', { name: /^Viewer/ }).click();
    await news(page, /^The role of Olga is as it was\. ./);
    await expect.poll(() => role.textContent()).toContain('Administrator');
    expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);
  });

  it('an invitation that is revoked', async () => {
    const page = await enterStudio(product, '/people', { expectedErrors });
    await page.getByRole('button', { name: 'Invite somebody' }).click();
    await page.getByLabel('E-mail address').fill('iris@example.org');
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    await page.getByRole('button', { name: 'I have it' }).click();
    const revoke = page.getByRole('button', { name: 'Revoke the invitation of iris@example.org' });
    await revoke.waitFor();
    const lose = await holdBack(page, 'PeopleScreen_Revoke');
    await revoke.click();
    await revoke.waitFor({ state: 'detached' });
    lose();
    await news(page, /^The invitation of iris@example.org still stands/);
    await revoke.waitFor();
  });

  it('the rule for publishing', async () => {
    const page = await enterStudio(product, '/settings', { expectedErrors });
    const rule = page.getByRole('switch', { name: /approves before a publication/ });
    await rule.waitFor();
    const lose = await holdBack(page, 'SettingsScreen_Change');
    await page.getByText(/approves before a publication/).click();
    await expect.poll(() => rule.isChecked()).toBe(true);
    lose();
    await news(page, /^The rule for publishing is as it was/);
    await expect.poll(() => rule.isChecked()).toBe(false);
  });

  it('a remark, whose words come back into the field, an answer, and what is dealt with', async () => {
    const page = await enterStudio(product, `${guide}?view=remarks`, { expectedErrors });
    const field = page.getByLabel('A remark for the others');
    await field.fill('Is the table right?');
    const loseRemark = await holdBack(page, 'CommentsPanel_Add');
    await page.getByRole('button', { name: 'Add the remark' }).click();
    await page.getByRole('listitem').getByText('Is the table right?').waitFor();
    expect(await field.inputValue()).toBe('');
    await page.getByRole('link', { name: 'Remarks 1' }).waitFor();
    await field.fill('And the');
    loseRemark();
    await news(page, /^Your remark was not added/);
    await page.getByRole('listitem').getByText('Is the table right?').waitFor({ state: 'detached' });
    // What was begun meanwhile is not lost either.
    expect(await field.inputValue()).toBe('Is the table right?\n\nAnd the');
    await field.fill('Is the table right?');

    await page.unrouteAll();
    await page.getByRole('button', { name: 'Add the remark' }).click();
    await page.getByRole('button', { name: 'Dealt with' }).waitFor();
    const loseResolve = await holdBack(page, 'CommentsPanel_Resolve');
    await page.getByRole('button', { name: 'Dealt with' }).click();
    await page.getByText('Dealt with by Olga').waitFor();
    loseResolve();
    await news(page, /^The remark is still open/);
    await page.getByText('Dealt with by Olga').waitFor({ state: 'detached' });

    const loseAnswer = await holdBack(page, 'CommentsPanel_Answer');
    await page.getByRole('button', { name: 'Answer' }).click();
    await page.getByRole('textbox', { name: 'Answer' }).fill('It is.');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByText('Olga: It is.').waitFor();
    loseAnswer();
    await news(page, /^Your answer was not added/);
    await expect.poll(() => page.getByRole('textbox', { name: 'Answer' }).inputValue()).toBe('It is.');
  });

  it('a change that is put back, a review that is asked for, and the trash', async () => {
    const page = await enterStudio(product, guide, { expectedErrors });
    await page.getByLabel('Title').fill('Skills of a CTO');
    await page.getByText('Saved by Olga').waitFor();
    await page.getByRole('link', { name: 'Review & publish' }).click();
    const change = page.getByRole('button', { name: /^Put back:.*title/i });
    await change.waitFor();
    const losePutBack = await holdBack(page, 'ChangesPanel_PutBack');
    await change.click();
    await change.waitFor({ state: 'detached' });
    losePutBack();
    await news(page, /^Not put back:/);
    await change.waitFor();

    const loseReview = await holdBack(page, 'ReviewActions_Request');
    await page.getByLabel('Ask others for a look').fill('The title');
    await page.getByRole('button', { name: 'Send for review' }).click();
    await page.getByText(/^Olga sent revision/).waitFor();
    loseReview();
    await news(page, /^It is not sent for review/);
    await page.getByText(/^Olga sent revision/).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Ask others for a look').inputValue()).toBe('The title');
    await page.unrouteAll();
    await change.click();
    await page.getByText('Everything is live').waitFor();
  });

  it('a publication that is taken back, with what follows from it', async () => {
    const page = await enterStudio(product, '/guides/what-a-cto-does', { expectedErrors });
    await page.getByLabel('Title').fill('What a CTO does all day');
    await page.getByText('Saved by Olga').waitFor();
    await page.getByRole('link', { name: 'Review & publish' }).click();
    await page.getByRole('button', { name: 'Publish now' }).click();
    await page.getByText('Everything is live').waitFor();
    const lose = await holdBack(page, 'ChangesPanel_RollBack');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    lose();
    await news(page, 'Publication 2 is still live. The server does not answer.');
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await news(page, 'What publication 1 was is live again.');
    await page.getByText('What publishing would change').waitFor();
    await page.getByRole('button', { name: /^Put back:.*title/i }).waitFor();
  });

  it('but not the new name of a release: its words stay where they are until the server has them', async () => {
    const page = await enterStudio(product, '/releases?new=true', { expectedErrors });
    await page.getByLabel('What it is called').fill('Spring');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('heading', { name: 'Spring', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Rename' }).click();
    const name = page.getByLabel('What it is called');
    await name.fill('Early summer');
    const lose = await holdBack(page, 'RenameRelease');
    await page.keyboard.press('Enter');
    lose();
    await page.getByText('The server does not answer. Nothing was done.').waitFor();
    expect(await name.inputValue()).toBe('Early summer');
    await expectAccessible(page, 'a name that did not arrive');

    await page.unrouteAll();
    await name.press('Enter');
    await page.getByRole('heading', { name: 'Early summer', level: 1 }).waitFor();
    await name.waitFor({ state: 'detached' });
  });
});

describe('what is made', () => {
  it('is made once, however often its button is pressed', async () => {
    const page = await enterStudio(product, '/api-keys?new=true');
    let asked = 0;
    await page.route('**/studio/graphql', async (route) => {
      if (!route.request().postData()?.includes('mutation ApiKeysScreen_Create')) return route.fallback();
      asked += 1;
      await page.getByRole('button', { name: 'Make the key' }).dblclick({ force: true });
      await page.keyboard.press('Enter');
      return route.fallback();
    });
    await page.getByLabel('What it is for').fill('Made once');
    await page.getByRole('button', { name: 'Make the key' }).click();
    await page.getByText('The new key').waitFor();
    expect(asked).toBe(1);
    await page.getByRole('button', { name: 'I have it' }).click();
    const revoke = page.getByRole('button', { name: 'Revoke Made once' });
    await revoke.first().waitFor();
    expect(await revoke.count()).toBe(1);
  });
});
