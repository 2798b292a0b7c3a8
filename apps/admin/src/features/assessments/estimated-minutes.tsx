import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { wordFor } from '@yardstick/domain/content/count-words.ts';
import { estimateMinutes } from '@yardstick/domain/publishing/estimate-minutes.ts';
import { memo } from 'react';
import { formatCount } from '../../ui/format.ts';
import { freezeDraft } from './freeze-draft.ts';
import type { Sources } from './use-sources.tsx';

interface Props {
  assessment: Assessment;
  sources: Sources;
  locale: string;
}

/**
 * How long the draft takes; a dash while it cannot be told. Worked out anew only when what counts is another: it reads all
 * questions, for longer than a key may wait.
 */
export const EstimatedMinutes = memo(
  function EstimatedMinutes({ assessment, sources, locale }: Props) {
    const frozen = freezeDraft(assessment, sources);
    const minutes = frozen && estimateMinutes(frozen.form, [locale]);
    return (
      <>
        {minutes === null ? '–' : formatCount(minutes)} <small>{wordFor(minutes ?? 0, 'minute')}, estimated</small>
      </>
    );
  },
  (before, after) => {
    const [counted, countedNow] = [countedOf(before), countedOf(after)];
    return counted.length === countedNow.length && counted.every((part, index) => part === countedNow[index]);
  },
);

/** All but what is read before or beside the questions, and the order of questions. */
function countedOf({ assessment, sources, locale }: Props): unknown[] {
  const { title: _, summary: __, introduction: ___, statedMinutes: ____, sections, ...others } = assessment;
  const placements = sections.flatMap((section) => section.placements);
  placements.sort((one, other) => (one.question < other.question ? -1 : 1));
  return [sources, locale, ...Object.values(others), ...sections.map((section) => section.title), ...placements];
}
