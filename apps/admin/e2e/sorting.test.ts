import { expectAccessible } from '@yardstick/browser-testing/expect-accessible.ts';
import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { enterStudio } from './enter-studio.ts';

const product = openProduct();
const assessment = '/assessments/cto-readiness';
const technology = 'Questions of Technology and its direction';
const people = 'Questions of People and teams';

const listOf = (page: Page, list: string) => page.getByRole('grid', { name: list });
const rowsOf = (page: Page, list: string) => listOf(page, list).locator('[data-entry]');
const namesIn = (page: Page, list: string) =>
  rowsOf(page, list).evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
/** The question in whose row the focus is, and what of it has the focus. */
const focusIn = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const row = activeElement?.closest('[data-entry]');
    return `${row?.getAttribute('aria-label')}: ${activeElement === row ? 'row' : activeElement?.tagName.toLowerCase()}`;
  });

async function compose(page: Page): Promise<string[]> {
  await rowsOf(page, people).first().waitFor();
  await page.waitForLoadState('networkidle');
  return namesIn(page, technology);
}

/** With the mouse, from the middle of a row to just below or above the middle of another. */
async function drag(page: Page, from: string, index: number, to: string, toIndex: number, isAfter: boolean) {
  const middleOf = async (list: string, row: number) => {
    const box = await rowsOf(page, list).nth(row).boundingBox();
    if (!box) throw new Error(`no row ${row} in ${list}`);
    return { x: box.x + 220, y: box.y + box.height / 2 };
  };
  await rowsOf(page, from).nth(index).scrollIntoViewIfNeeded();
  let start = await middleOf(from, index);
  // A hand waits until what it reaches for stands still.
  for (let before = { x: 0, y: 0 }; before.y !== start.y; start = await middleOf(from, index)) {
    before = start;
    await page.waitForTimeout(100);
  }
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x, start.y + 8, { steps: 2 });
  const end = await middleOf(to, toIndex);
  await page.mouse.move(end.x, end.y + (isAfter ? 8 : -8), { steps: 6 });
  await page.mouse.up();
}

describe('questions of an assessment', () => {
  it('are dragged by the mouse to another place of their section, and back by undo', async () => {
    const page = await enterStudio(product, assessment);
    const before = await compose(page);
    await drag(page, technology, 0, technology, 2, true);
    const [first, second, third, ...others] = before;
    await expect.poll(() => namesIn(page, technology)).toEqual([second, third, first, ...others]);
    expect((await focusIn(page)).split(':')[0]).toBe(first);
    await page.keyboard.press('Control+z');
    await expect.poll(() => namesIn(page, technology)).toEqual(before);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => namesIn(page, technology)).toEqual([second, third, first, ...others]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => namesIn(page, technology)).toEqual(before);
    await page.getByText(/Saved by/).waitFor();
  });

  it('are dragged into another section, the next one too', async () => {
    const page = await enterStudio(product, assessment, { viewport: { width: 1360, height: 2400 } });
    const before = await compose(page);
    const others = await namesIn(page, people);
    await drag(page, technology, 1, people, 0, true);
    await expect.poll(() => namesIn(page, people)).toEqual([others[0], before[1], ...others.slice(1)]);
    expect(await focusIn(page)).toBe(`${before[1]}: row`);
    await drag(page, technology, 0, people, 0, false);
    await expect.poll(() => namesIn(page, people)).toEqual([before[0], others[0], before[1], ...others.slice(1)]);
    expect(await namesIn(page, technology)).toEqual(before.slice(2));
    for (const expected of [before.length - 1, before.length]) {
      await page.keyboard.press('Control+z');
      await expect.poll(() => rowsOf(page, technology).count()).toBe(expected);
    }
    expect(await namesIn(page, technology)).toEqual(before);
    expect(await page.locator('[data-dragging]').count()).toBe(0);
    await page.getByText(/Saved by/).waitFor();
  });

  it('keep the focus while Alt and the arrow keys move them, to the end of their section and no further', async () => {
    const page = await enterStudio(product, assessment);
    const [first, ...others] = await compose(page);
    await rowsOf(page, technology).first().focus();
    await page.keyboard.press('Tab');
    expect(await focusIn(page)).toBe(`${first}: button`);
    await page.keyboard.press('Alt+ArrowDown');
    await page
      .getByRole('status')
      .getByText(`now 2 of ${others.length + 1}`)
      .waitFor({ state: 'attached' });
    for (const _ of others) await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => namesIn(page, technology)).toEqual([...others, first]);
    expect(await focusIn(page)).toBe(`${first}: button`);
    for (const _ of others) await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => namesIn(page, technology)).toEqual([first, ...others]);
    expect(await focusIn(page)).toBe(`${first}: button`);
  });

  it('offer every place between them to keys and to assistive technology, say what goes on, and let it be', async () => {
    const page = await enterStudio(product, assessment);
    const before = await compose(page);
    await rowsOf(page, technology).nth(1).focus();
    await page.keyboard.press('Tab');
    const handle = page.getByRole('button', { name: `Move ${before[1]}`, exact: true });
    expect(await handle.getAttribute('aria-describedby')).toBeTruthy();
    await page.keyboard.press('Enter');
    await page.getByText('Started dragging.', { exact: false }).first().waitFor({ state: 'attached' });
    const places = (list: string) => listOf(page, list).getByRole('button', { name: /^Insert / });
    await expect.poll(() => places(technology).count()).toBe(before.length + 1);
    expect(await places(people).count()).toBe((await namesIn(page, people)).length + 1);
    const placeWithFocus = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await expect.poll(placeWithFocus).toMatch(/^Insert /);
    const found = await placeWithFocus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(placeWithFocus).not.toBe(found);
    await page.keyboard.press('Escape');
    await expect.poll(() => places(technology).count()).toBe(0);
    expect(await namesIn(page, technology)).toEqual(before);
    await expectAccessible(page, 'the questions of an assessment');
  });

  it('are led to by a link to their place, also where keys are used', async () => {
    const page = await enterStudio(product, assessment);
    const names = await compose(page);
    await page.keyboard.press('Tab');
    await page.evaluate(() => {
      location.hash = 'sections.0.placements.3.required';
    });
    await expect.poll(() => focusIn(page)).toBe(`${names[3]}: input`);
    await rowsOf(page, technology)
      .nth(3)
      .getByRole('button', { name: /^Move / })
      .focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(async () => (await namesIn(page, technology))[2]).toBe(names[3]);
    await page.evaluate(() => {
      location.hash = 'sections.0.placements.2';
    });
    await expect.poll(() => focusIn(page)).toBe(`${names[3]}: input`);
    await page.keyboard.press('Control+z');
    await expect.poll(() => namesIn(page, technology)).toEqual(names);
  });
});
