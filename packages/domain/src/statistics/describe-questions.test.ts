import { describe, expect, it } from 'vitest';
import { aModel, aPlacement } from '../scoring/testing/small-model.ts';
import { layOutCells } from './cell-layout.ts';
import { createCells } from './co-occurrence-cells.ts';
import { describeQuestions } from './describe-questions.ts';
import { quantileOf } from './describe-scores.ts';
import { keysOf } from './question-key.ts';
import { shareByQuartile } from './share-by-quartile.ts';
import { countPeople } from './testing/count-people.ts';
import { correlationOf } from './testing/from-attempts.ts';
import { model, people, scales } from './testing/personality-responses.ts';

const options = ['1', '2', '3', '4', '5', '6'];

/** The keyed answers of those who answered the whole scale, person by person. */
function keyedAnswers(items: readonly string[], reverse: readonly string[]) {
  return people
    .filter(({ answers }) => items.every((item) => answers[item]))
    .map(({ answers }) => ({
      chosen: items.map((item) => answers[item]?.[0] ?? ''),
      keyed: items.map((item) => (reverse.includes(item) ? 7 - Number(answers[item]) : Number(answers[item]))),
    }));
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe.each(Object.entries(scales))('the options of %s', (scale, { items, reverse }) => {
  const layout = layOutCells(model, scale);
  const { cells, scores } = countPeople(model, people, scale);
  const persons = keyedAnswers(items, reverse);

  it('are correlated with the sum of the other questions', () => {
    const questions = describeQuestions(cells, keysOf(layout, model));
    for (const [place, question] of questions.entries()) {
      const rest = persons.map(({ keyed }) => sumOf(keyed) - (keyed[place] ?? 0));
      expect(question.options).toEqual(
        options.map((option) => {
          const isChosen = persons.map(({ chosen }) => (chosen[place] === option ? 1 : 0));
          return {
            option,
            n: sumOf(isChosen),
            share: sumOf(isChosen) / persons.length,
            restCorrelation: expect.closeTo(correlationOf(isChosen, rest), 10),
          };
        }),
      );
    }
  });

  it('are counted in each quarter of the scores', () => {
    const totals = persons.map(({ keyed }) => sumOf(keyed)).sort((a, b) => a - b);
    const quartiles = [0.25, 0.5, 0.75].map(
      (p) =>
        quantileOf(
          totals.map((total) => [total, 1]),
          p,
        ) ?? Number.NaN,
    );
    const quarterOf = (keyed: readonly number[]) => quartiles.filter((quartile) => sumOf(keyed) > quartile).length;
    const expected = items.flatMap((_, place) =>
      options.map((option) =>
        [0, 1, 2, 3].map((quarter) => {
          const inQuarter = persons.filter(({ keyed }) => quarterOf(keyed) === quarter);
          const choosers = inQuarter.filter(({ chosen }) => chosen[place] === option).length;
          return { people: inQuarter.length, choosers, share: choosers / inQuarter.length };
        }),
      ),
    );
    expect(shareByQuartile(scores)).toEqual(expected);
  });
});

describe('a question', () => {
  const placements = [
    aPlacement('single', [1, 2, 5], { reversed: true }),
    aPlacement('several', [3, -1, 2], { multiple: true }),
    aPlacement('constant', [4, 4]),
  ];
  const small = aModel({ placements, orientation: null });
  const people = (
    [
      ['a', ['a', 'c']],
      ['b', ['b']],
      ['c', ['a', 'b', 'c']],
      ['a', ['c']],
    ] as const
  ).map(([single, several]) => ({ answers: { single: [single], several: [...several], constant: ['a'] } }));
  const { cells } = countPeople(small, people);
  const described = describeQuestions(cells, keysOf(cells.layout, small));
  const find = (placement: string) => described.find((question) => question.placement === placement);

  it('has a mean in its own unit and a difficulty between its own bounds, keyed', () => {
    // keyed 5, 4, 1, 5 between 1 and 5
    expect(find('single')).toMatchObject({ n: 4, mean: 3.75, difficulty: 2.75 / 4 });
    // 5, −1, 4, 2 between −1 and 5
    expect(find('several')).toMatchObject({ n: 4, mean: 2.5, difficulty: 3.5 / 6 });
    expect(find('several')?.options.map(({ n, share }) => [n, share])).toEqual([
      [2, 0.5],
      [2, 0.5],
      [3, 0.75],
    ]);
  });

  it('is correlated with the others alone, and not where it or they do not vary', () => {
    const itemRest = correlationOf([5, 4, 1, 5], [5, -1, 4, 2]);
    expect(find('single')?.itemRestCorrelation).toBeCloseTo(itemRest, 12);
    expect(find('several')?.itemRestCorrelation).toBeCloseTo(itemRest, 12);
    expect(find('constant')).toMatchObject({
      mean: 4,
      standardDeviation: 0,
      difficulty: null,
      itemRestCorrelation: null,
    });
    const ofNobody = describeQuestions(createCells(cells.layout), keysOf(cells.layout, small));
    expect(ofNobody.find((question) => question.placement === 'single')).toEqual({
      ...{
        placement: 'single',
        n: 0,
        mean: null,
        standardDeviation: null,
        difficulty: null,
        itemRestCorrelation: null,
      },
      options: ['a', 'b', 'c'].map((option) => ({ option, n: 0, share: null, restCorrelation: null })),
    });
  });
});
