import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { aViewer, enrol, executeAs } from '../../testing/staff.ts';
import { undoAttemptImport } from '../attempt-import/undo-attempt-import.ts';
import { beginAct } from '../audit/record-act.ts';
import {
  type Drinker,
  fold,
  importDrinkers,
  otherWeights,
  publishTea,
  runJobs,
  teaFolder,
} from './testing/tea-drinkers.ts';

const k = 5;
const isSmall = (n: number) => n > 0 && n < k;
const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
const kettles = ['electric', 'stove', ''];
const locales = ['en', 'de'];

interface Person {
  month: string;
  kettle: string;
  locale: string;
  answers: Drinker;
}

/** The same people for the same seed, unevenly many; nobody leaves a question out. */
function makePeople(seed: number, count: number): Person[] {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const pick = (options: string, skew = 1) => options[Math.floor(random() ** skew * options.length)] ?? '';
  return Array.from({ length: count }, () => {
    const kettle = kettles[Math.floor(random() ** 2 * 3)] ?? '';
    return {
      month: months[Math.floor(random() ** 2 * 4)] ?? '',
      locale: locales[Math.floor(random() ** 2 * 2)] ?? '',
      kettle,
      answers: [pick('abcde'), pick('abcde', 2), 'b', pick('abcd'), pick('ab'), pick('abc'), kettle],
    };
  });
}

/** 40 people in January; of 33 in February all but three say what nobody said before. */
const withLateOption = (people: readonly Person[]): Person[] =>
  people.map((person, place) => {
    const kettle = place < 43 ? 'electric' : 'stove';
    const [b1, b2, b3, t1, t2, t3] = person.answers;
    return { ...person, month: place < 40 ? '2026-01' : '2026-02', kettle, answers: [b1, b2, b3, t1, t2, t3, kettle] };
  });

/** Options that must be told of without a filter. */
type Told = Record<'kettle' | 'locale', string[]>;
// Each option has five people at least.
const everyOption: Told = { kettle: kettles, locale: locales };

const populations: [what: string, people: Person[], toTell: Told][] = [
  ['40 people', makePeople(1, 40), everyOption],
  ['120 people', makePeople(2, 120), everyOption],
  ['260 people', makePeople(3, 260), everyOption],
  // Three people are what those on the stove leave of February.
  [
    'an option that nearly everybody chose since it came',
    withLateOption(makePeople(4, 73)),
    { kettle: [], locale: locales },
  ],
];

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi({ content: [teaFolder] });
  await enrol(api.database, [aViewer('analyst')]);
  await publishTea(api, otherWeights);
});
afterAll(() => api.close());

const act = () => beginAct({ kind: 'person', id: null, name: 'Ada' });

