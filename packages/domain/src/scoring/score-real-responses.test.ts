import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { ScoringModel } from '../publishing/scoring-model.ts';
import { compileScorer } from './compile-scorer.ts';
import { scoreResponses } from './score-attempt.ts';
import { aPlacement } from './testing/small-model.ts';

const read = (name: string) => readFileSync(new URL(`../../fixtures/psychometrics/${name}`, import.meta.url), 'utf8');

/** Rows of a CSV file without quotes: column → text. */
function readRows(name: string): Record<string, string>[] {
  const [header = '', ...lines] = read(name).trim().split('\n');
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}

const scales = Object.entries(
  (JSON.parse(read('bfi.scales.json')) as { scales: Record<string, { items: string[]; reverse: string[] }> }).scales,
);

const model: ScoringModel = {
  schemaVersion: 1,
  structureHash: '',
  placements: scales.flatMap(([competency, { items, reverse }]) =>
    items.map((item) => {
      const values = Object.fromEntries([1, 2, 3, 4, 5, 6].map((value) => [String(value), value]));
      return aPlacement(item, [], { competency, reversed: reverse.includes(item), values });
    }),
  ),
  competencies: scales.map(([key]) => ({ key, weight: 1 })),
  missingRule: { answeredShareAbove: 0.5 },
  bands: [{ key: 'all', from: 0 }],
  roleProfiles: [],
  orientation: null,
};

it("scores 2,800 people's real answers on five scales as the reference tool does", () => {
  const scorer = compileScorer(model);
  const people = readRows('bfi.csv');
  const references = readRows('bfi.scores.csv');
  let scored = 0;
  let unscored = 0;
  people.forEach((person, row) => {
    const answers = model.placements.map(({ placement }) => [placement, person[placement] ? [person[placement]] : []]);
    const { competencies } = scoreResponses(scorer, { answers: Object.fromEntries(answers) });
    for (const { competency, score, answered } of competencies) {
      const reference = references[row] ?? {};
      expect(answered).toBe(Number(reference[`${competency}.answered`]));
      if (answered * 2 <= 5) {
        expect(score).toBeNull();
        unscored++;
        continue;
      }
      const pomp = Number(reference[`${competency}.pomp_available`]);
      expect(Math.abs((score ?? Number.NaN) - pomp)).toBeLessThanOrEqual(1e-12 * Math.max(1, pomp));
      scored++;
    }
  });

  expect(people).toHaveLength(2800);
  expect(references).toHaveLength(2800);
  expect(scored + unscored).toBe(14_000);
  // counted from `answered` in bfi.scores.csv
  expect(scored).toBe(13_982);
});
