import { readFile } from 'node:fs/promises';
import { expectAccessible } from '@yardstick/browser-testing/expect-accessible.ts';
import { openProduct } from '@yardstick/browser-testing/open-product.ts';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { enterStudio } from './enter-studio.ts';
import { writeAttempts } from './write-attempts.ts';

const product = openProduct();

const give = (page: Page, name: string, text: string) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const months = ['2026-03', '2026-04'];

describe('attempts from elsewhere', () => {
  it('are tried first: what is wrong is told by row and column, and nothing is written', async () => {
    const page = await enterStudio(product, '/attempts', { expectedErrors: /422/ });
    const good = await writeAttempts(page, product, { count: 30, months });
    const [header, first = '', ...others] = good.split('\n');
    const cells = first.split(',');
    cells[5] = 'nonsense';
    await give(page, 'broken.csv', [header, cells.join(','), ...others].join('\n'));

    await page.getByText('1 thing has to be mended').waitFor();
    expect(await page.getByRole('row').last().textContent()).toMatch(/^2.*nonsense/);
    await expectAccessible(page, 'problems of a file');
    await page.getByText('Nothing yet.').waitFor();

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /^Download 1 thing/ }).click(),
    ]);
    expect(await readFile(await file.path(), 'utf8')).toMatch(/Row,Column,What to mend\r\n2,/);
  });

  it('begin with a file of the right columns, which the import takes', async () => {
    const page = await enterStudio(product, '/attempts');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'A file with the right columns' }).click(),
    ]);
    const header = (await readFile(await file.path(), 'utf8')).trim();
    expect(header).toMatch(/^submitted_at,locale,segment:current-role,.*ts-reasons-findable/);
    const row = header.split(',').map((column) => (column === 'ts-reasons-findable' ? 'a' : ''));
    await give(page, 'one.csv', `${header}\n${row.join(',')}\n`);
    await page.getByText('1 attempt can be imported.').waitFor();
  });

  it('come in as a whole, stand in the history, and go out again', async () => {
    const page = await enterStudio(product, '/attempts');
    await give(page, 'answers.csv', await writeAttempts(page, product, { count: 40, months }));
    await page.getByText('40 attempts can be imported.').waitFor();
    await expectAccessible(page, 'a file that can be imported');
    await page.getByRole('button', { name: 'Import 40 attempts' }).click();

    await page.getByText('40 attempts imported.').waitFor();
    await page.getByText('Imported', { exact: true }).waitFor();

    await page.getByRole('button', { name: 'Undo the import of answers.csv' }).click();
    await expectAccessible(page, 'asked whether to erase');
    await page.getByRole('button', { name: 'Erase 40 attempts' }).click();
    await page.getByText('Undone', { exact: true }).waitFor();
  });

  it('are refused a second time, with the reason', async () => {
    const page = await enterStudio(product, '/attempts', { expectedErrors: /409/ });
    const text = await writeAttempts(page, product, { count: 20, months, seed: 2 });
    await give(page, 'twice.csv', text);
    await page.getByRole('button', { name: 'Import 20 attempts' }).click();
    await page.getByText('20 attempts imported.').waitFor();
    await give(page, 'again.csv', text);
    await page.getByRole('alert').getByText('This very file was imported').waitFor();
  });

  it('are taken away as a file, which is watched while it is written', async () => {
    const page = await enterStudio(product, '/attempts');
    await page.getByRole('button', { name: 'Export attempts' }).click();
    await expectAccessible(page, 'asked what to export');
    await page.getByRole('button', { name: 'Write the file' }).click();
    await page.getByText('Ready', { exact: true }).waitFor();
    await expectAccessible(page, 'an export that is ready');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Download/ }).click(),
    ]);
    const rows = (await readFile(await file.path(), 'utf8')).trim().split(/\r?\n/);
    // Those of the import before, which was not undone.
    expect(rows).toHaveLength(1 + 20);
  });

  it('stand in a list that grows, where those under way move on and nobody loses their place', async () => {
    const page = await enterStudio(product, '/attempts');
    await page.getByText('Take attempts away').waitFor();
    const begin = `mutation ($input: StartAttemptExportInput!) { startAttemptExport(input: $input) { __typename } }`;
    const begun = 110;
    const input = { assessment: 'cto-readiness', columns: 'ANALYSIS', format: 'CSV' };
    await ask(page, begin, [{ input }]);
    await page.reload();
    await page.getByText('Ready', { exact: true }).first().waitFor();
    const rows = page.getByRole('region', { name: 'Take attempts away' }).getByRole('listitem');
    const before = await rows.count();
    await ask(page, begin, new Array(begun).fill({ input }));
    await page.reload();
    await page.getByText('Waiting', { exact: true }).first().waitFor();
    await expect
      .poll(
        async () => {
          await rows.last().scrollIntoViewIfNeeded();
          return rows.count();
        },
        { timeout: 30_000 },
      )
      .toBe(begun + before);
    const oldest = rows.last().getByRole('button', { name: /^Delete/ });
    await oldest.focus();
    const [top, waiting] = [await oldest.boundingBox(), await page.getByText('Waiting', { exact: true }).count()];
    await expect.poll(() => page.getByText('Waiting', { exact: true }).count()).toBeLessThan(waiting);
    expect(await rows.count()).toBe(begun + before);
    expect(await oldest.evaluate((element) => element === document.activeElement)).toBe(true);
    // A row that is being written is a little higher than others.
    expect(Math.abs(((await oldest.boundingBox())?.y ?? 0) - (top?.y ?? 0))).toBeLessThan(60);
  });
});
