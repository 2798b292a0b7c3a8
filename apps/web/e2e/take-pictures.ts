import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startTestServer } from '@yardstick/api/testing/start-test-server.ts';
import { findBrowser, launchBrowser } from '@yardstick/browser-testing/find-browser.ts';

// Takes the pictures of the README from the running product: pnpm --filter @yardstick/web pictures

const folder = path.resolve(import.meta.dirname, '../../../docs/images');
/** Which option to choose, question by question: a person who is strong in some areas and not in others. */
const choices = ['3', '2', '4', '3', '2', '1', '3'];

await mkdir(folder, { recursive: true });
const server = await startTestServer();
const browser = await launchBrowser(await findBrowser());
try {
  const page = await browser.newPage({
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  await page.goto(`${server.url}/assessments/cto-readiness`);
  await page.getByRole('button', { name: 'Start the assessment' }).click();
  for (let number = 1; ; number++) {
    const place = page.getByText(new RegExp(` · ${number} of \\d+`));
    await place.waitFor();
    const [, count] = /of (\d+)/.exec((await place.textContent()) ?? '') ?? [];
    if (number === 4) await page.screenshot({ path: path.join(folder, 'question.png') });
    await page.keyboard.press(number > 28 ? '1' : (choices[number % choices.length] ?? '1'));
    if (number === Number(count)) break;
    // A question of several choices stays until it is left.
    await place.waitFor({ state: 'hidden', timeout: 2000 }).catch(() => page.keyboard.press('Enter'));
  }
  await page.getByRole('button', { name: 'Submit and see my result' }).click();
  await page.getByRole('heading', { name: 'Your result', level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await page.setViewportSize({ width: 1280, height: 1500 });
  await page.screenshot({ path: path.join(folder, 'result.png') });
} finally {
  await browser.close();
  await server.close();
}
