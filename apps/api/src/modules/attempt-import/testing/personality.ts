import { readFileSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const fixture = (name: string) =>
  readFileSync(
    fileURLToPath(new URL(`../../../../../../packages/domain/fixtures/psychometrics/${name}`, import.meta.url)),
    'utf8',
  );

const { scales } = JSON.parse(fixture('bfi.scales.json')) as {
  scales: Record<string, { items: string[]; reverse: string[] }>;
};

/** A bundle with the 25 questions of the fixture: five scales, six options by their value, some questions reverse-keyed. */
export const personalityBundle: Record<string, string> = {
  'bundle.yaml': 'format: 1\ndefaultLocale: en\nlocales: [en]\n',
  'frameworks/big-five.yaml': `name: Five\ncompetencies:\n${Object.keys(scales)
    .map((key) => `  - { key: ${key}, name: ${key} }\n`)
    .join('')}`,
  'banks/big-five.yaml': `name: Five\nframework: big-five\nquestions:\n${Object.entries(scales)
    .flatMap(([competency, { items, reverse }]) =>
      items.map(
        (item) =>
          `  - key: ${item.toLowerCase()}\n    type: likert\n    competency: ${competency}\n    prompt: Question ${item}\n    reversed: ${reverse.includes(item)}\n` +
          `    options:\n${[1, 2, 3, 4, 5, 6].map((value) => `      - { key: o${value}, label: Option ${value}, value: ${value} }\n`).join('')}`,
      ),
    )
    .join('')}`,
  'guides/rest.md': '---\ntitle: Rest\nsummary: How to rest.\n---\n\nSleep.\n',
  'assessments/big-five.yaml':
    'title: Five\nsummary: Twenty-five questions.\nintroduction: Answer as you are.\nframework: big-five\n' +
    `competencies:\n${Object.keys(scales)
      .map((key) => `  - { competency: ${key}, weight: 1 }\n`)
      .join('')}` +
    `sections:\n  - key: all\n    title: All\n    placements:\n${Object.values(scales)
      .flatMap(({ items }) => items.map((item) => `      - { question: ${item.toLowerCase()} }\n`))
      .join('')}` +
    'segments:\n  - key: gender\n    prompt: Gender\n    options:\n      - { key: one, label: One }\n      - { key: two, label: Two }\n' +
    'bands:\n  - { key: all, name: All, text: All., from: 0 }\n' +
    `focusRules:\n${Object.keys(scales)
      .map((key) => `  - { competency: ${key}, bands: [all], guides: [rest] }\n`)
      .join('')}`,
};

const readRows = (name: string) => {
  const [header = '', ...lines] = fixture(name).trim().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, place) => [column, cells[place] ?? '']));
  });
};

/** Rows that the reference tool scored: column → text, such as `agree.pomp_available`. */
export const referenceScores = readRows('bfi.scores.csv');

const items = Object.values(scales).flatMap((scale) => scale.items);

/** The answers of the 2,800 people as a file to import; each was submitted a minute after the one before. */
export const personalityCsv = [
  [...items.map((item) => item.toLowerCase()), 'segment:gender', 'submitted_at'].join(','),
  ...readRows('bfi.csv').map((person, place) =>
    [
      ...items.map((item) => person[item]),
      ['', 'one', 'two'][Number(person.gender)],
      new Date(Date.UTC(2010, 2, 1, 0, place)).toISOString(),
    ].join(','),
  ),
].join('\n');

/** Writes a file into a folder of its own and gives its path. */
export async function writeTemporary(content: string | Uint8Array, name = 'attempts.csv'): Promise<string> {
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'yardstick-attempts-')), name);
  await writeFile(file, content);
  return file;
}
