import { describe, expect, it } from 'vitest';
import type { ScoringModel } from '../publishing/scoring-model.ts';
import { type CoOccurrenceCells, countOf, createCells } from '../statistics/co-occurrence-cells.ts';
import { countPeople } from '../statistics/testing/count-people.ts';
import { people, model as published } from '../statistics/testing/personality-responses.ts';
import { compareMoments } from './compare-moments.ts';
import { findNewlyValued, tellsFew } from './tells-few.ts';

const k = 5;
const competency = published.competencies[0]?.key ?? '';

/** The published model where one option of some questions is worth 1 and every other 0. */
const singleOut = (chosen: ReadonlyMap<string, string>): ScoringModel => ({
  ...published,
  placements: published.placements.map((placed) => {
    const option = chosen.get(placed.placement);
    if (option === undefined) return placed;
    const values = Object.fromEntries(Object.keys(placed.values).map((id) => [id, id === option ? 1 : 0]));
    return { ...placed, values, reversed: false };
  }),
});

const ofPeople = (count: number): CoOccurrenceCells => countPeople(published, people.slice(0, count), competency).cells;

describe('values that nobody published', () => {
  it('are those of questions whose options are worth something else, whatever they weigh and however they are keyed', () => {
    const { layout } = ofPeople(10);
    const [first, second] = layout.questions;
    const turned = {
      ...published,
      placements: published.placements.map((placed) => ({ ...placed, reversed: !placed.reversed, weight: 7 })),
    };
    const other = singleOut(new Map([[second?.placement ?? '', second?.options[0] ?? '']]));

    expect(findNewlyValued(layout, turned, [published])).toEqual([]);
    expect(findNewlyValued(layout, other, [published])).toEqual([1]);
    expect(findNewlyValued(layout, other, [published, other])).toEqual([]);
    expect(findNewlyValued(layout, published, [])).toEqual(layout.questions.map((_, place) => place));
    expect(first?.placement).not.toBe(second?.placement);
  });

  it('tell how many chose an option, which is few of few people and not of many', () => {
    const few = ofPeople(60);
    const place = few.layout.questions.findIndex((_, question) => tellsFew(few, [question], k));
    const question = few.layout.questions[place];
    const first = few.layout.firstOptions[place] ?? 0;
    const rare = question?.options.findIndex((_, at) => {
      const n = countOf(few, first + at, first + at);
      return n > 0 && n < k;
    });
    const option = question?.options[rare ?? -1] ?? '';
    // Of a score of that question alone the mean is the share of those few.
    const alone = singleOut(new Map([[question?.placement ?? '', option]]));
    const model = {
      ...alone,
      placements: alone.placements.map((placed) => ({
        ...placed,
        weight: placed.placement === question?.placement ? 1 : 0,
      })),
    };
    const { after, n } = compareMoments(few, published, model);

    expect(((after.mean ?? 0) / 100) * n).toBeCloseTo(countOf(few, first + (rare ?? 0), first + (rare ?? 0)), 9);
    expect(tellsFew(few, [], k)).toBe(false);
    expect(tellsFew(ofPeople(2800), [place], k)).toBe(false);
    expect(tellsFew(createCells(few.layout), [place], k)).toBe(false);
  });

  it('tell of two questions together how many chose two options', () => {
    const cells = ofPeople(400);
    const fine = cells.layout.questions.map((_, place) => place).filter((place) => !tellsFew(cells, [place], k));

    expect(fine.length).toBeGreaterThan(1);
    expect(tellsFew(cells, fine, k)).toBe(true);
  });
});
