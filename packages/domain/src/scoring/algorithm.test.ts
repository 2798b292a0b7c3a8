import { expect, it } from 'vitest';
import { algorithmVersion, inputHash, scoreWithAlgorithm, UnknownAlgorithmError } from './algorithm.ts';
import { scoreAttempt } from './score-attempt.ts';
import { aModel } from './testing/small-model.ts';

const responses = { answers: { first: ['a'], several: ['b', 'c'] }, notPresented: ['forced', 'second'] };
const hashes = { formHash: 'form', scoringModelHash: 'model', algorithmVersion };

it('scores new outcomes with a version that it can compute again later', () => {
  const attempt = { model: aModel(), responses };

  expect(scoreWithAlgorithm(algorithmVersion, attempt)).toEqual(scoreAttempt(attempt));
});

it('refuses an algorithm that it does not have', () => {
  expect(() => scoreWithAlgorithm('constructor', { model: aModel(), responses })).toThrow(UnknownAlgorithmError);
});

it('hashes the same answers alike, in whatever order and however the skipped are written', () => {
  const same = {
    answers: { second: [], several: ['c', 'b', 'c'], first: ['a'] },
    notPresented: ['second', 'forced', 'second'],
  };

  expect(inputHash({ ...hashes, responses: same })).toBe(inputHash({ ...hashes, responses }));
  expect(inputHash({ ...hashes, responses: { answers: {} } })).toBe(
    inputHash({ ...hashes, responses: { answers: { first: [] }, notPresented: [] } }),
  );
});

it('hashes RFC 8785 JSON of the four inputs with SHA-256', () => {
  // printf '%s' '{"algorithmVersion":"1","formHash":"form","responses":{"answers":{"first":["a"],"several":["b","c"]},"notPresented":["forced","second"]},"scoringModelHash":"model"}' | sha256sum
  expect(inputHash({ ...hashes, responses })).toBe('584a07eaf3783ca3390dc73db75a512b2205080a6645d5ccae3ee27f50576342');
});

it.each([
  ['form', { formHash: 'other' }],
  ['scoring model', { scoringModelHash: 'other' }],
  ['algorithm', { algorithmVersion: '2' }],
  ['answer', { responses: { ...responses, answers: { ...responses.answers, first: ['b'] } } }],
  ['presentation', { responses: { ...responses, notPresented: ['forced'] } }],
])('gives another %s another hash', (_, change) => {
  expect(inputHash({ ...hashes, responses, ...change })).not.toBe(inputHash({ ...hashes, responses }));
});
