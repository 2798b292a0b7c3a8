import { expect, it } from 'vitest';
import { countOf, wordFor } from './count-words.ts';

it('counts things in words', () => {
  expect([0, 1, 2, 21, 1000].map((count) => countOf(count, 'question'))).toEqual([
    '0 questions',
    '1 question',
    '2 questions',
    '21 questions',
    '1000 questions',
  ]);
  expect([1, 2].map((count) => countOf(count, 'person', 'people'))).toEqual(['1 person', '2 people']);
  expect([1, 2].map((count) => wordFor(count, 'stands', 'stand'))).toEqual(['stands', 'stand']);
});
