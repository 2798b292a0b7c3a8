import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../testing/api-under-test.ts';
import { aViewer, executeAs } from '../../testing/staff.ts';
import { importAttempts } from '../attempt-import/import-attempts.ts';
import { personalityBundle, writeTemporary } from '../attempt-import/testing/personality.ts';
import { undoAttemptImport } from '../attempt-import/undo-attempt-import.ts';
import { beginAct } from '../audit/record-act.ts';
import { foldAttempts } from './fold-attempts.ts';

const options = { gender: ['one', 'two'], age: ['x', 'y', 'z'] } as const;
const months = ['2026-01', '2026-02', '2026-03', '2026-04'];
const items = ['agree', 'conscientious', 'extraversion', 'neuroticism', 'openness'];

/** The fixture's questions with two segment questions and four bands. */
const bundle = Object.fromEntries(
  Object.entries(personalityBundle).map(([name, text]) => {
    if (name !== 'assessments/big-five.yaml') return [name, text];
    const segments = '  - key: age\n    prompt: Age\n    options:\n';
    const ages = options.age.map((key) => `      - { key: ${key}, label: ${key} }\n`).join('');
    const bands = ['low', 'fair', 'good', 'high'].map(
      (key, place) => `  - { key: ${key}, name: ${key}, text: ${key}., from: ${place * 25} }\n`,
    );
    return [
      name,
      text
        .replace(
          'bands:\n  - { key: all, name: All, text: All., from: 0 }\n',
          `${segments}${ages}bands:\n${bands.join('')}`,
        )
        .replaceAll('bands: [all]', 'bands: [low]'),
    ];
  }),
);

interface Person {
  month: string;
  gender: string;
  age: string;
  answers: number[];
}

/** The same people for the same seed; few of them, and unevenly many. */
function makePeople(seed: number, count: number): Person[] {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const skewed = (length: number) => Math.floor(random() ** 2 * length);
  return Array.from({ length: count }, () => ({
    month: months[skewed(4)] as string,
    gender: ['', ...options.gender][2 - skewed(3)] as string,
    age: ['', ...options.age][3 - skewed(4)] as string,
    answers: Array.from({ length: 25 }, () => 1 + Math.floor(random() * 6)),
  }));
}

/** 40 people in January; of 33 in February all but three chose an option that was not there before. */
function withLateOption(people: readonly Person[]): Person[] {
  return people.map((person, place) => ({
    ...person,
    month: place < 40 ? '2026-01' : '2026-02',
    age: place < 43 ? 'x' : 'y',
  }));
}

const question = `query ($filter: InsightFilter) {
  insights(assessment: "big-five", filter: $filter) {
    ... on Insights {
      scope { months { from to } }
      people { ... on People { n } }
      measures { distribution { ... on ScoreDistribution { n bands { key n } histogram { from to n } } } }
      questions(competency: "agree") { key statistics { ... on QuestionStatistics { n options { key n } } } }
      gender: breakdown(by: "gender") { ...Group }
      age: breakdown(by: "age") { ...Group }
      trend { months { from to } n }
    }
  }
}
fragment Group on InsightGroup { option { key } months { from to } people { ... on People { n } } }`;

let api: ApiUnderTest;
let itemKeys: string[];
beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yardstick-bundle-'));
  for (const [name, text] of Object.entries(bundle)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  api = await startApi({ content: [folder] });
  itemKeys = items.flatMap((scale) => [1, 2, 3, 4, 5].map((number) => `${scale[0]}${number}`));
}, 60_000);
afterAll(() => api.close());

const act = () => beginAct({ kind: 'person', id: null, name: 'Ada' });

async function bring(people: readonly Person[]): Promise<string> {
  const csv = [
    [...itemKeys, 'segment:gender', 'segment:age', 'submitted_at'].join(','),
    ...people.map(({ answers, gender, age, month }) => [...answers, gender, age, `${month}-15T00:00:00Z`].join(',')),
  ].join('\n');
  const { importId } = await importAttempts(api.database, {
    assessment: 'big-five',
    file: await writeTemporary(csv),
    fileName: 'attempts.csv',
    act: act(),
    isDryRun: false,
  });
  await foldAttempts(api.database);
  return importId as string;
}

