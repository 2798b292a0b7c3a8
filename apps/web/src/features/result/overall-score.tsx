import { formatScore } from '../../ui/format.ts';
import { Ruler } from '../../ui/ruler.tsx';
import styles from './overall-score.module.css';
import type { ShownOutcome, ShownResult } from './result-query.ts';
import { describeOverall, explainError, explainMissing } from './wording.ts';

interface OverallScoreProps {
  overall: ShownOutcome['overall'];
  bands: ShownResult['assessment']['bands'];
  locale: string;
}

export function OverallScore({ overall, bands, locale }: OverallScoreProps) {
  const { score, standardError, band, missingReason } = overall;
  return (
    <section className={styles.overall} aria-labelledby="overall">
      <h2 id="overall" className={styles.caption}>
        Overall
      </h2>
      {score == null ? (
        <div>
          <p className={styles.band}>No overall score</p>
          <p className={styles.text}>{missingReason && explainMissing(missingReason)}</p>
        </div>
      ) : (
        <>
          <p className={styles.score}>
            {formatScore(score, band ? [band.to] : [])}
            <span> of 100</span>
          </p>
          <div>
            <p className={styles.band} lang={locale}>
              {band?.name}
            </p>
            <p className={styles.text} lang={locale}>
              {band?.text}
            </p>
          </div>
        </>
      )}
      <div className={styles.ruler}>
        <Ruler
          size="large"
          score={score ?? null}
          standardError={standardError ?? null}
          bands={bands}
          label={describeOverall(overall)}
        />
        {score != null && <p className={styles.error}>{explainError(standardError)}</p>}
      </div>
    </section>
  );
}
