import { expect, it } from 'vitest';
import { writeCsv } from './write-csv.ts';

const columns = [{ name: 'Option' }, { name: 'Share' }];

it('writes numbers in full and leaves empty what is not shown', () => {
  expect(
    writeCsv({
      columns,
      rows: [
        ['Growth', -1 / 3],
        ['Startup', null],
      ],
    }),
  ).toBe(`Option,Share\r\nGrowth,${-1 / 3}\r\nStartup,\r\n`);
});

it('quotes what would break a row', () => {
  expect(writeCsv({ columns, rows: [['Say "yes", or\nno', 1]] })).toContain('"Say ""yes"", or\nno",1');
});

it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('keeps %j from being run by a spreadsheet', (text) => {
  expect(writeCsv({ columns: [{ name: text }], rows: [] })).toMatch(/^"?'/);
});