const subsetsOf = (all: readonly string[]) =>
  Array.from({ length: 2 ** all.length - 1 }, (_, bits) => all.filter((_, place) => ((bits + 1) & (1 << place)) !== 0));

/** Everything that can be filtered by: options of both questions, no answer among them, in every range of months. */
function* allFilters() {
  const choices = (segment: keyof typeof options) => [
    null,
    ...subsetsOf(['', ...options[segment]]).map((chosen) => ({
      segment,
      options: chosen.filter((option) => option !== ''),
      noAnswer: chosen.includes(''),
    })),
  ];
  const ranges = [null, ...months.flatMap((from) => months.filter((to) => from <= to).map((to) => ({ from, to })))];
  for (const gender of choices('gender')) {
    for (const age of choices('age')) {
      const segments = [gender, age].flatMap((choice) => choice ?? []);
      for (const range of segments.length === 2 ? [null] : ranges) yield { segments, months: range };
    }
  }
}

describe('an analyst who asks everything of a few people', () => {
  const k = 5;
  const isSmall = (n: number) => n > 0 && n < k;

  const cases: [what: string, people: Person[]][] = [
    ['30 people', makePeople(1, 30)],
    ['60 people', makePeople(2, 60)],
    ['140 people', makePeople(3, 140)],
    ['an option that nearly everybody chose since it came', withLateOption(makePeople(4, 73))],
  ];
  it.each(cases)(
    'finds no two answers whose difference is one to four people: %s',
    async (_what, people) => {
      const importId = await bring(people);
      /** what is told of how many people: what it is of (a group, or those of a group with an option or band) → who */
      const told = new Map<string, Map<string, Set<number>>>();
      const tell = (what: string, who: Set<number>, n: number) => {
        expect(n, what).toBe(who.size);
        expect(isSmall(n), `${what} ${n}`).toBe(false);
        const groups = told.get(what) ?? new Map<string, Set<number>>();
        told.set(what, groups);
        groups.set([...who].join(), who);
      };
      for (const filter of allFilters()) {
        const { data, errors } = await executeAs(api.database, aViewer('analyst'), question, { filter });
        expect(errors).toBeUndefined();
        const answer = data.insights;
        const members = (within: { from: string; to: string } | null, more: (person: Person) => boolean = () => true) =>
          new Set(
            people.flatMap((person, place) => {
              const isIn =
                (!within || (person.month >= within.from && person.month <= within.to)) &&
                filter.segments.every(({ segment, options: chosen, noAnswer }) =>
                  person[segment] === '' ? noAnswer : (chosen as string[]).includes(person[segment]),
                );
              return isIn && more(person) ? [place] : [];
            }),
          );
        const group = members(answer.scope.months);
        if (answer.people.n !== undefined) tell('people', group, answer.people.n);
        for (const segment of ['gender', 'age'] as const) {
          for (const { option, months: within, people: part } of answer[segment]) {
            if (part.n !== undefined)
              tell(
                'people',
                members(within, (person) => person[segment] === (option.key ?? '')),
                part.n,
              );
          }
        }
        for (const point of answer.trend) tell('people', members(point.months), point.n);
        for (const { key, statistics } of answer.questions) {
          for (const { key: option, n } of statistics.options ?? []) {
            if (n === null) continue;
            const place = itemKeys.indexOf(key);
            const chose = (person: Person) => `o${person.answers[place]}` === option;
            tell(`${key} ${option}`, members(answer.scope.months, chose), n);
          }
        }
        const { distribution } = answer.measures[0];
        for (const { n } of [...(distribution.bands ?? []), ...(distribution.histogram ?? [])]) {
          if (n !== null) expect(isSmall(n), JSON.stringify(distribution)).toBe(false);
        }
      }
      for (const [what, groups] of told) {
        for (const outer of groups.values()) {
          for (const inner of groups.values()) {
            if (!isSmall(outer.size - inner.size) || ![...inner].every((place) => outer.has(place))) continue;
            throw new Error(`${what}: ${outer.size - inner.size} people are what ${inner.size} leave of ${outer.size}`);
          }
        }
      }
      expect(told.get('people')?.size).toBeGreaterThan(1);
      await undoAttemptImport(api.database, importId, act());
      await foldAttempts(api.database);
    },
    120_000,
  );
});
