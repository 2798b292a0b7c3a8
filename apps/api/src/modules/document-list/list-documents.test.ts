import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { type KnownDocument, type LargeStudio, seedLargeStudio } from './testing/large-studio.ts';
import { type ListName, listAll, listPage } from './testing/list-all.ts';
import {
  byKey,
  byLastChange,
  byName,
  byPosition,
  keysInOrder,
  nameIn,
  reversed,
  stateOf,
} from './testing/reference-lists.ts';

let api: ApiUnderTest;
let studio: LargeStudio;
const kinds: Record<ListName, string> = {
  questions: 'question',
  guides: 'guide',
  assessments: 'assessment',
  frameworks: 'framework',
  questionBanks: 'bank',
};
const known = (list: ListName) =>
  studio.documents.filter(({ kind, trashedAt }) => kind === kinds[list] && trashedAt === null);

beforeAll(async () => {
  api = await startApi({ content: [] });
  studio = await seedLargeStudio(api.database);
}, 60_000);
afterAll(() => api.close());

const includes = (text: string, part: string) => text.toLowerCase().includes(part.toLowerCase());
const texts = (text: object | undefined) => Object.values(text ?? {}).join(' ');
const hasWords = (words: readonly string[], ...all: (object | string | undefined)[]) =>
  words.every((word) => includes(all.map((text) => (typeof text === 'string' ? text : texts(text))).join(' '), word));
const placedIn = (slug: string, { key }: KnownDocument): boolean => studio.placements.get(slug)?.has(key) ?? false;
const isOf = (framework: string, { content }: KnownDocument) =>
  (content.bank === 'bank-5' ? 'other' : 'leading') === framework;

type Case = [list: ListName, filter: object, holds: (document: KnownDocument) => boolean];
const cases: Case[] = [
  ['questions', {}, () => true],
  ['questions', { bank: ['bank-2', 'bank-4'] }, ({ content }) => ['bank-2', 'bank-4'].includes(content.bank)],
  ['questions', { bank: ['no-such-bank'] }, () => false],
  ['questions', { type: ['LIKERT', 'FORCED_CHOICE'] }, ({ content }) => /likert|forced/.test(content.type)],
  ['questions', { reversed: true }, ({ content }) => content.reversed],
  ['questions', { reversed: false, type: 'LIKERT' }, ({ content }) => !content.reversed && content.type === 'likert'],
  [
    'questions',
    { competency: ['leading/people'] },
    (document) => isOf('leading', document) && ['people', 'hiring', 'feedback'].includes(document.content.competency),
  ],
  [
    'questions',
    { competency: ['leading/hiring', 'other/money', 'no-such/people'] },
    (document) =>
      (isOf('leading', document) && document.content.competency === 'hiring') ||
      (isOf('other', document) && document.content.competency === 'money'),
  ],
  [
    'questions',
    { usedIn: ['first', 'third'] },
    (document) => placedIn('first', document) || placedIn('third', document),
  ],
  [
    'questions',
    { text: 'DELEG 12' },
    ({ key, content }) => hasWords(['deleg', '12'], key, content.prompt, content.help),
  ],
  ['questions', { text: 'ÉMIGRÉ' }, ({ content }) => texts(content.prompt).includes('émigré')],
  ['questions', { text: '100%' }, ({ content }) => texts(content.prompt).includes('100%')],
  ['questions', { text: 'a_b' }, ({ content }) => texts(content.prompt).includes('a_b')],
  [
    'questions',
    { missingTranslation: 'de' },
    ({ content }) => !content.prompt.de || (content.help && !content.help.de?.trim()),
  ],
  ['questions', { missingTranslation: 'ja' }, () => true],
  ['questions', { state: ['PUBLISHED'] }, (document) => stateOf(document, studio) === 'PUBLISHED'],
  ['questions', { state: ['CHANGED'] }, (document) => stateOf(document, studio) === 'CHANGED'],
  [
    'questions',
    { state: ['NEVER_PUBLISHED'], reversed: true, text: 'zebra', bank: 'bank-3' },
    (document) =>
      stateOf(document, studio) === 'NEVER_PUBLISHED' &&
      document.content.reversed &&
      includes(texts(document.content.prompt), 'zebra') &&
      document.content.bank === 'bank-3',
  ],
  ['guides', {}, () => true],
  ['guides', { state: ['PUBLISHED'] }, (document) => stateOf(document, studio) === 'PUBLISHED'],
  ['guides', { state: ['CHANGED', 'NEVER_PUBLISHED'] }, (document) => stateOf(document, studio) !== 'PUBLISHED'],
  ['guides', { text: 'zebra means' }, ({ content }) => hasWords(['zebra', 'means'], content.title, content.summary)],
  [
    'guides',
    { competency: ['leading/people'] },
    ({ content }) => /^leading\/(people|hiring|feedback)$/.test(content.competencies[0]),
  ],
  ['guides', { key: ['guide-3', 'guide-7', 'no-such'] }, ({ key }) => key === 'guide-3' || key === 'guide-7'],
  ['guides', { assessment: ['first'] }, ({ content }) => content.assessments.includes('first')],
  ['guides', { missingTranslation: 'de' }, ({ content }) => !content.title.de || !content.body.de],
  ['assessments', { state: ['CHANGED'] }, (document) => stateOf(document, studio) === 'CHANGED'],
  ['assessments', { framework: ['other'] }, ({ content }) => content.framework === 'other'],
  ['assessments', { key: ['third', 'guide-3'] }, ({ key }) => key === 'third'],
  ['assessments', { text: 'thi' }, ({ key }) => key === 'third'],
  ['assessments', { missingTranslation: 'en' }, () => false],
  ['frameworks', { state: ['CHANGED', 'PUBLISHED'] }, ({ key }) => key === 'leading'],
  ['frameworks', { text: 'framework OTHER' }, ({ key }) => key === 'other'],
  ['frameworks', { missingTranslation: 'de' }, () => true],
  ['questionBanks', { state: ['PUBLISHED'] }, (document) => stateOf(document, studio) === 'PUBLISHED'],
  ['questionBanks', { framework: ['other'] }, ({ content }) => content.framework === 'other'],
  ['questionBanks', { text: 'Bank 3' }, ({ key }) => key === 'bank-3'],
  ['questionBanks', { missingTranslation: 'de' }, () => true],
];

