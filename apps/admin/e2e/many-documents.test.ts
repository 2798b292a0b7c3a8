import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { enterStudio } from './enter-studio.ts';

const product = openProduct();
const assessment = '/assessments/cto-readiness';
const saved = (page: Page) => page.getByText('Saved by Olga').waitFor();

/** Chooses as people do: by going to the field, typing some words and taking what has them. */
async function choose(page: Page, field: Locator, words: string, name: RegExp) {
  await field.click();
  await page.keyboard.type(words);
  await page.getByRole('option', { name }).click();
}

const guideNamed = (number: number) => ({
  slug: `many-${number}`,
  title: { en: `Many things, part ${number}` },
  summary: { en: '' },
  competencies: [],
  assessments: [],
  related: [],
  body: { en: 'Text.' },
});

describe('where there are more guides than a list holds', () => {
  it('each is found by its words: to read next, in a focus rule, in a link and for a release', async () => {
    const page = await enterStudio(product, '/guides/what-a-cto-does?view=about');
    await page.getByRole('heading', { name: 'To read next' }).waitFor();
    const create = `mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { __typename } }`;
    const inputs = Array.from({ length: 160 }, (_, index) => ({
      input: { kind: 'GUIDE', content: guideNamed(index + 1) },
    }));
    await ask(page, create, inputs);

    const next = page.getByRole('list', { name: 'To read next' });
    const more = next.getByRole('combobox', { name: 'Add a guide' });
    await choose(page, more, 'part 159', /part 159/);
    await next.getByText('Many things, part 159').waitFor();
    await saved(page);
    // The field is empty and ready for the next; all that have the words come as the list is scrolled.
    expect(await more.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await more.inputValue()).toBe('');
    await page.keyboard.type('many');
    await expect
      .poll(
        async () => {
          await page.getByRole('option').last().scrollIntoViewIfNeeded();
          return page.getByRole('option').count();
        },
        { timeout: 15_000 },
      )
      .toBe(159);
    await page.keyboard.press('Escape');

    await page.goto(`${product.url}/studio${assessment}?view=scoring`);
    const rules = page.getByRole('list', { name: 'Guides to read' }).first();
    await choose(page, rules.getByRole('combobox', { name: 'Add a guide' }), '158', /part 158/);
    await rules.getByText('Many things, part 158').waitFor();
    await saved(page);
    await page.reload();
    await rules.getByText('Many things, part 158').waitFor();

    await page.goto(`${product.url}/studio/guides/what-a-cto-does`);
    await page.getByRole('textbox', { name: 'Text' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+k');
    await page.getByLabel('A word of a title, or an address').fill('many things');
    const found = page.getByRole('dialog').getByRole('button', { name: /guide$/ });
    await expect
      .poll(
        async () => {
          await found.last().scrollIntoViewIfNeeded();
          return found.count();
        },
        { timeout: 15_000 },
      )
      .toBe(160);
    await page.getByLabel('A word of a title, or an address').fill('part 157');
    await page.getByRole('button', { name: /part 157/ }).click();
    await page.getByText('Many things, part 157').waitFor();
    await saved(page);

    await page.goto(`${product.url}/studio/releases?new=true`);
    await page.getByLabel('What it is called').fill('Spring');
    await page.getByRole('button', { name: 'Begin' }).click();
    await choose(page, page.getByRole('combobox', { name: /^Add a guide/ }), 'part 156', /part 156/);
    await page.getByRole('link', { name: 'Many things, part 156' }).waitFor();
  });
});

describe('where there are more open releases than a list holds', () => {
  it('each is found by its words to put a document in', async () => {
    const page = await enterStudio(product, '/guides/cto-vs-vp-engineering', { expectedErrors: /ERR_FAILED/ });
    await page.getByLabel('Title').fill('CTO or VP Engineering');
    await saved(page);
    const create = `mutation ($input: CreateReleaseInput!) { createRelease(input: $input) { __typename } }`;
    const titles = Array.from({ length: 60 }, (_, index) => `Release of week ${index + 1}`);
    await ask(
      page,
      create,
      titles.map((title) => ({ input: { title } })),
    );
    await page.getByRole('link', { name: 'Review & publish' }).click();
    await page.getByRole('button', { name: 'Schedule or put in a release' }).click();
    // The oldest of them stands at the end of any list.
    const field = page.getByRole('combobox', { name: 'Or one that is open' });
    const put = page.getByRole('button', { name: 'Put in', exact: true });
    await field.click();
    await page.keyboard.type('week 1');
    await page.getByRole('option', { name: /^Release of week 1(?!\d)/ }).waitFor();
    await page.keyboard.press('Tab');
    await page.getByText('Choose one of the list, or take the words away.').waitFor();
    expect(await put.isDisabled()).toBe(true);
    await field.fill('');
    await page.keyboard.press('Tab');
    await expect.poll(() => put.isEnabled()).toBe(true);
    await choose(page, field, 'WEEK 1', /^Release of week 1(?!\d)/);
    await page.getByText('It goes into “Release of week 1”.').waitFor();
    await page.getByRole('button', { name: 'Choose again' }).click();
    await expect.poll(() => put.isEnabled()).toBe(true);
    await choose(page, field, 'WEEK 1', /^Release of week 1(?!\d)/);
    await put.click();
    await page.getByRole('heading', { name: 'Release of week 1', level: 1 }).waitFor();
    await page.getByRole('link', { name: 'CTO or VP Engineering' }).waitFor();

    // A new one that the document did not get into is not made a second time.
    await page.goto(`${product.url}/studio/guides/cto-skills-framework`);
    await page.getByLabel('Title').fill('The framework of CTO skills');
    await saved(page);
    await page.getByRole('link', { name: 'Review & publish' }).click();
    await page.getByRole('button', { name: 'Schedule or put in a release' }).click();
    await page.getByLabel('What it is called').fill('Autumn');
    await page.route('**/studio/graphql', (route) =>
      route.request().postData()?.includes('mutation ReleaseChoice_Add') ? route.abort() : route.fallback(),
    );
    await put.click();
    await page.getByText('It goes into “Autumn”.').waitFor();
    await page.getByText('The server does not answer.').waitFor();
    await page.unrouteAll();
    await put.click();
    await page.getByRole('heading', { name: 'Autumn', level: 1 }).waitFor();
    await page.goto(`${product.url}/studio/releases`);
    await page.getByRole('link', { name: 'Autumn' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Autumn' }).count()).toBe(1);
  });
});

describe('a long history', () => {
  it('grows as it is scrolled, and whoever reads it stays where they are', async () => {
    const page = await enterStudio(product, '/frameworks/engineering-leadership?view=history');
    await page.getByText('Imported from a bundle').waitFor();
    await saveManyTimes(page);
    await page.reload();
    // Saves of one sitting stand in one row, so that the end of the list is in sight until all of it is here.
    await page.getByText('Imported from a bundle').waitFor();
    await page.getByText(/^That is all: 12\d$/).waitFor();
    await page.getByText(/^\d+–12\d/).waitFor();

    await page.getByRole('button', { name: 'What changed' }).first().click();
    await page.getByRole('heading', { name: /^From revision/ }).waitFor();
    await page.getByRole('button', { name: /^Put the whole of revision/ }).click();
    await page.getByText(/^The draft is as revision \d+ was/).waitFor();
    // What was loaded is still here, with the new revision on top of it.
    await page.getByText(/^That is all: 12\d$/).waitFor();
    await page.getByText('Imported from a bundle').waitFor();
  });
});

describe('a long list', () => {
  it('grows below what is there already, and the focus stays at its end', async () => {
    const page = await enterStudio(product, '/audit');
    const rows = page.getByRole('row');
    await rows.nth(50).waitFor();
    const first = await rows.nth(1).textContent();
    expect(await rows.count()).toBe(51);
    await page.getByRole('button', { name: 'Older' }).focus();
    await rows.nth(51).waitFor();
    const isAtTheEnd = () => page.evaluate(() => document.activeElement?.textContent ?? '');
    for (
      let turn = 0;
      turn < 20 && (await page.getByRole('button', { name: /Older|Loading/ }).count()) > 0;
      turn += 1
    ) {
      expect(await isAtTheEnd()).toMatch(/Older|Loading|That is all/);
      await page.keyboard.press('Enter');
      await page.waitForTimeout(100);
    }
    await expect.poll(isAtTheEnd).toMatch(/^That is all/);
    expect(await rows.nth(1).textContent()).toBe(first);
  });

  it('stands still where the server does not answer, says so at its end, and goes on when it is told to', async () => {
    const page = await enterStudio(product, '/audit', { expectedErrors: /ERR_FAILED/ });
    let asked = 0;
    await page.route('**/studio/graphql', (route) => {
      if (!/AuditScreen.*"after":"/s.test(route.request().postData() ?? '')) return route.fallback();
      asked += 1;
      return route.abort();
    });
    const again = page.getByRole('button', { name: 'Try again' });
    await page.getByRole('row').nth(50).waitFor();
    await page.getByRole('row').nth(50).scrollIntoViewIfNeeded();
    await again.waitFor();
    await again.scrollIntoViewIfNeeded();
    await page.mouse.wheel(0, -200);
    await page.mouse.wheel(0, 400);
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    expect(asked).toBe(1);
    expect(await page.getByRole('row').count()).toBe(51);

    await page.unrouteAll();
    await again.click();
    await page.getByRole('row').nth(51).waitFor();
    expect(await page.evaluate(() => document.activeElement !== document.body)).toBe(true);
  });

  it('keeps what was done to a row while more rows come', async () => {
    const page = await enterStudio(product, '/api-keys');
    await page.getByText('No key yet').waitFor();
    const create = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { __typename } }`;
    const inputs = Array.from({ length: 120 }, (_, index) => ({
      input: { name: `Key ${index + 1}`, abilities: ['content:read'], expiresInDays: 9 },
    }));
    await ask(page, create, inputs);
    await page.reload();
    const revoke = page.getByRole('button', { name: /^Revoke Key/ });
    await revoke.nth(49).waitFor();
    await revoke.first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('The key is worthless now.').waitFor();
    await page.getByText('Revoked', { exact: true }).waitFor();
    await revoke.last().scrollIntoViewIfNeeded();
    await page.getByText(/^100 of 120$/).waitFor();
    expect(await page.getByText('Revoked', { exact: true }).count()).toBe(1);
    expect(await revoke.count()).toBe(99);
  });
});

async function saveManyTimes(page: Page): Promise<void> {
  const [read] = await ask(
    page,
    '{ document(kind: FRAMEWORK, key: "engineering-leadership") { id revision content } }',
    [{}],
  );
  const { id, content } = read.document;
  let { revision } = read.document;
  const save = `mutation ($input: SaveDraftInput!) {
    saveDraft(input: $input) { ... on SavedDraft { document { revision } } ... on Error { message } }
  }`;
  for (let turn = 1; turn <= 120; turn += 1) {
    const name = { ...content.name, en: `Engineering leadership ${turn}` };
    const [saved] = await ask(page, save, [{ input: { id, basedOn: revision, content: { ...content, name } } }]);
    revision = saved.saveDraft.document.revision;
  }
}
