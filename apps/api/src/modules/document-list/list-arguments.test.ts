import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { executeAs } from '../../testing/staff.ts';
import { seedLargeStudio } from './testing/large-studio.ts';
import { type ListName, listPage } from './testing/list-all.ts';

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ content: [] });
  await seedLargeStudio(api.database, 100);
});
afterAll(() => api.close());

const cursorOf = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
const someId = '01890000-0000-7000-8000-000000000000';

describe('a list is refused with a code', () => {
  const refusals: [code: string, list: ListName, listing: object][] = [
    ['BAD_PAGE_SIZE', 'questions', { first: 101 }],
    ['BAD_PAGE_SIZE', 'questions', { first: -1 }],
    ['BAD_PAGE_SIZE', 'guides', { last: 2_000_000_000 }],
    ['BAD_PAGE_SIZE', 'guides', { first: 3, last: 3 }],
    ['BAD_CURSOR', 'questions', { after: 'nonsense' }],
    ['BAD_CURSOR', 'questions', { order: 'LAST_CHANGE', after: cursorOf('LAST_CHANGE', '1 OR true', someId) }],
    ['BAD_CURSOR', 'questions', { order: 'LAST_CHANGE', after: cursorOf('LAST_CHANGE', '9'.repeat(40), someId) }],
    ['BAD_CURSOR', 'questions', { order: 'KEY', after: cursorOf('KEY', 'a', 'no id') }],
    ['BAD_CURSOR', 'questions', { order: 'KEY', after: cursorOf('KEY', 'a\0', someId) }],
    ['BAD_CURSOR', 'questions', { order: 'KEY', before: cursorOf('PROMPT', 'a', someId) }],
    ['BAD_CURSOR', 'questions', { order: 'KEY', before: cursorOf('KEY', { $gt: '' }, someId) }],
    ['TEXT_TOO_LONG', 'questions', { filter: { text: 'x'.repeat(201) } }],
    ['UNSTORABLE_TEXT', 'questions', { filter: { bank: ['a\0'] } }],
    ['UNSTORABLE_TEXT', 'questions', { filter: { usedIn: ['\ud800'] } }],
    ['UNSTORABLE_TEXT', 'guides', { filter: { assessment: ['a\0'] } }],
    ['BAD_COMPETENCY', 'questions', { filter: { competency: ['people'] } }],
    ['BAD_COMPETENCY', 'guides', { filter: { competency: ['a/b/c'] } }],
    ['UNKNOWN_LOCALE', 'guides', { filter: { missingTranslation: "en'; --" } }],
  ];
  it.each(refusals)('%s: %s %j', async (code, list, listing) => {
    const { errors } = await listPage(api.database, list, listing);

    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });

  it('to nobody', async () => {
    const { data, errors } = await executeAs(api.database, null, '{ questions { edges { node { key } } } }');

    expect(data).toBeNull();
    expect(errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  });
});

describe('whatever stands in a filter', () => {
  const hostile = [
    "' OR '1'='1",
    "'; DROP TABLE document; --",
    '"}\'::jsonb',
    '$.** ? (@ != "")',
    '?| array[1]',
    '@> {}',
    '__proto__',
    'constructor',
    'toString',
    '{"$ne":null}',
    '$1',
    '%',
    '_',
    '\\',
    '\\%',
    'a/__proto__',
    '🙂',
  ];
  it.each(hostile)('is data: %s', async (text) => {
    const asCompetency = text.split('/').length === 2 ? text : `leading/${text.replaceAll('/', '')}`;
    const asked: [ListName, object][] = [
      ['questions', { text }],
      ['questions', { bank: [text] }],
      ['questions', { usedIn: [text] }],
      ['questions', { competency: [asCompetency] }],
      ['guides', { text }],
      ['guides', { assessment: [text] }],
      ['guides', { competency: [asCompetency] }],
    ];
    for (const [list, filter] of asked) {
      const { list: page, errors } = await listPage(api.database, list, { filter });
      const literal = 'text' in filter ? await countSaying(list, text) : 0;

      expect(errors, JSON.stringify(filter)).toBeUndefined();
      expect(page.totalCount, JSON.stringify(filter)).toBe(literal);
    }
  });

  /** Documents whose key or texts hold every word as it stands. */
  async function countSaying(list: ListName, text: string): Promise<number> {
    const kind = list === 'questions' ? 'question' : 'guide';
    const documents = await api.database.document.findMany({ where: { kind, trashedAt: null } });
    return documents.filter(({ key, content }) => {
      const { prompt, help, title, summary } = content as Record<string, object>;
      const texts = [prompt, help, title, summary].flatMap((field) => Object.values(field ?? {}));
      const all = [key, ...texts].join(' ').toLowerCase();
      return text.split(' ').every((word) => all.includes(word.toLowerCase()));
    }).length;
  }
});