describe('a list', () => {
  it.each(cases)('of %s where %j holds has exactly those', async (list, filter, holds) => {
    const expected = keysInOrder(known(list).filter(holds), byKey);
    const total = await listPage(api.database, list, { filter, first: 0 });

    expect(await listAll(api.database, list, { filter, order: 'KEY' })).toEqual(expected);
    expect(total.list.totalCount).toBe(expected.length);
  });

  const orders: [list: ListName, order: string, by: Parameters<typeof keysInOrder>[1], isDescending?: boolean][] = [
    ['questions', 'POSITION', byPosition],
    ['questions', 'KEY', byKey],
    ['questions', 'LAST_CHANGE', byLastChange],
    ['questions', 'LAST_CHANGE_DESC', reversed(byLastChange), true],
    ['questions', 'PROMPT', byName('prompt')],
    ['guides', 'TITLE', byName('title')],
    ['assessments', 'TITLE', byName('title')],
    ['frameworks', 'NAME', byName('name')],
    ['questionBanks', 'NAME', byName('name')],
    ['questionBanks', 'LAST_CHANGE_DESC', reversed(byLastChange), true],
    ['guides', 'KEY', byKey],
    ['guides', 'LAST_CHANGE', byLastChange],
    ['guides', 'LAST_CHANGE_DESC', reversed(byLastChange), true],
  ];
  it.each(orders)('of %s by %s has everything once, forwards and backwards', async (list, order, by, isDescending) => {
    const filter = list === 'questions' ? { type: 'LIKERT' } : {};
    const documents = known(list).filter(({ content }) => list !== 'questions' || content.type === 'likert');
    const expected = keysInOrder(documents, by, isDescending);

    expect(await listAll(api.database, list, { filter, order, size: 97 })).toEqual(expected);
    expect(await listAll(api.database, list, { filter, order, size: 89, isBackwards: true })).toEqual(expected);
  });

  it('has all that nobody moves exactly once while others save', async () => {
    const all = known('guides');
    const saved = new Set<string>();
    const saveSome = async () => {
      const [next] = all.filter(({ key }) => !saved.has(key)).slice(3 * saved.size);
      if (!next) return;
      saved.add(next.key);
      await api.database.document.update({
        where: { id: next.id },
        data: { updatedAt: new Date(), content: { ...next.content, title: { en: `A new ${nameIn(next, 'title')}` } } },
      });
    };
    for (const order of ['TITLE', 'LAST_CHANGE', 'LAST_CHANGE_DESC', 'KEY']) {
      const listed = await listAll(api.database, 'guides', { order, size: 7 }, saveSome);
      const untouched = all.filter(({ key }) => !saved.has(key)).map(({ key }) => key);
      const times = (key: string) => listed.filter((entry) => entry === key).length;

      expect(untouched.map((key) => [key, times(key)])).toEqual(untouched.map((key) => [key, 1]));
      expect(saved.size).toBeGreaterThan(4);
    }
    for (const { id, content, updatedAt } of all) {
      await api.database.document.update({ where: { id }, data: { content, updatedAt } });
    }
  });

  it('of assessments that place a question has exactly those', async () => {
    const [key = ''] = studio.placements.get('second') ?? [];

    expect(await listAll(api.database, 'assessments', { filter: { question: [key, 'no/such'] } })).toEqual(['second']);
  });

  it('is of the trash when asked for it', async () => {
    const trashed = studio.documents.filter(({ kind, trashedAt }) => kind === 'guide' && trashedAt !== null);

    expect(await listAll(api.database, 'guides', { trashed: true, order: 'KEY' })).toEqual(keysInOrder(trashed, byKey));
  });

  it.each(Object.keys(kinds) as ListName[])(
    'of %s has what is in the trash where that state is asked for',
    async (list) => {
      const all = studio.documents.filter(({ kind }) => kind === kinds[list]);
      const statesOf = async (state: string[]) => listAll(api.database, list, { filter: { state }, order: 'KEY' });
      const inState = (...states: string[]) =>
        keysInOrder(
          all.filter((document) => states.includes(stateOf(document, studio))),
          byKey,
        );

      expect(await statesOf(['TRASHED'])).toEqual(inState('TRASHED'));
      expect(await statesOf(['TRASHED', 'PUBLISHED'])).toEqual(inState('TRASHED', 'PUBLISHED'));
    },
  );
});
