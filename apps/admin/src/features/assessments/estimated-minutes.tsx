import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { estimateMinutes } from '@yardstick/domain/publishing/estimate-minutes.ts';
import { memo } from 'react';
import { formatCount } from '../../ui/format.ts';
import { freezeDraft } from './freeze-draft.ts';
import type { Sources } from './use-sources.ts';

interface Props {
  assessment: Assessment;
  sources: Sources;
  locale: string;
}

/** How long the draft takes; a dash while it cannot be told. */
export const EstimatedMinutes = memo(function EstimatedMinutes({ assessment, sources, locale }: Props) {
  const frozen = freezeDraft(assessment, sources);
  return frozen ? formatCount(estimateMinutes(frozen.form, [locale])) : '–';
});
