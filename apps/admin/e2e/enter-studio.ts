import type { Product } from '@yardstick/browser-testing/open-product.ts';
import type { BrowserContextOptions, Page } from 'playwright-core';

const password = 'a password of some length';
const owner = { name: 'Olga', email: 'olga@example.org' };

type Stored = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

const sessions = new WeakMap<Product, Stored>();

interface Visit extends BrowserContextOptions {
  expectedErrors?: RegExp;
}

/** Opens a page of the studio as its owner, who is set up by the first visit. */
export async function enterStudio(product: Product, path: string, options: Visit = {}): Promise<Page> {
  const storageState = sessions.get(product) ?? (await setUp(product));
  return product.visit(`/studio${path}`, { storageState, ...options });
}

async function setUp(product: Product): Promise<Stored> {
  const page = await product.visit(product.setUpLink.slice(product.url.length));
  await page.getByLabel('Your name').fill(owner.name);
  await page.getByLabel('E-mail address').fill(owner.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Set up and sign in' }).click();
  await page.getByRole('heading', { name: 'Home', level: 1 }).waitFor();
  const stored = await page.context().storageState();
  sessions.set(product, stored);
  return stored;
}

/** Signs in where the session has ended, without leaving the screen. */
export async function signInAgain(page: Page): Promise<void> {
  await page.getByLabel('E-mail address').fill(owner.email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in and go on' }).click();
}
