import { readFileSync } from 'node:fs';
import type { ScoringModel } from '../../publishing/scoring-model.ts';
import type { Responses } from '../../scoring/responses.ts';
import { aModel, aPlacement } from '../../scoring/testing/small-model.ts';

export function readFixture(name: string): string {
  return readFileSync(new URL(`../../../fixtures/psychometrics/${name}`, import.meta.url), 'utf8');
}

export interface Scale {
  items: string[];
  reverse: string[];
}

/** Scale → its questions in the order of the reference. */
export const scales = (JSON.parse(readFixture('bfi.scales.json')) as { scales: Record<string, Scale> }).scales;

const values = Object.fromEntries([1, 2, 3, 4, 5, 6].map((value) => [String(value), value]));

/** Five scales of five six-point questions, some reverse-keyed, all of one weight. */
export const model: ScoringModel = aModel({
  placements: Object.entries(scales).flatMap(([competency, { items, reverse }]) =>
    items.map((item) => aPlacement(item, [], { competency, reversed: reverse.includes(item), values })),
  ),
  competencies: Object.keys(scales).map((key) => ({ key, weight: 1 })),
  orientation: null,
});

/** The real answers of 2,800 people, some of them incomplete. */
export const people: Responses[] = readPeople();

function readPeople(): Responses[] {
  const [header = '', ...lines] = readFixture('bfi.csv').trim().split('\n');
  const columns = header.split(',');
  const items = new Set(Object.values(scales).flatMap((scale) => scale.items));
  return lines.map((line) => {
    const cells = line.split(',');
    const answered = columns.flatMap((column, place) =>
      items.has(column) && cells[place] ? [[column, [cells[place]]]] : [],
    );
    return { answers: Object.fromEntries(answered) };
  });
}
