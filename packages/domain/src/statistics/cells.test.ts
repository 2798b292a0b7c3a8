import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ScoringModel } from '../publishing/scoring-model.ts';
import { compileScorer } from '../scoring/compile-scorer.ts';
import type { Responses } from '../scoring/responses.ts';
import { aModel, aPlacement } from '../scoring/testing/small-model.ts';
import { addAnswerCells, createAnswerCells, subtractAnswerCells } from './answer-cells.ts';
import { layOutCells } from './cell-layout.ts';
import { addCells, createCells, subtractCells } from './co-occurrence-cells.ts';
import { countAnswers } from './count-answers.ts';
import { countAnswersOf, countScoresOf } from './count-members.ts';
import {
  joinParts,
  readAnswerCells,
  readCells,
  readScoreCells,
  splitParts,
  writeAnswerCells,
  writeCells,
  writeScoreCells,
} from './encode-cells.ts';
import { addScoreCells, createScoreCells, subtractScoreCells, summariseScoreCells } from './score-cells.ts';
import { arbitraryGroup } from './testing/arbitrary-group.ts';
import { type Counted, countPeople, preparePeople } from './testing/count-people.ts';
import { meanOf, standardDeviationOf } from './testing/from-attempts.ts';
import { listSeconds, listTotalSeconds, secondsPlaces } from './time-bins.ts';

const bytesOf = ({ cells, answers, scores }: Counted) => [
  writeCells(cells),
  writeAnswerCells(answers),
  writeScoreCells(scores),
];

function add(counted: Counted, others: Counted): Counted {
  addCells(counted.cells, others.cells);
  addAnswerCells(counted.answers, others.answers);
  addScoreCells(counted.scores, others.scores);
  return counted;
}

function subtract(counted: Counted, others: Counted): Counted {
  subtractCells(counted.cells, others.cells);
  subtractAnswerCells(counted.answers, others.answers);
  subtractScoreCells(counted.scores, others.scores);
  return counted;
}

/** All questions of the form, and those of each competency. */
const layoutsIn = (model: ScoringModel) => [undefined, ...new Set(model.placements.map((placed) => placed.competency))];

describe('cells', () => {
  it('of any split of the people add up to those of the whole, bit for bit, in any order', () => {
    fc.assert(
      fc.property(arbitraryGroup, fc.infiniteStream(fc.nat(2)), ({ model, people }, parts) => {
        const partOf = people.map(() => parts.next().value);
        for (const competency of layoutsIn(model)) {
          const split = () =>
            [0, 1, 2].map((part) =>
              countPeople(
                model,
                people.filter((_, place) => partOf[place] === part),
                competency,
              ),
            ) as [Counted, Counted, Counted];
          const [first, second, third] = split();
          const [one, two, three] = split();
          const whole = bytesOf(countPeople(model, people, competency));
          expect(bytesOf(add(add(first, second), third))).toEqual(whole);
          expect(bytesOf(add(three, add(two, one)))).toEqual(whole);
        }
      }),
    );
  });

  it('from which people are erased are those that never had them', () => {
    fc.assert(
      fc.property(arbitraryGroup, fc.nat(12), ({ model, people }, kept) => {
        for (const competency of layoutsIn(model)) {
          const counted = countPeople(model, people, competency);
          subtract(counted, countPeople(model, people.slice(kept), competency));
          expect(bytesOf(counted)).toEqual(bytesOf(countPeople(model, people.slice(0, kept), competency)));
        }
      }),
    );
  });

  it('are the same after the way through the database', () => {
    fc.assert(
      fc.property(arbitraryGroup, ({ model, people }) => {
        for (const competency of layoutsIn(model)) {
          const { cells, answers, scores } = countPeople(model, people, competency);
          expect(readCells(writeCells(cells), cells.layout)).toEqual(cells);
          expect(readAnswerCells(writeAnswerCells(answers), cells.layout)).toEqual(answers);
          const again = readScoreCells(writeScoreCells(scores), cells.layout);
          expect(writeScoreCells(again)).toEqual(writeScoreCells(scores));
        }
      }),
    );
  });

  it.each([127, 128, 2 ** 14, 2 ** 40 + 1, Number.MAX_SAFE_INTEGER])('keep a count of %i', (count) => {
    const layout = layOutCells(aModel());
    const cells = createCells(layout);
    cells.n = count;
    cells.counts.fill(count, 2, 5);
    expect(readCells(writeCells(cells), layout)).toEqual(cells);
  });

  it('have the mean and SD of all scores, though the overall is listed in hundredths of a point', () => {
    const model = aModel();
    const answers = [
      { first: ['a'], second: ['c'], several: ['a', 'b'] },
      { first: ['b'], second: ['a'], several: ['a'] },
      { first: ['c'], second: ['b'], several: ['b'] },
    ];
    const people = answers.map((given): Responses => ({ answers: given }));
    const scorer = compileScorer(model);
    const each = people.map((responses) => {
      const row = new Uint8Array(scorer.layout.byteLength);
      const matrix = scorer.createScoreMatrix(1);
      scorer.encode(responses, row);
      scorer.scoreRow(row, 0, matrix, 0);
      return matrix.overall[0] as number;
    });
    const { scores } = countPeople(model, people);
    const { n, mean, standardDeviation } = summariseScoreCells(scores);
    expect(n).toBe(3);
    expect(mean).toBeCloseTo(meanOf(each), 8);
    expect(standardDeviation).toBeCloseTo(standardDeviationOf(each), 8);
    for (const score of scores.scores.scores) expect(score).toBe(Math.round(score * 100) / 100);
  });
});

