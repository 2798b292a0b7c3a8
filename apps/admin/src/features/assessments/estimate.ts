import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { estimateMinutes as estimateForm } from '@yardstick/domain/publishing/estimate-minutes.ts';
import { freezeDraft } from './freeze-draft.ts';
import type { Sources } from './use-sources.ts';

/** Whole minutes that the draft takes; 0 while it cannot be told. */
export function estimateMinutes(assessment: Assessment, sources: Sources, locale: string): number {
  const frozen = freezeDraft(assessment, sources);
  return frozen ? estimateForm(frozen.form, [locale]) : 0;
}
