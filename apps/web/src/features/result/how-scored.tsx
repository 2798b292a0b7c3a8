import styles from './how-scored.module.css';
import type { ShownOutcome, ShownResult } from './result-query.ts';

interface HowScoredProps {
  outcome: ShownOutcome;
  form: ShownResult['assessment']['form'];
  roleProfile: ShownResult['roleProfile'];
}

/** Everything by which this outcome can be computed again. */
export function HowScored({ outcome, form, roleProfile }: HowScoredProps) {
  const { scoringModel, algorithmVersion, inputHash, overall, competencies } = outcome;
  return (
    <details className={styles.how}>
      <summary>How this was scored</summary>
      <div className={styles.inside}>
        <p>
          Each answer counts between 0 and 1 of what its question can reach. The score of an area is the weighted mean
          of its answered questions, as a percentage; the overall score is the weighted mean of the areas. The form and
          the scoring model are frozen: when either is revised, this result stays as it is, and can be computed again to
          the last digit.
        </p>
        <dl>
          <Row name="Form" value={`No. ${form.number}`} hash={form.hash} />
          <Row name="Scoring model" value={`No. ${scoringModel.number}`} hash={scoringModel.hash} />
          <Row name="Algorithm" value={`Version ${algorithmVersion}`} />
          {roleProfile && <Row name="Role profile" value={roleProfile.label} />}
          <Row name="Outcome" value={outcome.issuedAt} hash={outcome.id} />
          <Row name="Your answers" value="as a fingerprint (SHA-256)" hash={inputHash} />
          <Row name="Overall, unrounded" value={overall.score == null ? 'no score' : String(overall.score)} />
          {competencies.map(({ competency, score }) => (
            <Row
              key={competency.key}
              name={`${competency.name}, unrounded`}
              value={score == null ? 'no score' : String(score)}
            />
          ))}
        </dl>
      </div>
    </details>
  );
}

function Row({ name, value, hash }: { name: string; value: string; hash?: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {hash && <code>{hash}</code>}
      </dd>
    </div>
  );
}