async function whileThereAre(people: readonly Person[], work: () => Promise<void>): Promise<void> {
  const groups = Map.groupBy(people, ({ month, locale }) => `${month} ${locale}`);
  const imports: string[] = [];
  for (const [name, members] of groups) {
    const [month, locale] = name.split(' ');
    const answers = members.map((person) => person.answers);
    imports.push(await importDrinkers(api, answers, locale, month));
  }
  try {
    await work();
  } finally {
    for (const importId of imports) await undoAttemptImport(api.database, importId, act());
    await fold(api);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers is asserted field by field, as a client reads it
const send = async (source: string, variables: Record<string, unknown>): Promise<any> => {
  const { data, errors } = await executeAs(api.database, aViewer('analyst'), source, variables);
  expect(errors).toBeUndefined();
  return Object.values(data)[0];
};

const scorings = 'assessment: "tea", before: { model: 1 }, after: { model: 2 }';
const atOnce = `query ($filter: ComparisonFilter, $by: String) {
  scoringComparison(${scorings}, filter: $filter, breakDownBy: $by) { __typename ... on ScoringComparison {
    months { from to }
    everybody { ...Told } groups { option { key } ...Told } } } }
  fragment Told on MomentsOfGroup { measures { statistics { ... on MeasureMoments { n } } } }`;

const subsetsOf = (all: readonly string[]) =>
  Array.from({ length: 2 ** all.length - 1 }, (_, bits) => all.filter((_, place) => ((bits + 1) & (1 << place)) !== 0));
const ranges = months.flatMap((from) => months.filter((to) => from <= to).map((to) => ({ from, to })));

interface Asked {
  kettle: readonly string[] | null;
  locale: readonly string[] | null;
  range: { from: string; to: string } | null;
}

const nobodyLeftOut: Asked = { kettle: null, locale: null, range: null };

function* allFilters(): Generator<Asked> {
  for (const kettle of [null, ...subsetsOf(kettles)])
    for (const locale of [null, ...subsetsOf(locales)])
      for (const range of [null, ...ranges]) yield { kettle, locale, range };
}

const toFilter = ({ kettle, locale, range }: Asked) => ({
  ...(kettle && {
    segments: [{ segment: 'kettle', options: kettle.filter((option) => option !== ''), noAnswer: kettle.includes('') }],
  }),
  ...(locale && { locales: locale }),
  ...(range && { months: range }),
});

const membersOf = (people: readonly Person[], { kettle, locale, range }: Asked) =>
  new Set(
    people.flatMap((person, place) =>
      (!kettle || kettle.includes(person.kettle)) &&
      (!locale || locale.includes(person.locale)) &&
      (!range || (person.month >= range.from && person.month <= range.to))
        ? [place]
        : [],
    ),
  );

describe('somebody who compares scorings of everybody they can ask for', () => {
  it.each(populations)(
    'at once finds no two answers whose difference is one to four people: %s',
    async (_what, people, toTell) => {
      await whileThereAre(people, async () => {
        const told = new Map<string, Set<number>>();
        const tell = (members: Set<number>, n: number | undefined) => {
          if (n === undefined) return;
          expect(n).toBe(members.size);
          expect(isSmall(n)).toBe(false);
          told.set([...members].join(), members);
        };
        for (const asked of allFilters()) {
          for (const by of [null, 'kettle', 'locale'] as const) {
            const answer = await send(atOnce, { filter: toFilter(asked), by });
            if (answer.__typename === 'TooFewPeople') {
              expect(asked, 'everybody can be asked about').not.toEqual(nobodyLeftOut);
              continue;
            }
            expect(answer.__typename).toBe('ScoringComparison');
            const range = answer.months;
            tell(membersOf(people, { ...asked, range }), answer.everybody.measures[1].statistics.n);
            for (const { option, measures } of answer.groups) {
              const only = { [by ?? '']: [option.key ?? ''] };
              tell(membersOf(people, { ...asked, range, ...only }), measures[1].statistics.n);
            }
          }
        }
        const isTold = (asked: Partial<Asked>) =>
          told.has([...membersOf(people, { ...nobodyLeftOut, ...asked })].join());
        expect(isTold({})).toBe(true);
        for (const by of ['kettle', 'locale'] as const) {
          const options = (by === 'kettle' ? kettles : locales).filter((option) => isTold({ [by]: [option] }));
          expect(options, by).toEqual(toTell[by]);
        }
        for (const outer of told.values()) {
          for (const inner of told.values()) {
            if (!isSmall(outer.size - inner.size) || ![...inner].every((place) => outer.has(place))) continue;
            throw new Error(`${outer.size - inner.size} people are what ${inner.size} leave of ${outer.size}`);
          }
        }
      });
    },
    240_000,
  );

  it('over every attempt finds no cell of a matrix that is small, or is when another is taken from it', async () => {
    const people = makePeople(5, 260);
    await whileThereAre(people, async () => {
      const matrices: { members: Set<number>; cells: (number | null)[] }[] = [];
      for (const range of ranges) {
        const run = await runOver({ kettle: null, locale: null, range });
        const { everybody, groups } = run.result;
        expect(groups).toEqual([]);
        // Every month has five people, so each range is counted as it is asked for.
        expect(run.months ?? { from: months[0], to: months.at(-1) }).toEqual(range);
        const members = membersOf(people, { kettle: null, locale: null, range });
        expect(everybody.n).toBe(members.size);
        for (const { bands } of everybody.measures) matrices.push({ members, cells: bands.rows.flat() });
      }
      const measures = matrices.length / ranges.length;
      // Both scorings make the same of brewing, so that everybody is on the diagonal.
      const sum = (counts: readonly (number | null)[]) => counts.reduce<number>((all, n) => all + (n ?? 0), 0);
      const ofBrewing = matrices.filter((_, place) => place % measures === 1);
      expect(ofBrewing.map(({ cells }) => sum(cells))).toEqual(ofBrewing.map(({ members }) => members.size));
      const isPartly = ({ cells, members }: (typeof matrices)[number]) => sum(cells) > 0 && sum(cells) < members.size;
      expect(matrices.some(isPartly)).toBe(true);
      matrices.forEach((outer, place) => {
        for (const n of outer.cells) expect(isSmall(n ?? 0)).toBe(false);
        matrices.forEach((inner, other) => {
          if (place % measures !== other % measures) return;
          if (![...inner.members].every((member) => outer.members.has(member))) return;
          for (const [cell, n] of outer.cells.entries())
            if (n !== null) expect(isSmall(n - (inner.cells[cell] ?? 0))).toBe(false);
        });
      });
    });
  }, 120_000);

  it('is told of months, forms and origins only what is asked about, and which months those are', async () => {
    const people = makePeople(6, 120);
    await whileThereAre(people, async () => {
      const all = await send(atOnce, { filter: { form: 1, origins: ['IMPORT'] } });
      expect(all.everybody.measures[1].statistics.n).toBe(120);
      expect(await send(atOnce, { filter: { origins: ['RESPONDENT'] } })).toEqual({ __typename: 'TooFewPeople' });
      const since = await send(atOnce, { filter: { months: { from: '2026-02' } } });
      // Every month has five people.
      expect(since.months).toEqual({ from: '2026-02', to: '2026-04' });
      const within = membersOf(people, { kettle: null, locale: null, range: since.months });
      expect(since.everybody.measures[1].statistics.n).toBe(within.size);
      const run = await runOver({ kettle: null, locale: null, range: { from: '2026-02', to: '2026-04' } }, 'kettle');
      expect(run.attemptsDone).toBe(120);
      expect(run.result.everybody.n).toBe(membersOf(people, { kettle: null, locale: null, range: run.months }).size);
    });
  });
});

async function runOver(asked: Asked, breakDownBy: string | null = null) {
  const { id } = await send(
    `mutation ($filter: ComparisonFilter, $breakDownBy: String) {
       startScoringComparison(input: { ${scorings}, filter: $filter, breakDownBy: $breakDownBy }) {
         ... on ScoringComparisonRun { id } ... on Error { message } } }`,
    { filter: toFilter(asked), breakDownBy },
  );
  await runJobs(api);
  return send(
    `query ($id: ID!) { scoringComparisonRun(id: $id) { months { from to } attemptsDone result {
       everybody { ... on GroupTransitions { n measures { bands { rows } } } }
       groups { people { ... on GroupTransitions { n } } } } } }`,
    { id },
  );
}
