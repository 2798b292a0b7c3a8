import { expectAccessible } from '@yardstick/browser-testing/expect-accessible.ts';
import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import { describe, expect, it } from 'vitest';
import { enterStudio } from './enter-studio.ts';

const product = openProduct();

const question = '/questions/cto-readiness/ts-reasons-findable';
const assessment = '/assessments/cto-readiness';
const guide = '/guides/what-a-cto-does';
const screens = [
  ['/', 'Waits for you'],
  ['/questions', 'Prompt'],
  ['/questions?new=true', 'New question'],
  [question, 'Response options'],
  [`${question}?view=changes`, 'Goes live with'],
  [`${question}?view=history`, 'Imported from a bundle'],
  [`${question}?view=uses`, 'CTO Readiness Assessment'],
  [`${question}?view=remarks`, 'A remark for the others'],
  ['/questions/cto-readiness/ro-free-day', 'Leans to'],
  ['/assessments', 'CTO Readiness Assessment'],
  [assessment, 'Coverage'],
  [`${assessment}?view=scoring`, 'Try-out'],
  [`${assessment}?view=preview`, 'As on a telephone'],
  [`${assessment}?view=changes`, 'Everything is live'],
  [`${assessment}?view=history`, 'Publication 1'],
  [`${assessment}?view=uses`, 'What a CTO does'],
  [`${assessment}?view=remarks`, 'A remark for the others'],
  ['/assessments?new=true', 'Framework it measures'],
  ['/guides', 'What a CTO does'],
  [guide, 'Outline'],
  [`${guide}?view=about`, 'To read next'],
  ['/guides?new=true', 'Its address for good'],
  [`${guide}?view=changes`, 'Everything is live'],
  [`${guide}?view=history`, 'Publication 1'],
  [`${guide}?view=uses`, 'CTO Readiness Assessment'],
  [`${guide}?view=remarks`, 'A remark for the others'],
  [`${guide}?view=preview`, 'Five things that only the CTO does'],
  ['/frameworks', 'Question banks'],
  ['/frameworks/engineering-leadership', 'Competencies'],
  ['/frameworks/engineering-leadership?view=changes', 'Goes live with'],
  ['/frameworks/engineering-leadership?view=history', 'Imported from a bundle'],
  ['/banks/cto-readiness', 'Its questions'],
  ['/reviews', 'Nothing waits'],
  ['/releases', 'No release yet'],
  ['/releases?new=true', 'What it is called'],
  ['/insights', 'Too few attempts to show yet'],
  ['/insights/cto-readiness', 'No attempts to show yet'],
  ['/insights/cto-readiness?view=funnel', 'How far people get'],
  ['/insights/cto-readiness?view=norms', 'No norm yet'],
  ['/attempts', 'Bring attempts in'],
  ['/people', 'olga@example.org'],
  ['/people?new=true', 'E-mail address'],
  ['/api-keys', 'No key yet'],
  ['/api-keys?new=true', 'What it is for'],
  ['/webhooks', 'Nobody is told yet'],
  ['/webhooks?new=true', 'What it is told of'],
  ['/audit', 'set this installation up'],
  ['/settings', 'Languages'],
  ['/account', 'Appearance'],
] as const;

describe('every screen', () => {
  it.each(screens)(
    '%s is accessible in both colour schemes, in a narrow window and at twice the size',
    async (path, text) => {
      const page = await enterStudio(product, path, { colorScheme: 'light' });
      await page.getByText(text).first().waitFor();
      await expectAccessible(page, `${path}, light`);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectAccessible(page, `${path}, dark`);
      // At 200 % a window of 1280 × 800 is 640 × 400 wide and high.
      await page.setViewportSize({ width: 640, height: 400 });
      await expect.poll(() => page.evaluate(widthOutside), { timeout: 3000 }).toBe(0);
      await page.setViewportSize({ width: 390, height: 844 });
      await expectAccessible(page, `${path}, on a telephone`);
      await page.setViewportSize({ width: 320, height: 700 });
      await expect.poll(() => page.evaluate(widthOutside), { timeout: 3000 }).toBe(0);
      await expectAccessible(page, `${path}, narrow`);
    },
  );
});

const widthOutside = () => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth);

it('says what to do when there is no such document', async () => {
  const page = await enterStudio(product, '/guides/nothing-of-this-name');
  await page.getByRole('heading', { name: 'There is no such document' }).waitFor();
});

