import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { useState } from 'react';
import type { MeasureNames } from '../../comparison/comparison-query.ts';
import { RunProgress } from '../../comparison/run-progress.tsx';
import { useComparisonRun } from '../../comparison/use-comparison-run.ts';
import { WhoMoves } from '../../comparison/who-moves.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import impactStyles from './impact.module.css';

interface Props {
  assessment: Assessment;
  names: MeasureNames;
  isSimulated: boolean;
  onClose: () => void;
}

const nobody = ' none';

/** Scores every past attempt in both ways, and shows who goes from which band to which. Nothing is written to them. */
export function ImpactDialog({ assessment, names, isSimulated, onClose }: Props) {
  const [run, setRun] = useState<string | null>(null);
  const [breakDownBy, setBreakDownBy] = useState(nobody);
  const comparison = useComparisonRun(run, setRun);
  const result = comparison.run?.result;
  const locales = Object.keys(assessment.title);
  const begin = () =>
    void comparison.begin({
      assessment: assessment.slug,
      after: { content: assessment },
      ...(isSimulated ? { filter: { origins: ['SIMULATED'] } } : {}),
      ...(breakDownBy === nobody ? {} : { breakDownBy }),
    });
  return (
    <Dialog title="Who moves" onClose={onClose} size="large">
      {!result && (
        <p className={impactStyles.lead}>
          Scores every past attempt in both ways and counts whose band and whose first focus area would change. Results
          that were issued stay as they are.
        </p>
      )}
      <RunProgress of={comparison}>
        {!result && (
          <div className={impactStyles.tools}>
            <Select
              label="Also for each"
              choices={[
                { id: nobody, label: 'Nothing: everybody together' },
                ...assessment.segments.map(({ key, prompt }) => ({ id: key, label: textIn(prompt, locales) || key })),
                { id: 'locale', label: 'Language' },
              ]}
              value={breakDownBy}
              onChange={setBreakDownBy}
            />
            <Button look="main" onPress={begin}>
              Score every attempt
            </Button>
          </div>
        )}
      </RunProgress>
      {result && <WhoMoves result={result} names={names} assessment={assessment.slug} />}
      <DialogActions>
        {result && <Button onPress={() => setRun(null)}>Again</Button>}
        <Button onPress={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  );
}
