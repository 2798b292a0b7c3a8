import { expect, it } from 'vitest';
import { foreignBundle } from '../interchange/testing/foreign-bundle.ts';
import { freezeAssessmentTexts, publishedAssessmentSchema } from './published-assessment.ts';

const [choirCheck] = foreignBundle().assessments;
if (!choirCheck) throw new Error('the bundle about choirs has an assessment');

it('keeps the time that respondents were told, beside the estimate', () => {
  const frozen = freezeAssessmentTexts({ ...choirCheck, statedMinutes: 12 }, 9);

  expect(publishedAssessmentSchema.parse(frozen)).toMatchObject({ statedMinutes: 12, estimatedMinutes: 9 });
});

it('is still read where it was published without a stated time', () => {
  const { statedMinutes, ...before } = freezeAssessmentTexts({ ...choirCheck, statedMinutes: 12 }, 9);

  expect(publishedAssessmentSchema.parse(before)).toEqual(before);
  expect(statedMinutes).toBe(12);
});