describe('what stands in front of a screen', () => {
  const schemes = ['light', 'dark'] as const;

  it.each(schemes)('is accessible: the palette, the keys, menus and choices, %s', async (colorScheme) => {
    const page = await enterStudio(product, question, { colorScheme });
    await page.getByLabel('Prompt').waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('searchbox', { name: 'Search or command' }).fill('cto');
    await page.getByText('Documents').waitFor();
    await expectAccessible(page, 'the palette');
    // Once for the words, once for the palette.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1 }).focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor();
    await expectAccessible(page, 'the keys');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem').first().waitFor();
    await expectAccessible(page, 'a menu');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Competency$/ }).click();
    await page.getByRole('option').first().waitFor();
    await expectAccessible(page, 'a choice');
  });

  it.each(schemes)(
    'is accessible: a release with a document that is not ready, and its schedule, %s',
    async (colorScheme) => {
      const page = await enterStudio(product, '/guides?new=true', { colorScheme });
      await page.getByLabel('Title').fill(`Not ready, ${colorScheme}`);
      await page.getByRole('button', { name: 'Begin' }).click();
      await page.getByRole('link', { name: 'Review & publish' }).click();
      await page.getByText('Has to be mended first').waitFor();
      await expectAccessible(page, 'what has to be mended');
      await page.getByRole('button', { name: 'Schedule or put in a release' }).click();
      await page.getByLabel('What it is called').waitFor();
      await expectAccessible(page, 'putting it in a release');
      await page.getByRole('button', { name: 'Put in', exact: true }).click();
      await page.getByText('Not ready', { exact: true }).waitFor();
      await expectAccessible(page, 'a release');
      await page.getByRole('button', { name: 'Schedule', exact: true }).click();
      await page.getByLabel('Date and time').waitFor();
      await expectAccessible(page, 'scheduling');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Cancel the release' }).click();
      await page.getByRole('dialog', { name: 'Cancel this release?' }).waitFor();
      await expectAccessible(page, 'cancelling a release');
      await page.getByRole('button', { name: 'Keep it' }).click();
      await page.getByRole('button', { name: 'Schedule', exact: true }).waitFor();
      await page.getByRole('button', { name: 'Cancel the release' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Cancel the release' }).click();
      await page.getByText('The release is cancelled.').waitFor();
      await page.getByRole('button', { name: 'Schedule', exact: true }).waitFor({ state: 'detached' });
    },
  );

  it.each(schemes)(
    'is accessible: what is asked before a key is revoked, a signing key made anew or a webhook deleted, %s',
    async (colorScheme) => {
      const purpose = `Only to look at, ${colorScheme}`;
      const page = await enterStudio(product, '/api-keys?new=true', { colorScheme });
      await page.getByLabel('What it is for').fill(purpose);
      await page.getByRole('button', { name: 'Make the key' }).click();
      await page.getByText('The new key').waitFor();
      await expectAccessible(page, 'a key that is shown once');
      await page.getByRole('button', { name: 'I have it' }).click();
      await page.getByRole('button', { name: `Revoke ${purpose}` }).click();
      await page.getByRole('dialog', { name: `Revoke “${purpose}”?` }).waitFor();
      await expectAccessible(page, 'revoking a key');
      await page.keyboard.press('Escape');

      const address = `https://93.184.215.14/${colorScheme}`;
      await page.goto(`${product.url}/studio/webhooks?new=true`);
      await page.getByLabel('Address').fill(address);
      await page.getByRole('button', { name: 'Set it up' }).click();
      await page.getByText('What deliveries are signed with').waitFor();
      await page.getByRole('button', { name: 'I have it' }).click();
      const more = page.getByRole('button', { name: `More for ${address}` });
      await more.click();
      await page.getByRole('menuitem', { name: 'Make a new signing key' }).click();
      await page.getByRole('dialog', { name: 'Make a new signing key?' }).waitFor();
      await expectAccessible(page, 'making a signing key anew');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await more.click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByRole('dialog', { name: 'Delete this webhook?' }).waitFor();
      await expectAccessible(page, 'deleting a webhook');
      await page.setViewportSize({ width: 390, height: 844 });
      await expectAccessible(page, 'deleting a webhook, on a telephone');
    },
  );
});

it('keeps its shapes where colours are forced, and moves nothing where motion is not wanted', async () => {
  const page = await enterStudio(product, `${assessment}?view=scoring`, { forcedColors: 'active' });
  await page.getByText('Try-out').first().waitFor();
  await expectAccessible(page, 'scoring in forced colours');
  const isSeen = await page
    .getByRole('link', { name: 'Scoring' })
    .evaluate((element) => getComputedStyle(element).borderBottomStyle !== 'none');
  expect(isSeen).toBe(true);
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  );
  expect(moving).toBe(0);
});
