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
  ['/assessments', 'CTO Readiness Assessment'],
  [assessment, 'Coverage'],
  [`${assessment}?view=scoring`, 'Try-out'],
  [`${assessment}?view=preview`, 'As on a telephone'],
  [`${assessment}?view=changes`, 'Everything is live'],
  [`${assessment}?view=history`, 'Publication 1'],
  ['/guides', 'What a CTO does'],
  [guide, 'Outline'],
  [`${guide}?view=about`, 'To read next'],
  [`${guide}?view=preview`, 'Five things that only the CTO does'],
  ['/frameworks', 'Question banks'],
  ['/frameworks/engineering-leadership', 'Competencies'],
  ['/banks/cto-readiness', 'Its questions'],
  ['/reviews', 'Nothing waits'],
  ['/releases', 'No release yet'],
  ['/insights', 'Too few attempts to show yet'],
  ['/insights/cto-readiness', 'No attempts to show yet'],
  ['/insights/cto-readiness?view=funnel', 'How far people get'],
  ['/insights/cto-readiness?view=norms', 'No norm yet'],
  ['/attempts', 'Bring attempts in'],
  ['/people', 'olga@example.org'],
  ['/api-keys', 'No key yet'],
  ['/webhooks', 'Nobody is told yet'],
  ['/audit', 'set this installation up'],
  ['/settings', 'Languages'],
  ['/account', 'Appearance'],
] as const;

describe('every screen', () => {
  it.each(screens)('%s is accessible in both colour schemes, and fits a narrow window', async (path, text) => {
    const page = await enterStudio(product, path, { colorScheme: 'light' });
    await page.getByText(text).first().waitFor();
    await expectAccessible(page, `${path}, light`);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page, `${path}, dark`);
    await page.setViewportSize({ width: 320, height: 700 });
    await expect.poll(() => page.evaluate(widthOutside), { timeout: 3000 }).toBe(0);
  });
});

const widthOutside = () => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth);

it('says what to do when there is no such document', async () => {
  const page = await enterStudio(product, '/guides/nothing-of-this-name');
  await page.getByRole('heading', { name: 'There is no such document' }).waitFor();
});
