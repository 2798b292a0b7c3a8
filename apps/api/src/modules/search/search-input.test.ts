import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { seedLargeStudio } from '../document-list/testing/large-studio.ts';
import { searchAsViewer } from './testing/search-as-viewer.ts';
import { library, writeDocument } from './testing/small-library.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ content: [] });
  await seedLargeStudio(api.database, 100);
  for (const document of library) await writeDocument(api.database, document);
});
afterAll(() => api.close());

const search = (text: string, more: object = {}) => searchAsViewer(api.database, text, more);

describe('whatever is typed', () => {
  it.each([
    "'",
    "''",
    "it's",
    '"quoted words"',
    'a & b | !c',
    '( ( (',
    ':*',
    'a:*b',
    '<->',
    'a <2> b',
    '\\',
    "\\'",
    "'; DROP TABLE document; --",
    '%_%',
    '$1',
    '{"$ne":null}',
    '__proto__',
    'constructor',
    '🙂',
    '½ ² Ⅷ',
    'http://example.org/?a=b&c=d#e',
    '-12 3.14 1e10',
    '<b>x</b>',
    'a'.repeat(200),
    "' ".repeat(100),
    '',
    '   ',
  ])('is data: %s', async (text) => {
    const { errors, page } = await search(text);

    expect(errors).toBeUndefined();
    expect(page.totalCount).toBeLessThan(100);
  });

  it('is data, whatever characters meet', async () => {
    const characters = [...`'"\\:*&|!()<>-_/.,;$%@#{}[]~^\`=+? aé0日’“—\u0301\u200d\n\t`];
    for (let seed = 1; seed < 150; seed++) {
      const text = Array.from(
        { length: 12 },
        (_, at) => characters[(seed * 7919 + at * at * 104_729) % characters.length],
      );
      const { errors } = await search(text.join(''), { first: 1 });
      expect(errors, JSON.stringify(text.join(''))).toBeUndefined();
    }
  });

  const refusals: [code: string, args: { text: string; first?: number; after?: string }][] = [
    ['UNSTORABLE_TEXT', { text: 'a\0' }],
    ['TEXT_TOO_LONG', { text: 'x'.repeat(201) }],
    ['BAD_PAGE_SIZE', { text: 'a', first: 101 }],
    ['BAD_CURSOR', { text: 'a', after: 'nonsense' }],
    ['BAD_CURSOR', { text: 'zebra', after: Buffer.from('["apple",1,"x",""]').toString('base64url') }],
  ];
  it.each(refusals)('is refused as %s: %j', async (code, { text, ...more }) => {
    expect((await search(text, more)).errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });
});
