import { startTestServer } from '@yardstick/api/testing/start-test-server.ts';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { type BrowserChoice, launchBrowser } from './find-browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    browser: BrowserChoice;
  }
}

/** The product as a visitor meets it: the real server with the first content, seen through a browser. */
export interface Product {
  url: string;
  /** where the first administrator of the studio is set up */
  setUpLink: string;
  /** where its PostgreSQL is, for what a test cannot do from outside */
  dataDir: string;
  /** A fresh browser profile with one page. An unexpected console error fails the test. */
  visit: (path: string, options?: VisitOptions) => Promise<Page>;
  /** Another page of the same profile. */
  visitAgain: (page: Page, path: string) => Promise<Page>;
}

export interface VisitOptions extends BrowserContextOptions {
  /** console errors that the test provokes */
  expectedErrors?: RegExp;
}

/** Starts the product for the tests of a file, and stops it after them. */
export function openProduct(): Product {
  const opened: {
    url?: string;
    setUpLink?: string;
    dataDir?: string;
    close?: () => Promise<void>;
    browser?: Awaited<ReturnType<typeof launchBrowser>>;
  } = {};
  const consoleErrors: string[] = [];

  beforeAll(async () => {
    const [server, browser] = await Promise.all([startTestServer(), launchBrowser(inject('browser'))]);
    Object.assign(opened, {
      url: server.url,
      setUpLink: server.setUpLink,
      dataDir: server.dataDir,
      close: server.close,
      browser,
    });
  });
  afterAll(async () => {
    await opened.browser?.close();
    await opened.close?.();
  });
  afterEach(async () => {
    for (const context of opened.browser?.contexts() ?? []) await context.close();
    expect(consoleErrors.splice(0), 'console errors').toEqual([]);
  });

  const watch = (page: Page, expectedErrors?: RegExp) => {
    const note = (text: string) => expectedErrors?.test(text) || consoleErrors.push(text);
    page.on('pageerror', (error) => note(String(error)));
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && note(message.text()));
  };

  return {
    get url() {
      if (!opened.url) throw new Error('the product is started before the first test, not earlier');
      return opened.url;
    },
    get setUpLink() {
      return opened.setUpLink ?? '';
    },
    get dataDir() {
      return opened.dataDir ?? '';
    },
    async visit(path, { expectedErrors, ...options } = {}) {
      const context = await opened.browser?.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
      if (!context) throw new Error('the browser is started before the first test, not earlier');
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      watch(page, expectedErrors);
      await page.goto(this.url + path);
      return page;
    },
    async visitAgain(page, path) {
      const other = await page.context().newPage();
      watch(other);
      await other.goto(this.url + path);
      return other;
    },
  };
}
