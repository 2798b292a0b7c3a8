import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { enterStudio } from './enter-studio.ts';

const product = openProduct();
const create = `mutation ($input: CreateDocumentInput!) { createDocument(input: $input) { __typename } }`;
const placement = (question: string) => ({ question: `cto-readiness/${question}`, weight: 1, required: true });
/** A forced choice, which is not scored, and no orientation yet that it would tell of. */
const assessment = {
  slug: 'short',
  title: { en: 'A short one' },
  summary: { en: '' },
  introduction: { en: '' },
  framework: 'engineering-leadership',
  competencies: [{ competency: 'people-leadership', weight: 1 }],
  sections: [
    {
      key: 'one',
      title: { en: 'One' },
      placements: [placement('pl-agreed-before-interviews'), placement('ro-free-day')],
    },
  ],
  segments: [],
  bands: [{ key: 'all', name: { en: 'All' }, text: { en: 'Everything' }, from: 0 }],
  roleProfiles: [],
  focusRules: [],
};
const title = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
const saved = (page: Page) => page.getByText('Saved by Olga').waitFor();

describe('an assessment that is being made', () => {
  it('is scored and tried out without its forced choices, and measures more competencies or fewer', async () => {
    const page = await enterStudio(product, '/assessments');
    await title(page, 'Assessments');
    await ask(page, create, [{ input: { kind: 'ASSESSMENT', content: assessment } }]);

    await page.goto(`${product.url}/studio/assessments/short?view=scoring`);
    const weight = (name: string) => page.getByRole('textbox', { name: `Weight of ${name}` });
    await weight('People leadership').waitFor();
    await page.getByText('Nothing of it was published yet').waitFor();
    await page.getByRole('button', { name: 'Measure Business acumen' }).click();
    await weight('Business acumen').waitFor();
    await saved(page);
    await page.reload();
    await weight('Business acumen').waitFor();
    await page.getByRole('button', { name: 'Do not measure People leadership' }).click();
    await weight('People leadership').waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Do not measure Business acumen' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Measure People leadership' }).waitFor();
  });

  it('is offered the questions of its own framework that are not in it', async () => {
    const page = await enterStudio(product, '/assessments');
    await title(page, 'Assessments');
    const other = { slug: 'elsewhere', name: { en: 'Elsewhere' } };
    const competencies = [{ key: 'hiring', name: { en: 'Hiring elsewhere' }, children: [] }];
    const options = ['a', 'b'].map((key, value) => ({ key, label: { en: key }, value }));
    const question = { type: 'single-choice', competency: 'hiring', reversed: false, position: 0, options };
    await ask(page, create, [
      { input: { kind: 'FRAMEWORK', content: { ...other, competencies } } },
      { input: { kind: 'BANK', content: { ...other, framework: 'elsewhere' } } },
      {
        input: {
          kind: 'QUESTION',
          content: { ...question, key: 'foreign', bank: 'elsewhere', prompt: { en: 'Interviewers from elsewhere?' } },
        },
      },
    ]);
    await page.goto(`${product.url}/studio/assessments/cto-readiness`);
    await page
      .getByRole('button', { name: /^Add questions/ })
      .first()
      .click();
    await page.getByLabel('Words in prompt, help or key').fill('interviewers');
    const choices = page.getByRole('dialog').getByRole('checkbox');
    await page.getByRole('checkbox', { name: /^Interviewers are split/ }).waitFor();
    await expect.poll(() => choices.count()).toBe(1);
  });
});

describe('what a guide looks like', () => {
  it('is shown with what was typed just before', async () => {
    const page = await enterStudio(product, '/guides/what-a-cto-does');
    await page.getByRole('textbox', { name: 'Text' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Typed just now.');
    await page.getByRole('link', { name: 'Preview', exact: true }).click();
    await page.getByRole('article').getByText('Typed just now.').waitFor();
  });
});

describe('an address', () => {
  it('may hold a number where words are meant', async () => {
    const page = await enterStudio(product, '/questions?text=360');
    await title(page, 'Questions');
    await page.getByText('No question is like this').waitFor();
    expect(await page.getByRole('searchbox', { name: 'Words' }).inputValue()).toBe('360');
  });
});
