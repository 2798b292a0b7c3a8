import path from 'node:path';
import type { Product, VisitOptions } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { build } from 'vite';

const types: Record<string, string> = { js: 'text/javascript', css: 'text/css' };

/** Builds the page that holds the editor alone. Answers a function that opens it under the policy of the real studio. */
export async function buildTrial(product: Product) {
  const built = await build({
    configFile: path.resolve('vite.config.ts'),
    logLevel: 'warn',
    publicDir: false,
    build: { write: false, rollupOptions: { input: path.resolve('e2e/markdown-editor/trial-page.tsx') } },
  });
  const files = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const tags = files.map(({ fileName }) =>
    fileName.endsWith('.css')
      ? `<link rel="stylesheet" href="/studio/${fileName}">`
      : `<script type="module" src="/studio/${fileName}"></script>`,
  );
  const html = `<!doctype html><html lang="en"><head><title>Trial</title><link rel="icon" href="/studio/favicon.svg">${tags.join('')}</head><body><div id="root"></div></body></html>`;

  return async (text: string, options?: VisitOptions): Promise<Page> => {
    // A picture has no icon of its own, and the browser asks in vain for one.
    const page = await product.visit('/studio/favicon.svg', { expectedErrors: /404/, ...options });
    const policy = (await page.request.get(`${product.url}/studio/`)).headers()['content-security-policy'] ?? '';
    if (!policy) throw new Error('the studio has no policy, which is part of the trial');
    for (const file of files) {
      const body = file.type === 'chunk' ? file.code : Buffer.from(file.source);
      await page.route(`**/studio/${file.fileName}`, (route) =>
        route.fulfill({ body, contentType: types[file.fileName.split('.').at(-1) ?? ''] ?? '' }),
      );
    }
    await page.route('**/studio/trial', (route) =>
      route.fulfill({ body: html, contentType: 'text/html', headers: { 'content-security-policy': policy } }),
    );
    await page.addInitScript((first) => {
      window.firstText = first;
    }, text);
    await page.goto(`${product.url}/studio/trial`);
    return page;
  };
}
