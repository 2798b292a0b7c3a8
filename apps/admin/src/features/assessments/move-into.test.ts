import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { describe, expect, it } from 'vitest';
import { moveInto } from './move-into.ts';

const section = (key: string, questions: string[]) => ({
  key,
  title: {},
  placements: questions.map((question) => ({ question, weight: 1, required: true })),
});
const assessment = { sections: [section('one', ['a', 'b']), section('two', ['c', 'd'])] } as unknown as Assessment;
const orders = (result: Assessment) =>
  result.sections.map(({ placements }) => placements.map(({ question }) => question).join(''));

describe('placements that are dragged into another section', () => {
  it('stand before or behind the one they were dropped on', () => {
    expect(orders(moveInto(assessment, 'two', ['a'], 'd', false))).toEqual(['b', 'cad']);
    expect(orders(moveInto(assessment, 'two', ['a'], 'd', true))).toEqual(['b', 'cda']);
  });

  it('keep their order when several move, and become the last ones of what they were dropped into', () => {
    expect(orders(moveInto(assessment, 'two', ['b', 'a'], null, true))).toEqual(['', 'cdab']);
  });

  it('leave other sections as the same objects, so that they are not drawn anew', () => {
    const three = { ...assessment, sections: [...assessment.sections, section('three', ['e'])] };
    expect(moveInto(three, 'two', ['a'], null, true).sections[2]).toBe(three.sections[2]);
  });
});
