import { build } from 'vite';
import type { TestProject } from 'vitest/node';
import { type BrowserChoice, findBrowser } from './find-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserChoice;
  }
}

/** Builds what is tested, and finds a browser once for all files. */
export default async function setUp(project: TestProject): Promise<void> {
  const [browser] = await Promise.all([
    findBrowser(),
    build({ root: new URL('..', import.meta.url).pathname, logLevel: 'warn' }),
  ]);
  project.provide('browser', browser);
}
