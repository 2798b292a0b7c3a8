import { describe, expect, it } from 'vitest';
import { findNextOpenStep, isDone, stepsOf } from './steps.ts';

const aPlacement = (id: string) => ({
  id,
  required: true,
  question: { id: `question-${id}`, type: 'LIKERT' as const, prompt: id, help: null, options: [] },
});
const form = {
  id: 'form',
  sections: [
    { id: 's1', title: 'First', placements: [aPlacement('a'), aPlacement('b')] },
    { id: 's2', title: 'Second', placements: [aPlacement('c')] },
  ],
  segments: [],
};
const answered = { options: ['x'], skipped: false };

describe('the way through a form', () => {
  it('numbers the questions over all sections', () => {
    expect(stepsOf({ form }).map(({ number, sectionTitle }) => `${sectionTitle} ${number}`)).toEqual([
      'First 1',
      'First 2',
      'Second 3',
    ]);
  });

  it('goes on at the first question that is open', () => {
    const steps = stepsOf({ form });
    expect(findNextOpenStep(steps, {})).toBe(1);
    expect(findNextOpenStep(steps, { a: answered, c: answered })).toBe(2);
  });

  it('takes a question that was skipped on purpose as done, and one whose choices were all taken back as open', () => {
    expect(isDone({ options: [], skipped: true })).toBe(true);
    expect(isDone({ options: [], skipped: false })).toBe(false);
  });

  it('ends at the finish when nothing is open', () => {
    expect(findNextOpenStep(stepsOf({ form }), { a: answered, b: answered, c: answered })).toBe('finish');
  });
});
