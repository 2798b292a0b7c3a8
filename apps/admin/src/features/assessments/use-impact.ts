import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { askNewest } from '../../comparison/ask-newest.ts';
import { Comparison, type ComparisonAnswer } from '../../comparison/comparison-query.ts';

interface Impact {
  /** the newest answer; it stays while the next one is on its way */
  answer: ComparisonAnswer | null;
  /** whether the answer is about what is on the screen */
  isCurrent: boolean;
  hasFailed: boolean;
}

interface Asked {
  assessment: string;
  content: Assessment;
  isSimulated: boolean;
}

/** What the assessment as it stands on the screen, unsaved, would make of past attempts. */
export function useImpact(asked: Asked): Impact {
  const client = useClient();
  const [impact, setImpact] = useState<Impact & { about: Asked | null }>({
    answer: null,
    isCurrent: false,
    hasFailed: false,
    about: null,
  });
  const { assessment, content, isSimulated } = asked;
  const asking = useRef<{ put: (value: Asked) => void } | null>(null);
  const ask = (value: Asked) =>
    client
      .query(
        Comparison,
        {
          assessment: value.assessment,
          after: { content: value.content },
          filter: value.isSimulated ? { origins: ['SIMULATED'] } : null,
        },
        { requestPolicy: 'network-only' },
      )
      .toPromise();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one asker for as long as the panel is there
  useEffect(() => {
    const mine = askNewest(ask, ({ data }, about) =>
      setImpact((before) => ({
        answer: data?.scoringComparison ?? before.answer,
        isCurrent: true,
        hasFailed: !data,
        about,
      })),
    );
    asking.current = mine;
    return () => mine.stop();
  }, [client]);
  useEffect(() => {
    asking.current?.put({ assessment, content, isSimulated });
  }, [assessment, content, isSimulated]);
  return { ...impact, isCurrent: impact.about?.content === content && impact.about.isSimulated === isSimulated };
}
