import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import { memo, useDeferredValue, useMemo } from 'react';
import type { Editor } from '../../document/editor.ts';
import { useStable } from '../../ui/use-stable.ts';
import styles from './assessment.module.css';
import { BandRuler } from './band-ruler.tsx';
import { CompetencyWeights } from './competency-weights.tsx';
import { FocusRules } from './focus-rules.tsx';
import { freezeDraft } from './freeze-draft.ts';
import impactStyles from './impact.module.css';
import { ImpactPanel } from './impact-panel.tsx';
import { competencyKeys, memoPart } from './memo-part.ts';
import { OrientationEditor } from './orientation-editor.tsx';
import { QuestionWeights } from './question-weights.tsx';
import { RoleProfiles } from './role-profiles.tsx';
import { TryOut } from './try-out.tsx';
import { useSources } from './use-sources.tsx';

const Bands = memoPart(BandRuler, ({ bands }) => [bands]);
const Profiles = memoPart(RoleProfiles, (assessment) => [assessment.roleProfiles, competencyKeys(assessment)]);
const Weights = memoPart(QuestionWeights, (assessment) => [assessment.sections, competencyKeys(assessment)]);
const Rules = memoPart(FocusRules, (assessment) => [
  assessment.focusRules,
  assessment.bands,
  assessment.roleProfiles,
  competencyKeys(assessment),
]);

// Both show a deferred draft: what is being moved comes first.
const Impact = memo(ImpactPanel);
const Trial = memo(TryOut);

/** How attempts are scored, with a made-up attempt scored beside it as it changes. */
export function ScoringView({ editor }: { editor: Editor<Assessment> }) {
  const { content: assessment, locales, isReadOnly } = editor;
  const { sources, instead } = useSources(assessment.slug, assessment.framework);
  const update = useStable((change: (assessment: Assessment) => Assessment, group?: string) =>
    editor.change(change(assessment), group),
  );
  const read = useDeferredValue(assessment);
  const frozen = useMemo(() => (sources ? freezeDraft(read, sources) : null), [read, sources]);
  if (!sources) return instead;
  const parts = { assessment, update, framework: sources.framework, locales, isReadOnly };
  return (
    <div className={`${styles.columns} ${impactStyles.scoring}`}>
      <div className={styles.fields}>
        <CompetencyWeights {...parts} />
        <Bands {...parts} />
        <Profiles {...parts} />
        <Weights {...parts} questions={sources.questions} />
        <Rules {...parts} />
        <OrientationEditor {...parts} questions={sources.questions} />
      </div>
      <aside className={styles.side} aria-label="Impact and try-out">
        <Impact assessment={read} framework={sources.framework} locale={locales.main} />
        <Trial assessment={read} frozen={frozen} framework={sources.framework} locale={locales.main} />
      </aside>
    </div>
  );
}
