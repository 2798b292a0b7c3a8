import { Rose } from '../../ui/rose.tsx';
import { Ruler } from '../../ui/ruler.tsx';
import styles from './competency-scores.module.css';
import type { ShownCompetency, ShownOutcome, ShownResult } from './result-query.ts';
import { RulerLegend } from './ruler-legend.tsx';
import { describeCompetency, describeGap, describePercentile, explainMissing, writeScore } from './wording.ts';

interface CompetencyScoresProps {
  outcome: ShownOutcome;
  bands: ShownResult['assessment']['bands'];
  roleLabel: string | undefined;
  locale: string;
}

export function CompetencyScores({ outcome: { competencies }, bands, roleLabel, locale }: CompetencyScoresProps) {
  const hasWhiskers = competencies.some(({ standardError }) => standardError != null);
  return (
    <section className={styles.scores} aria-labelledby="areas">
      <h2 id="areas" className="sr-only">
        Area by area{roleLabel && `, against ${roleLabel}`}
      </h2>
      <div className={styles.picture}>
        {competencies.length > 2 && (
          <Rose
            rings={bands.slice(1).map(({ from }) => from)}
            petals={competencies.map((score) => ({
              key: score.competency.key,
              name: score.competency.name,
              score: score.score ?? null,
              target: score.target ?? null,
              scoreText: writeScore(score),
            }))}
            label={`The shape of your result. ${competencies.map(describeCompetency).join(' ')}`}
          />
        )}
        <RulerLegend hasWhiskers={hasWhiskers} hasTargets={roleLabel !== undefined} />
      </div>
      <ul className={styles.list} lang={locale}>
        {competencies.map((score) => (
          <CompetencyRow key={score.competency.key} score={score} bands={bands} />
        ))}
      </ul>
    </section>
  );
}

function CompetencyRow({ score, bands }: { score: ShownCompetency; bands: CompetencyScoresProps['bands'] }) {
  const { competency, band, missingReason, percentile } = score;
  const gap = describeGap(score);
  return (
    <li className={styles.row}>
      <div className={styles.name}>
        <h3>{competency.name}</h3>
        {score.score != null && (
          <p>
            <strong>{writeScore(score)}</strong> {band?.name}
          </p>
        )}
      </div>
      <Ruler
        score={score.score ?? null}
        standardError={score.standardError ?? null}
        target={score.target ?? null}
        bands={bands}
        label={describeCompetency(score)}
      />
      <p className={styles.note} lang="en">
        {missingReason ? explainMissing(missingReason, score) : gap && `${gap.charAt(0).toUpperCase()}${gap.slice(1)}.`}
      </p>
      {percentile && (
        <p className={styles.note} lang="en">
          {describePercentile(percentile)}
        </p>
      )}
    </li>
  );
}
