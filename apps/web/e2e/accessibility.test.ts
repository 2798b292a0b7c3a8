import { expectAccessible } from '@yardstick/browser-testing/expect-accessible.ts';
import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import { describe, it } from 'vitest';
import { answerByApi } from './answer-by-api.ts';
import { answerByKeyboard, questionCount, startByKeyboard } from './respondent.ts';

const product = openProduct();
const introduction = '/assessments/cto-readiness';
describe.each(['light', 'dark'] as const)('every screen, %s', (colorScheme) => {
  describe.each([
    ['wide', { width: 1280, height: 860 }],
    ['narrow', { width: 360, height: 740 }],
  ])('%s', (_name, viewport) => {
    const visit = (path: string) => product.visit(path, { colorScheme, viewport });

    it.each([
      ['the start page', '/', 'Know where you stand, and where to look next.'],
      ['the guides', '/guides', 'Guides'],
      ['a guide', '/guides/cto-vs-vp-engineering', 'CTO vs VP Engineering'],
      ['a missing guide', '/guides/nothing', 'There is no such guide'],
      ['a missing page', '/nowhere', 'There is nothing at this address'],
      ['an introduction', introduction, 'CTO Readiness Assessment'],
      ['the taking without an attempt', `${introduction}/take`, 'No attempt is under way in this browser'],
      ['the result without an attempt', '/result', 'There is no result in this browser'],
    ])('%s passes', async (screen, path, heading) => {
      const page = await visit(path);
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await page.waitForFunction(() => !document.querySelector('[aria-busy=true]'));
      await expectAccessible(page, screen);
    });

    it('the taking and the result pass', async () => {
      const page = await visit(introduction);
      await startByKeyboard(page);
      await expectAccessible(page, 'a question');

      await page.goto(`${product.url}${introduction}/take#${await answerByApi(product.url, { leaveOpen: 1 })}`);
      await page.getByText(/ · (\d+) of \1/).waitFor();
      await expectAccessible(page, 'a forced choice');
      await page.getByRole('button', { name: 'Leave', exact: true }).click();
      await expectAccessible(page, 'leaving');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Answer later' }).click();
      await page.getByRole('heading', { name: '1 question still open' }).waitFor();
      await expectAccessible(page, 'the finish with an open question');
      await page.goBack();
      const last = await questionCount(page);
      await answerByKeyboard(page, { from: last, to: last });
      await page.getByText('Look over your answers').click();
      await expectAccessible(page, 'the finish');
      await page.getByRole('button', { name: 'Submit and see my result' }).click();
      await page.getByRole('heading', { name: 'Your result', level: 1 }).waitFor();
      await page.getByText('How this was scored').click();
      await expectAccessible(page, 'the result');
      await page.getByRole('button', { name: 'Delete my attempt' }).click();
      await expectAccessible(page, 'the deletion');
      await page.getByRole('button', { name: 'Delete for good' }).click();
      await page.getByRole('heading', { name: 'All of it is deleted' }).waitFor();
      await expectAccessible(page, 'the deletion done');
    });
  });
});
