import { expectAccessible } from '@yardstick/browser-testing/expect-accessible.ts';
import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildTrial } from './markdown-editor/open-trial.ts';

const product = openProduct();
let open: Awaited<ReturnType<typeof buildTrial>>;
beforeAll(async () => {
  open = await buildTrial(product);
});

const textbox = (page: Page) => page.getByRole('textbox', { name: 'Text of the guide' });
const textOf = (page: Page) => page.evaluate(() => window.trial.text);
const tool = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

const guide = `# A guide

Some **strong** and *light* words, a [link](https://example.org/a) and \`code\`.

> Quoted

- [x] done
- [ ] open

| Name | Value |
| --- | --- |
| a long name | 1 |

![A rule](/studio/favicon.svg)
`;

describe('the Markdown editor', () => {
  it.each(['light', 'dark'] as const)(
    'shows what a text means under the policy of the studio, %s',
    async (colorScheme) => {
      const page = await open(guide, { colorScheme });
      await textbox(page).waitFor();

      await expectAccessible(page, `editor, ${colorScheme}`);
      await expect.poll(() => textbox(page).textContent()).toContain('Some strong and light words, a link and code.');
      const heading = page.locator('.md-h1');
      expect(await heading.evaluate((line) => Number.parseInt(getComputedStyle(line).fontSize, 10))).toBeGreaterThan(
        24,
      );
      expect(await page.locator('.md-thumbnail img').evaluate((image: HTMLImageElement) => image.src)).toContain(
        'favicon',
      );
      const bars = await page.locator('.md-table').evaluateAll((lines) => lines.map((line) => line.textContent));
      expect(bars).toHaveLength(3);
      await expect.poll(() => textOf(page)).toBe(guide);
    },
  );

  it('shows signs on the line of the cursor only', async () => {
    const page = await open('**one**\n\n**two**');
    await textbox(page).click({ position: { x: 40, y: 28 } });
    await expect.poll(() => textbox(page).textContent()).toBe('**one**two');
  });

  it('formats by keyboard, keeps every other byte and takes it back', async () => {
    const before = 'one  \r\ntwo\t\r\n\r\n* three\r\n';
    const page = await open(before);
    await textbox(page).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+b');
    await expect.poll(() => textOf(page)).toBe(before.replace('one', '**one**'));
    await page.keyboard.press('Control+Alt+2');
    await expect.poll(() => textOf(page)).toBe(before.replace('one', '## **one**'));
    await expect.poll(() => tool(page, 'Bold').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => textOf(page)).toBe(before);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('four');
    await expect.poll(() => textOf(page)).toBe(`${before}* four\r\n`);
  });

  it('asks for a link and writes it in place of the word', async () => {
    const page = await open('see here now');
    await textbox(page).focus();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+k');
    await expect.poll(() => textOf(page)).toBe('[see](/guides/a) here now');
  });

  it('goes through a table by Tab; Escape and Tab leave it', async () => {
    const page = await open('');
    await textbox(page).focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('After');
    await tool(page, 'Table').click();
    await page.keyboard.type('A');
    await page.keyboard.press('Tab');
    await page.keyboard.type('B');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1');
    await expect.poll(() => textOf(page)).toBe('| A | B |\n| --- | --- |\n| 1 |  |');
    await tool(page, 'Add a column').click();
    await tool(page, 'Align the table').click();
    await expect.poll(() => textOf(page)).toBe('| A   |     | B   |\n| --- | --- | --- |\n| 1   |     |     |');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('After');
  });

  it('puts images in where they were asked for, and says why one could not', async () => {
    const page = await open('one\n\ntwo');
    await textbox(page).focus();
    await page.keyboard.press('Control+Home');
    const picker = page.locator('input[type=file]');
    await picker.setInputFiles({ name: 'rule.png', mimeType: 'image/png', buffer: Buffer.from('x') });
    await page.getByText('Uploading rule.png …').waitFor();
    await expect.poll(() => textOf(page)).toBe('one\n\ntwo');
    await page.keyboard.type('More than ');
    await page.evaluate(() => window.trial.arrive());
    await expect.poll(() => textOf(page)).toBe('More than one\n\n![A rule](/studio/favicon.svg)\n\ntwo');

    await picker.setInputFiles({ name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('x') });
    await page.getByText('Uploading broken.png …').waitFor();
    await page.evaluate(() => window.trial.arrive());
    await page.getByRole('alert').getByText('broken.png could not be added. It is no image.').waitFor();
    expect(await page.getByText('Uploading').count()).toBe(0);
    await expect.poll(() => textOf(page)).toContain('More than one\n\n![A rule]');
  });

  it('takes images that are pasted or dropped, and leaves what comes with text to be pasted as text', async () => {
    const page = await open('one');
    await textbox(page).focus();
    const give = (kind: 'paste' | 'drop', texts: string[]) =>
      textbox(page).evaluate(
        (element, [event, ...types]) => {
          const data = new DataTransfer();
          data.items.add(new File(['x'], `${event}.png`, { type: 'image/png' }));
          for (const type of types) data.items.add('words', type);
          const { left, top } = element.getBoundingClientRect();
          const where = { bubbles: true, cancelable: true, clientX: left + 20, clientY: top + 20 };
          element.dispatchEvent(
            event === 'drop'
              ? new DragEvent('drop', { ...where, dataTransfer: data })
              : new ClipboardEvent('paste', { ...where, clipboardData: data }),
          );
        },
        [kind, ...texts],
      );
    const image = '![A rule](/studio/favicon.svg)';
    for (const [kind, text] of [
      ['paste', `one\n\n${image}`],
      ['drop', `one\n\n${image}\n\n${image}`],
    ] as const) {
      await give(kind, []);
      await page.getByText(`Uploading ${kind}.png …`).waitFor();
      await page.evaluate(() => window.trial.arrive());
      await expect.poll(() => textOf(page)).toBe(text);
    }

    await give('paste', ['text/plain', 'text/html']);
    await expect.poll(() => textOf(page)).toContain('words');
    expect(await page.getByText('Uploading').count()).toBe(0);
  });

  it('takes a text from elsewhere without losing the place, finds words and goes to a heading', async () => {
    const page = await open('one two');
    await textbox(page).focus();
    await page.keyboard.press('End');
    await page.evaluate(() => window.trial.setText('zero one two'));
    await expect.poll(() => textbox(page).textContent()).toBe('zero one two');
    await page.keyboard.type('!');
    await expect.poll(() => textOf(page)).toBe('zero one two!');

    await page.keyboard.press('Control+z');
    await expect.poll(() => textOf(page)).toBe('zero one two');

    const long = `${'text\r\n\r\n'.repeat(300)}## Far\r\n`;
    await page.evaluate((text) => window.trial.setText(text), long);
    await expect.poll(() => textbox(page).textContent()).not.toContain('zero');
    await page.evaluate((offset) => window.trial.scrollTo(offset), long.indexOf('## Far'));
    await page.keyboard.type('#');
    await expect.poll(() => textOf(page)).toBe(long.replace('## Far', '### Far'));
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Find' }).waitFor();
    await expectAccessible(page, 'search');
  });

  it('goes from tool to tool by arrow keys', async () => {
    const page = await open('word');
    await textbox(page).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect.poll(() => textOf(page)).toBe('*word*');
    await page.keyboard.type('!');
    await expect.poll(() => textOf(page)).toBe('*!word*');
  });
});