describe('counting people', () => {
  const model = aModel();
  const layout = layOutCells(model);
  const complete = { answers: { first: ['a'], second: ['c'], several: ['a', 'b'] } };
  const incomplete = { answers: { first: ['a'], several: [] }, notPresented: ['second'] };

  it('needs an answer to every question for co-occurrences; what is missing is counted beside', () => {
    const { cells, answers } = countPeople(model, [incomplete]);
    expect(cells).toEqual(createCells(layout));
    expect(answers.n).toBe(1);
    expect([...answers.notPresented]).toEqual([0, 1, 0]);
    expect([...answers.skipped]).toEqual([0, 0, 1]);
    expect([...answers.chosen]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(
      countAnswers(answers).map(({ n, skipped, notPresented, options }) => [
        n,
        skipped,
        notPresented,
        options[0]?.share,
      ]),
    ).toEqual([
      [1, 0, 0, 1],
      [0, 0, 1, null],
      [0, 1, 0, null],
    ]);
  });

  it('takes the questions as they are under any scoring model of the form', () => {
    const rescored = aModel({
      placements: aModel()
        .placements.map(({ placement, multiple }) => aPlacement(placement, [7, -1, 3], { multiple, weight: 2 }))
        .reverse(),
    });
    expect(layOutCells(rescored)).toEqual(layout);
  });

  it('keeps the seconds spent on each question, and on the whole', () => {
    const { slots } = compileScorer(model).layout;
    const seconds = Uint8Array.from(slots, (_, slot) => 10 + slot);
    const total = seconds.reduce((sum, spent) => sum + spent, 0);
    const rows = preparePeople(model, [complete], seconds);
    const [whole, ...parts] = countAnswersOf(rows, [0], { keepsWhole: false, keepsTimes: true });
    expect(whole?.cells).toBeNull();
    expect(listTotalSeconds(whole?.answers.totalSeconds ?? new Float64Array())).toEqual([
      [Math.round(total / 5) * 5, 1],
    ]);
    expect(parts.length).toBeGreaterThan(0);
    for (const { answers } of parts) {
      for (const [question, { slot }] of answers.layout.questions.entries()) {
        expect(listSeconds(answers.seconds, question * secondsPlaces)).toEqual([[10 + slot, 1]]);
      }
    }
    const unknown = countAnswersOf(preparePeople(model, [complete], seconds.fill(0, 0, 1)), [0], {
      keepsWhole: false,
      keepsTimes: true,
    });
    expect(listTotalSeconds(unknown[0]?.answers.totalSeconds ?? new Float64Array())).toEqual([]);
  });

  it('leaves out the times and the choices at each score where they are not kept, and nothing else', () => {
    fc.assert(
      fc.property(arbitraryGroup, ({ model, people }) => {
        const rows = preparePeople(model, people);
        const members = people.map((_, row) => row);
        const kept = countAnswersOf(rows, members, { keepsWhole: true, keepsTimes: true });
        const least = countAnswersOf(rows, members, { keepsWhole: true, keepsTimes: false });
        for (const [part, { answers, cells }] of least.entries()) {
          expect({ ...answers, seconds: kept[part]?.answers.seconds }).toEqual(kept[part]?.answers);
          expect(cells).toEqual(kept[part]?.cells);
          expect(readAnswerCells(writeAnswerCells(answers), answers.layout)).toEqual(answers);
        }
        const scores = countScoresOf(rows, members, { byOption: true });
        for (const [part, cells] of countScoresOf(rows, members, { byOption: false }).entries()) {
          expect({ ...cells, completeScores: scores[part]?.completeScores }).toEqual(scores[part]);
        }
      }),
    );
  });

  it('counts pairs of a competency the same whether those of the whole form are kept or not', () => {
    fc.assert(
      fc.property(arbitraryGroup, ({ model, people }) => {
        const rows = preparePeople(model, people);
        const members = people.map((_, row) => row);
        const [, ...withWhole] = countAnswersOf(rows, members, { keepsWhole: true, keepsTimes: true });
        const [, ...without] = countAnswersOf(rows, members, { keepsWhole: false, keepsTimes: true });
        expect(withWhole).toEqual(without);
      }),
    );
  });

  it('refuses to take out what was not counted', () => {
    const other = { answers: { ...complete.answers, several: ['a', 'c'] } };
    const [held, absent] = [() => countPeople(model, [complete]), countPeople(model, [other])];
    expect(() => subtractCells(held().cells, absent.cells)).toThrow(RangeError);
    expect(() => subtractAnswerCells(held().answers, absent.answers)).toThrow(RangeError);
    expect(() => subtractScoreCells(countPeople(model, []).scores, absent.scores)).toThrow(RangeError);
  });

  it('is refused into cells of other questions', () => {
    const others = layOutCells(aModel({ placements: [aPlacement('first', [0, 1])] }));
    expect(() => addCells(createCells(layout), createCells(others))).toThrow(RangeError);
    expect(() => addAnswerCells(createAnswerCells(layout), createAnswerCells(others))).toThrow(RangeError);
    expect(() => addScoreCells(createScoreCells(layout), createScoreCells(others))).toThrow(RangeError);
    expect(() => layOutCells(model, 'unknown')).toThrow(RangeError);
  });
});

describe('stored cells', () => {
  const layout = layOutCells(aModel());
  const responses = { answers: { first: ['a'], second: ['c'], several: ['b'] } };
  const stored = bytesOf(countPeople(aModel(), [responses])) as [Uint8Array, Uint8Array, Uint8Array];
  const others = layOutCells(aModel({ placements: [aPlacement('first', [0, 1])] }));
  const readers = [readCells, readAnswerCells, readScoreCells] as const;

  it.each([0, 1, 2] as const)('are refused cut short, prolonged, of another kind or another layout (%i)', (kind) => {
    const read = readers[kind];
    const bytes = stored[kind];
    for (let length = 0; length < bytes.length; length++) {
      expect(() => read(bytes.subarray(0, length), layout)).toThrow(RangeError);
    }
    expect(() => read(Uint8Array.from([...bytes, 0]), layout)).toThrow(RangeError);
    expect(() => read(stored[kind === 0 ? 1 : 0], layout)).toThrow(RangeError);
    expect(() => read(bytes, others)).toThrow(RangeError);
  });

  it('lie side by side as parts that are found without reading them', () => {
    expect(splitParts(joinParts(stored), 3)).toEqual(stored.map((bytes) => Uint8Array.from(bytes)));
    expect(() => splitParts(joinParts(stored), 2)).toThrow(RangeError);
    expect(() => splitParts(joinParts(stored), 4)).toThrow(RangeError);
  });
});
