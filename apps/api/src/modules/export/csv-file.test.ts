import { keySchema, localeSchema } from '@yardstick/domain/content/key.ts';
import { describe, expect, it } from 'vitest';
import { csvCell } from './csv-file.ts';

describe('a cell of a CSV file', () => {
  it.each([
    [null, ''],
    [0, '0'],
    [-3, '-3'],
    [58.333333333333336, '58.333333333333336'],
    ['d', 'd'],
    ['a|b', 'a|b'],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['two\nlines', '"two\nlines"'],
  ])('of %j is written as %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  it.each(['=1+1', '+1', '-1+1', '@sum(a1)', '\t=1', '\r=1', '=HYPERLINK("http://evil.example","x")'])(
    'of the text %j is no formula for a spreadsheet',
    (text) => {
      expect(csvCell(text)).toMatch(/^"?'/);
      // Of such text exports cannot consist: neither a key nor a locale may begin like that.
      expect([keySchema.safeParse(text).success, localeSchema.safeParse(text).success]).toEqual([false, false]);
    },
  );
});
