import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aModel, aPlacement } from '../scoring/testing/small-model.ts';
import { type CellLayout, layOutCells } from './cell-layout.ts';
import { addAttempt, createCells, mergeCells, removeAttempt } from './co-occurrence-cells.ts';
import { countAnswers } from './count-answers.ts';
import { readCells, readLightCells, writeCells, writeLightCells } from './encode-cells.ts';
import { addScoredAttempt, createLightCells, mergeLightCells, removeScoredAttempt } from './light-cells.ts';
import { arbitraryGroup, type ScoredResponses } from './testing/arbitrary-group.ts';

function countCells(layout: CellLayout, attempts: readonly ScoredResponses[]) {
  const cells = createCells(layout);
  const light = createLightCells(layout);
  for (const { responses, score } of attempts) {
    addAttempt(cells, responses);
    addScoredAttempt(light, responses, score);
  }
  return { cells, light };
}

const bytesOf = ({ cells, light }: ReturnType<typeof countCells>) => [writeCells(cells), writeLightCells(light)];

describe('cells', () => {
  it('of any split of the people merge into those of the whole, bit for bit', () => {
    fc.assert(
      fc.property(arbitraryGroup, fc.infiniteStream(fc.nat(2)), ({ model, attempts }, parts) => {
        const layout = layOutCells(model);
        const partOf = attempts.map(() => parts.next().value);
        const [first, second, third] = [0, 1, 2].map((part) =>
          countCells(
            layout,
            attempts.filter((_, place) => partOf[place] === part),
          ),
        ) as [Counted, Counted, Counted];
        const merged = {
          cells: mergeCells(third.cells, mergeCells(first.cells, second.cells)),
          light: mergeLightCells(third.light, mergeLightCells(first.light, second.light)),
        };
        expect(bytesOf(merged)).toEqual(bytesOf(countCells(layout, attempts)));
      }),
    );
  });

  it('from which attempts are erased are those that never had them', () => {
    fc.assert(
      fc.property(arbitraryGroup, fc.nat(12), ({ model, attempts }, kept) => {
        const layout = layOutCells(model);
        const counted = countCells(layout, attempts);
        for (const { responses, score } of attempts.slice(kept)) {
          removeAttempt(counted.cells, responses);
          removeScoredAttempt(counted.light, responses, score);
        }
        expect(bytesOf(counted)).toEqual(bytesOf(countCells(layout, attempts.slice(0, kept))));
      }),
    );
  });

  it('are the same after the way through the database', () => {
    fc.assert(
      fc.property(arbitraryGroup, ({ model, attempts }) => {
        const layout = layOutCells(model);
        const { cells, light } = countCells(layout, attempts);
        expect(readCells(writeCells(cells), layout)).toEqual(cells);
        expect(readLightCells(writeLightCells(light), layout)).toEqual(light);
      }),
    );
  });

  it.each([127, 128, 2 ** 14, 2 ** 40 + 1, Number.MAX_SAFE_INTEGER])('keep a count of %i', (count) => {
    const layout = layOutCells(aModel());
    const cells = createCells(layout);
    cells.n = count;
    cells.counts.fill(count);
    expect(readCells(writeCells(cells), layout)).toEqual(cells);
  });
});

type Counted = ReturnType<typeof countCells>;

describe('counting an attempt', () => {
  const layout = layOutCells(aModel());
  const complete = { answers: { first: ['a'], second: ['c'], several: ['a', 'b'] } };
  const incomplete = { answers: { first: ['a'], several: [] }, notPresented: ['second'] };

  it('needs an answer to every question for co-occurrences; the light cells count what is missing', () => {
    const cells = createCells(layout);
    const light = createLightCells(layout);
    expect(addAttempt(cells, incomplete)).toBe(false);
    addScoredAttempt(light, incomplete, null);

    expect(cells).toEqual(createCells(layout));
    expect(light.n).toBe(1);
    expect([...light.notPresented]).toEqual([0, 1, 0]);
    expect([...light.skipped]).toEqual([0, 0, 1]);
    expect([...light.chosen]).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(
      countAnswers(light).map(({ n, skipped, notPresented, options }) => [n, skipped, notPresented, options[0]?.share]),
    ).toEqual([
      [1, 0, 0, 1],
      [0, 0, 1, null],
      [0, 1, 0, null],
    ]);
  });

  it('is of questions under any scoring model of the form', () => {
    const rescored = aModel({
      placements: aModel()
        .placements.map(({ placement, multiple }) => aPlacement(placement, [7, -1, 3], { multiple, weight: 2 }))
        .reverse(),
    });
    expect(layOutCells(rescored)).toEqual(layout);
  });

  it('refuses answers that the questions do not have', () => {
    for (const answers of [{ first: ['z'] }, { first: ['a', 'b'] }, { several: ['a', 'z'] }]) {
      const wrong = { answers: { ...complete.answers, ...answers } };
      expect(() => addAttempt(createCells(layout), wrong)).toThrow(RangeError);
      expect(() => addScoredAttempt(createLightCells(layout), wrong, 50)).toThrow(RangeError);
    }
  });

  it('refuses to erase what was not counted, and then changes nothing', () => {
    const held = countCells(layout, [{ responses: complete, score: 50 }]);
    const before = bytesOf(held);
    const other = { answers: { ...complete.answers, several: ['a', 'c'] } };
    expect(() => removeAttempt(held.cells, other)).toThrow(RangeError);
    expect(() => removeScoredAttempt(held.light, other, 50)).toThrow(RangeError);
    expect(() => removeScoredAttempt(held.light, complete, 51)).toThrow(RangeError);
    expect(removeAttempt(held.cells, incomplete)).toBe(false);
    expect(bytesOf(held)).toEqual(before);
  });

  it('is refused into cells of other questions', () => {
    const others = layOutCells(aModel({ placements: [aPlacement('first', [0, 1])] }));
    expect(() => mergeCells(createCells(layout), createCells(others))).toThrow(RangeError);
    expect(() => mergeLightCells(createLightCells(layout), createLightCells(others))).toThrow(RangeError);
    expect(() => layOutCells(aModel(), 'unknown')).toThrow(RangeError);
  });
});

describe('stored cells', () => {
  const layout = layOutCells(aModel());
  const responses = { answers: { first: ['a'], second: ['c'], several: ['b'] } };
  const stored = bytesOf(countCells(layout, [{ responses, score: 100 / 3 }])) as [Uint8Array, Uint8Array];
  const others = layOutCells(aModel({ placements: [aPlacement('first', [0, 1])] }));
  const readers = [readCells, readLightCells] as const;

  it.each([0, 1] as const)('are refused cut short, prolonged, of another kind or another layout (%i)', (kind) => {
    const read = readers[kind];
    const bytes = stored[kind];
    for (let length = 0; length < bytes.length; length++) {
      expect(() => read(bytes.subarray(0, length), layout)).toThrow(RangeError);
    }
    expect(() => read(Uint8Array.from([...bytes, 0]), layout)).toThrow(RangeError);
    expect(() => read(stored[kind === 0 ? 1 : 0], layout)).toThrow(RangeError);
    expect(() => read(bytes, others)).toThrow(RangeError);
  });
});
