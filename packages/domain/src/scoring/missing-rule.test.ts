import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileMissingRule } from './missing-rule.ts';

it('never takes a weight for sufficient where a question skipped or not presented breaks the rule', () => {
  const question = fc.record({ weight: fc.nat({ max: 5 }), state: fc.constantFrom('answered', 'skipped', 'hidden') });
  fc.assert(
    fc.property(fc.array(question, { maxLength: 8 }), fc.constantFrom(0, 0.25, 0.5, 0.6, 1), (questions, share) => {
      const { missingReasonOf, sufficientWeightOf } = compileMissingRule({ answeredShareAbove: share });
      const presented = questions.filter(({ state }) => state !== 'hidden');
      const answered = questions.filter(({ state }) => state === 'answered');
      const weightOf = (counted: typeof questions) => counted.reduce((sum, { weight }) => sum + weight, 0);
      fc.pre(weightOf(answered) > sufficientWeightOf(questions.map(({ weight }) => weight)));

      const reason = missingReasonOf({
        presented: presented.length,
        answered: answered.length,
        presentedWeight: weightOf(presented),
        answeredWeight: weightOf(answered),
      });
      expect(reason).toBeNull();
    }),
    { numRuns: 1000 },
  );
});

it('takes a complete answer for sufficient, unless nothing could be', () => {
  expect(compileMissingRule({ answeredShareAbove: 0.5 }).sufficientWeightOf([1, 2, 3])).toBeLessThan(6);
  expect(compileMissingRule({ answeredShareAbove: 1 }).sufficientWeightOf([1, 2, 3])).toBe(6);
});
