import { formatDay } from '../../ui/format.ts';
import { Page } from '../../ui/page.tsx';
import { CompetencyScores } from './competency-scores.tsx';
import { FocusAreas } from './focus-areas.tsx';
import { HowScored } from './how-scored.tsx';
import { KeepOrDelete } from './keep-or-delete.tsx';
import { OrientationLean } from './orientation-lean.tsx';
import { OverallScore } from './overall-score.tsx';
import type { ShownResult } from './result-query.ts';
import styles from './result-view.module.css';
import { RoleSwitch } from './role-switch.tsx';

interface ResultViewProps {
  result: ShownResult;
  token: string;
  /** id of the role profile that was asked for; undefined for the default one */
  asked: string | undefined;
  /** another role profile is being fetched; what is shown stays in place until it is here */
  isUpdating: boolean;
  onDeleted: () => void;
}

export function ResultView({ result, token, asked, isUpdating, onDeleted }: ResultViewProps) {
  const { assessment, roleProfile, outcome, focusAreas, orientation } = result;
  return (
    <Page>
      <header className={styles.head}>
        <h1>Your result</h1>
        <p>
          <span lang={assessment.locale}>{assessment.title}</span> ·{' '}
          <time dateTime={outcome.issuedAt}>{formatDay(outcome.issuedAt)}</time>
        </p>
      </header>
      <OverallScore overall={outcome.overall} bands={assessment.bands} locale={assessment.locale} />
      <RoleSwitch asked={asked} profiles={assessment.roleProfiles} shown={roleProfile} locale={assessment.locale} />
      <div className={styles.against} aria-busy={isUpdating}>
        <CompetencyScores
          outcome={outcome}
          bands={assessment.bands}
          roleLabel={roleProfile?.label}
          locale={assessment.locale}
        />
        <FocusAreas
          areas={focusAreas}
          competencies={outcome.competencies}
          roleLabel={roleProfile?.label}
          locale={assessment.locale}
        />
      </div>
      {orientation && <OrientationLean orientation={orientation} />}
      <KeepOrDelete token={token} assessment={assessment} onDeleted={onDeleted} />
      <HowScored outcome={outcome} form={assessment.form} roleProfile={roleProfile} />
    </Page>
  );
}
