import { gzipSync } from 'node:zlib';
import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import { describe, expect, it } from 'vitest';
import { enterStudio } from './enter-studio.ts';

const product = openProduct();
const mostBytes = 200 * 1024;

/** What the scripts weigh that a screen loads when somebody comes to it first. */
async function scriptsOf(path: string, shows: string) {
  const page = await enterStudio(product, '/settings');
  await page.getByText('Languages').first().waitFor();
  const context = page.context();
  await page.close();
  const fresh = await context.newPage();
  const scripts: Promise<[string, number]>[] = [];
  fresh.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js'))
      scripts.push(response.body().then((body) => [response.url(), gzipSync(body).length]));
  });
  await fresh.goto(`${product.url}/studio${path}`);
  await fresh.getByText(shows).first().waitFor();
  await fresh.waitForLoadState('networkidle');
  const loaded = await Promise.all(scripts);
  await fresh.close();
  return { bytes: loaded.reduce((sum, [, size]) => sum + size, 0), files: loaded.map(([url]) => url) };
}

describe('the studio', () => {
  it('starts with at most 200 KB of JavaScript, compressed', async () => {
    const { bytes, files } = await scriptsOf('/', 'Changed lately');
    expect(files.length).toBeGreaterThan(3);
    expect(bytes, `${Math.round(bytes / 1024)} KB`).toBeLessThanOrEqual(mostBytes);
  });

  it('brings the editor of texts only to those who write', async () => {
    const { files } = await scriptsOf('/guides', 'What a CTO does');
    expect(files.filter((file) => file.includes('guide-editor'))).toEqual([]);
  });
});
