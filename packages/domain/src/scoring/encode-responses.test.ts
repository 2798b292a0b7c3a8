import { expect, it } from 'vitest';
import { compileScorer } from './compile-scorer.ts';
import { UnscorableResponsesError } from './encode-responses.ts';
import { scoreAttempt } from './score-attempt.ts';
import { aModel, aPlacement } from './testing/small-model.ts';

const encode = (
  ...[responses, model = aModel()]: [Parameters<typeof scoreAttempt>[0]['responses'], ReturnType<typeof aModel>?]
) => {
  const scorer = compileScorer(model);
  const row = new Uint8Array(scorer.layout.byteLength).fill(255);
  scorer.encode(responses, row);
  return [...row];
};

it('writes a byte for a single choice, a marker with a mask for multiple choice, and forced choice at the end', () => {
  const answers = { first: ['c'], second: ['a'], several: ['c', 'a'], forced: ['y'] };

  expect(encode({ answers })).toEqual([4, 2, 2, 0b101, 3]);
});

it('writes 1 for what was skipped, whether absent or without options, and 0 for what was not presented', () => {
  expect(encode({ answers: { first: [] }, notPresented: ['several', 'second'] })).toEqual([1, 0, 0, 0, 1]);
});

it('leaves nothing of an earlier row behind', () => {
  const scorer = compileScorer(aModel());
  const row = new Uint8Array(scorer.layout.byteLength);
  scorer.encode({ answers: { several: ['a', 'b'], forced: ['x'] } }, row);
  scorer.encode({ answers: { several: ['c'] } }, row);

  expect([...row]).toEqual([1, 1, 2, 0b100, 1]);
});

it('gives models of one structure the same bytes, whatever their values, weights and order', () => {
  const revised = aModel({
    placements: [
      aPlacement('several', [-5, 0, 9], { multiple: true, weight: 3 }),
      aPlacement('second', [7, 1, 4], { reversed: true }),
      aPlacement('first', [3, 2, 1]),
    ],
  });

  expect(compileScorer(revised).layout).toEqual(compileScorer(aModel()).layout);
});

it('gives models of another structure another layout hash', () => {
  const oneOptionMore = aModel({ placements: [aPlacement('first', [0, 1, 2, 3])] });

  expect(compileScorer(oneOptionMore).layout.hash).not.toBe(compileScorer(aModel()).layout.hash);
});

it('refuses responses to another form and names every placement and option it does not know', () => {
  const responses = { answers: { first: ['z'], elsewhere: ['a'], several: ['a', 'q'] }, notPresented: ['nowhere'] };

  expect(compileScorer(aModel()).findResponseProblems(responses)).toEqual([
    { code: 'unknown-placement', placement: 'nowhere' },
    { code: 'unknown-option', placement: 'first', option: 'z' },
    { code: 'unknown-placement', placement: 'elsewhere' },
    { code: 'unknown-option', placement: 'several', option: 'q' },
  ]);
  expect(() => scoreAttempt({ model: aModel(), responses })).toThrow(UnscorableResponsesError);
  expect(() => scoreAttempt({ model: aModel(), responses })).toThrow('option z of placement first is unknown');
});

it('refuses an option named like something every object has', () => {
  const { findResponseProblems } = compileScorer(aModel());

  expect(findResponseProblems({ answers: { first: ['constructor'], forced: ['toString'] } })).toHaveLength(2);
  expect(findResponseProblems({ answers: JSON.parse('{"__proto__": ["a"]}') })).toHaveLength(1);
});

it('refuses two options of a single choice, and takes one named twice', () => {
  const { findResponseProblems } = compileScorer(aModel());

  expect(findResponseProblems({ answers: { first: ['a', 'b'] } })).toEqual([
    { code: 'several-options-chosen', placement: 'first' },
  ]);
  expect(encode({ answers: { first: ['b', 'b'] } })[0]).toBe(3);
});

it('refuses an answer to what was not presented', () => {
  const responses = { answers: { several: ['a'], first: ['b'] }, notPresented: ['several', 'first'] };

  expect(compileScorer(aModel()).findResponseProblems(responses)).toEqual([
    { code: 'answered-but-not-presented', placement: 'several' },
    { code: 'answered-but-not-presented', placement: 'first' },
  ]);
});

it('refuses a row that has no room in its target', () => {
  const { encode: encodeInto, layout } = compileScorer(aModel());

  expect(() => encodeInto({ answers: {} }, new Uint8Array(layout.byteLength), 1)).toThrow(RangeError);
});
