import type { PresentedAssessment } from '../assessment/assessment.type.ts';
import type { MeasuredResult } from './read-result.ts';

/** A result with the assessment that it speaks of, in the locale of the attempt. */
export interface PresentedResult {
  result: MeasuredResult;
  assessment: PresentedAssessment;
}
/** A part of a result, together with the whole. */
export type Within<T> = PresentedResult & { item: T };
