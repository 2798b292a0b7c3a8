import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { Framework } from '@yardstick/domain/content/framework.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { type Form, placementsOf } from '@yardstick/domain/publishing/form.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { findFocusAreas } from '@yardstick/domain/scoring/focus-areas.ts';
import { scoreAttempt } from '@yardstick/domain/scoring/score-attempt.ts';
import { useMemo, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Chip } from '../../ui/chip.tsx';
import { formatNumber, formatShare } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { explainCompetency } from './explain-competency.ts';
import { Radar } from './radar.tsx';
import styles from './scoring.module.css';
import { competencyName, sharesOf } from './scoring-part.ts';

interface Props {
  assessment: Assessment;
  frozen: { form: Form; model: ScoringModel } | null;
  framework: Framework;
  locale: string;
}

type Answers = Readonly<Record<string, readonly string[]>>;

const skipped = ' skipped';

function answerAtRandom(form: Form): Answers {
  return Object.fromEntries(
    placementsOf(form).map(({ id, question }) => {
      const option = question.options[Math.floor(Math.random() * question.options.length)];
      return [id, option && Math.random() > 0.04 ? [option.id] : []];
    }),
  );
}

/** A made-up attempt, scored by the code that scores real ones, with where every number comes from. */
export function TryOut({ assessment, frozen, framework, locale }: Props) {
  const [answers, setAnswers] = useState<Answers>(() => (frozen ? answerAtRandom(frozen.form) : {}));
  const [profileIndex, setProfileIndex] = useState('0');
  const scores = useMemo(() => {
    if (!frozen) return null;
    const known = new Map(
      placementsOf(frozen.form).map(({ id, question }) => [id, new Set(question.options.map((o) => o.id))]),
    );
    const kept = Object.entries(answers).flatMap(([id, options]) => {
      const still = options.filter((option) => known.get(id)?.has(option));
      return still.length > 0 ? [[id, still] as const] : [];
    });
    return scoreAttempt({ model: frozen.model, responses: { answers: Object.fromEntries(kept) } });
  }, [frozen, answers]);
  if (!frozen || !scores)
    return (
      <section className={styles.part} aria-labelledby="try-out">
        <h2 id="try-out">Try-out</h2>
        <p>It cannot be scored yet: see what is to be mended under Review &amp; publish.</p>
      </section>
    );
  const profile = assessment.roleProfiles[Number(profileIndex)];
  const shares = sharesOf(frozen.model.competencies.map(({ weight }) => weight));
  const focus = profile ? findFocusAreas({ competencies: scores.competencies, profile, standardErrors: {} }) : [];
  const bandName = (key: string | null) =>
    textIn(assessment.bands.find((band) => band.key === key)?.name, [locale]) || key;
  const show = (score: number | null) => (score === null ? 'no score' : formatNumber(score));
  return (
    <section className={styles.part} aria-labelledby="try-out">
      <div className={styles.head}>
        <h2 id="try-out">Try-out</h2>
        <Button onPress={() => setAnswers(answerAtRandom(frozen.form))}>Another person</Button>
      </div>
      <p className={styles.overall}>
        {show(scores.overall.score)} {scores.overall.band && <Chip tone="good">{bandName(scores.overall.band)}</Chip>}
      </p>
      <p className={styles.soft}>
        Overall ={' '}
        {scores.competencies
          .map(({ score }, index) => `${formatShare(shares[index] ?? 0)} · ${show(score)}`)
          .join(' + ')}
      </p>
      {assessment.roleProfiles.length > 0 && (
        <>
          <Select
            label="Against the role"
            choices={assessment.roleProfiles.map(({ label, role, stage }, index) => ({
              id: String(index),
              label: textIn(label, [locale]) || `${role}, ${stage}`,
            }))}
            value={profileIndex}
            onChange={setProfileIndex}
          />
          <Radar
            title="Scores laid over the targets of the role"
            axes={scores.competencies.map(({ competency, score }) => ({
              name: competencyName(framework, competency, locale),
              value: profile?.targets[competency] ?? 0,
              score,
            }))}
          />
          <p>
            <strong>Focus:</strong>{' '}
            {focus.length === 0
              ? 'nowhere below a target'
              : focus
                  .map(
                    ({ competency, gap }) =>
                      `${competencyName(framework, competency, locale)} (${formatNumber(gap)} short)`,
                  )
                  .join(', ')}
          </p>
        </>
      )}
      {scores.competencies.map((score) => (
        <details key={score.competency} className={styles.details}>
          <summary>
            {competencyName(framework, score.competency, locale)} <strong>{show(score.score)}</strong>{' '}
            <span className={styles.soft}>{bandName(score.band)}</span>
          </summary>
          <ol className={styles.explained}>
            {explainCompetency(frozen.form, frozen.model, score.competency, answers).map((row) => (
              <li key={row.placement}>
                <Select
                  label={textIn(row.prompt, [locale])}
                  choices={[
                    { id: skipped, label: 'Skipped' },
                    ...row.options.map(({ id, label }) => ({ id, label: textIn(label, [locale]) })),
                  ]}
                  value={answers[row.placement]?.[0] ?? skipped}
                  onChange={(id) => setAnswers({ ...answers, [row.placement]: id === skipped ? [] : [id] })}
                />
                <p className={styles.soft}>
                  {row.share === null
                    ? 'left out of numerator and denominator'
                    : `value ${row.value} of ${row.minimum} to ${row.maximum}${row.isReversed ? ', reversed' : ''} → ${formatShare(row.share)}, weight ${formatNumber(row.weight)}`}
                </p>
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  );
}
