import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { asOwner } from '../../testing/as-owner.ts';
import { countStatements } from '../../testing/count-statements.ts';
import { type LargeStudio, seedLargeStudio } from '../document-list/testing/large-studio.ts';
import { searchKinds, selectMatches } from './find-matches.ts';
import { readSearchQuery } from './search-query.ts';
import { type Marked, marked, searchAsViewer } from './testing/search-as-viewer.ts';
import { aGuide, library, writeDocument } from './testing/small-library.ts';

let api: ApiUnderTest;
let studio: LargeStudio;
beforeAll(async () => {
  api = await startApi({ content: [] });
  studio = await seedLargeStudio(api.database);
  for (const document of library) await writeDocument(api.database, document);
  await asOwner(api.connectionString, (sql) => sql.query('ANALYZE'));
}, 90_000);
afterAll(() => api.close());

const search = (text: string, more: object = {}) => searchAsViewer(api.database, text, more);

describe('a search', () => {
  it('gives an exact key first, then titles, then texts', async () => {
    expect((await search('mentoring')).keys).toEqual(['mentoring', 'about-a-word', 'another']);
  });

  it('takes the last word for the beginning of one, and the others whole', async () => {
    expect((await search('mentoring begin')).keys).toEqual(['about-a-word']);
    expect((await search('mentori beginners')).keys).toEqual([]);
    expect((await search('BEGINNERS mentor')).keys).toEqual(['about-a-word']);
  });

  it.each([
    ['ownership', 'pairs'],
    ['“ownership”', 'pairs'],
    ['verantwort', 'pairs'],
    ['quietly', 'pairs'],
    ['quietly—of', 'pairs'],
    ['cd', 'pairs'],
    ['ci/c', 'pairs'],
    ['manage lead', 'pairs'],
    ['e-ma', 'pairs'],
    ['q-12', 'pairs'],
    ['übung', 'german'],
    ['ÜBU', 'german'],
    ['ärgernis', 'german'],
  ])('finds %s beside punctuation and in any case', async (text, key) => {
    expect((await search(text, { kinds: ['GUIDE'] })).keys).toContain(key);
  });

  it('gives competencies as results of their own', async () => {
    expect((await search('pottery')).keys).toEqual(['crafts#pottery', 'crafts#weaving']);
    expect((await search('crafts/glazing')).keys).toEqual(['crafts#glazing']);
    expect((await search('glasu')).results).toMatchObject([
      {
        document: { kind: 'FRAMEWORK' },
        title: { text: 'Glazing' },
        excerpt: { text: 'Glasur', matches: [{ from: 0, to: 5 }] },
      },
    ]);
    expect((await search('clay weaving')).keys).toEqual([]);
  });

  it('finds only the kinds asked for', async () => {
    expect((await search('pottery', { kinds: ['QUESTION', 'GUIDE'] })).keys).toEqual([]);
    expect((await search('first', { kinds: ['ASSESSMENT'] })).keys).toEqual(['first']);
    expect((await search('bank', { kinds: ['BANK'] })).keys).toContain('bank-3');
  });

  it('leaves the trash alone', async () => {
    await writeDocument(api.database, aGuide('thrown-away', 'Xylophone', 'x'), new Date());

    expect((await search('xylophone')).keys).toEqual([]);
  });

  it('shows plain text with the words marked', async () => {
    const { results } = await search('mentor');
    const [titled, , hidden] = ['mentoring', 'about-a-word', 'another'].map((key) =>
      results.find(({ document }) => document.key === key),
    );

    expect(titled?.title).toEqual({ text: 'On being a mentor', matches: [{ from: 11, to: 17 }] });
    expect(titled?.excerpt).toBeNull();
    expect(hidden?.excerpt?.text).toMatch(/^… .*Then mentoring starts at last\..* …$/s);
    expect(marked(hidden?.excerpt as Marked)).toEqual(['mentor']);
    expect((await search('quokka')).results.map(({ excerpt }) => excerpt)).toEqual([null]);
    expect((await search('alle')).results[0]?.excerpt?.text).not.toContain('<');
  });

  it('has every match once, forwards and backwards, as a reader would count them', async () => {
    const expected = studio.documents
      .filter(({ kind, trashedAt }) => kind === 'question' && trashedAt === null)
      .filter(({ content }) => {
        const said = [content.prompt, content.help ?? {}].flatMap((text) => Object.values(text)).join(' ');
        return /\bzebra\b/i.test(said) && /\b7\d*\b/.test(said);
      })
      .map(({ key }) => key);
    const walk = async (isBackwards: boolean) => {
      const keys: string[] = [];
      for (let cursor: string | null = null; ; ) {
        const part = isBackwards ? { last: 47, before: cursor } : { first: 47, after: cursor };
        const { page, keys: found } = await search('zebra 7', { kinds: ['QUESTION'], ...part });
        expect(page.totalCount).toBe(expected.length);
        if (isBackwards) keys.unshift(...found);
        else keys.push(...found);
        if (!(isBackwards ? page.pageInfo.hasPreviousPage : page.pageInfo.hasNextPage)) return keys;
        cursor = isBackwards ? page.pageInfo.startCursor : page.pageInfo.endCursor;
      }
    };
    const forwards = await walk(false);

    expect(forwards.toSorted()).toEqual(expected.toSorted());
    expect(await walk(true)).toEqual(forwards);
    expect(expected.length).toBeGreaterThan(20);
  });
});

describe('on 10,000 documents', () => {
  it.each(['zebra 712', 'mentoring', 'z', 'delegat', 'people'])('a search for %s reads by the index', async (text) => {
    const query = readSearchQuery(text);
    if (!query) throw new Error('a search without words');
    const rows = await api.database.$queryRaw<{ 'QUERY PLAN': string }[]>`EXPLAIN ${selectMatches(query, searchKinds)}`;
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');

    expect(plan).toContain('document_full_text');
    expect(plan).not.toContain('Seq Scan on document');
  });

  it('a page of 100 takes as many statements as one of 10', async () => {
    const few = await countStatements(() => search('zebra', { first: 10 }));
    const many = await countStatements(() => search('zebra', { first: 100 }));

    expect(many).toHaveLength(few.length);
    expect(few.length).toBeLessThanOrEqual(3);
  });

  it('a letter that everything has is answered in time', async () => {
    const before = performance.now();
    const { results } = await search('a', { first: 20 });

    expect(results).toHaveLength(20);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});
