import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { startTestServer } from '@yardstick/api/testing/start-test-server.ts';
import { findBrowser, launchBrowser } from '@yardstick/browser-testing/find-browser.ts';
import { writeAttempts } from './write-attempts.ts';

// Takes the pictures of the README from the running product: pnpm --filter @yardstick/admin pictures

const folder = path.resolve(import.meta.dirname, '../../../docs/images');
const pictures = [
  { name: 'studio-questions', at: '/questions', shows: 'Someone new asks' },
  { name: 'studio-question', at: '/questions/cto-readiness/ts-late-architecture-news', shows: 'Response options' },
  { name: 'studio-guide', at: '/guides/what-a-cto-does', shows: 'Outline' },
] as const;

const picturesOfPeople = [
  { name: 'studio-insights', at: '/insights/cto-readiness', shows: 'Below the targets of' },
  { name: 'studio-scoring', at: '/assessments/cto-readiness?view=scoring', shows: 'As it is live' },
  { name: 'studio-segments', at: '/insights/cto-readiness?view=segments', shows: 'Every score of every group' },
] as const;
// An import has its attempts counted at once, in the background.
const untilCountedMs = 5000;

await mkdir(folder, { recursive: true });
const server = await startTestServer();
const browser = await launchBrowser(await findBrowser());
try {
  const page = await browser.newPage({
    locale: 'en-GB',
    viewport: { width: 1360, height: 850 },
    reducedMotion: 'reduce',
  });
  await page.goto(server.setUpLink);
  await page.getByLabel('Your name').fill('Olga');
  await page.getByLabel('E-mail address').fill('olga@example.org');
  await page.getByLabel('Password').fill('a password of some length');
  await page.getByRole('button', { name: 'Set up and sign in' }).click();
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  for (const { name, at, shows } of pictures) {
    await page.goto(`${server.url}/studio${at}`);
    await page.getByText(shows).first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
  // People who answered, so that there is something to see.
  const months = ['2026-03', '2026-04', '2026-05', '2026-06', '2026-07', '2026-08'];
  await page.request.post(`${server.url}/studio/attempts/import?assessment=cto-readiness&fileName=answers.csv`, {
    headers: { origin: server.url, 'content-type': 'text/csv' },
    data: await writeAttempts(page, server, { count: 3000, months }),
  });
  await page.waitForTimeout(untilCountedMs);
  for (const { name, at, shows } of picturesOfPeople) {
    await page.goto(`${server.url}/studio${at}`);
    await page.getByText(shows).first().waitFor();
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
  }
  await page.goto(`${server.url}/studio/assessments/cto-readiness?view=scoring`);
  await page.getByRole('textbox', { name: 'Weight of People leadership' }).fill('2');
  await page.keyboard.press('Tab');
  await page.getByText('Saved by Olga').waitFor();
  await page.getByRole('link', { name: 'Review & publish' }).click();
  await page.getByText('The same form gets a new scoring model').waitFor();
  await page.screenshot({ path: path.join(folder, 'studio-publish.png') });
} finally {
  await browser.close();
  await server.close();
}
