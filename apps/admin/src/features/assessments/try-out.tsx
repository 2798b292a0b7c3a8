import type { Assessment } from '@yardstick/domain/content/assessment.ts';
import type { Framework } from '@yardstick/domain/content/framework.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { type Form, placementsOf } from '@yardstick/domain/publishing/form.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { findFocusAreas } from '@yardstick/domain/scoring/focus-areas.ts';
import { scoreAttempt } from '@yardstick/domain/scoring/score-attempt.ts';
import type { MissingReason, Scores } from '@yardstick/domain/scoring/scores.ts';
import { useMemo, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { RadarChart } from '../../ui/charts/radar-chart.tsx';
import { Chip } from '../../ui/chip.tsx';
import { countOf, formatCount, formatNumber, formatShare } from '../../ui/format.ts';
import { Select } from '../../ui/select.tsx';
import { wholePercents } from '../../ui/whole-percents.ts';
import { explainCompetency } from './explain-competency.ts';
import styles from './scoring.module.css';
import { competencyName, sharesOf } from './scoring-part.ts';
import { TriedAnswer } from './tried-answer.tsx';

interface Props {
  assessment: Assessment;
  frozen: { form: Form; model: ScoringModel } | null;
  framework: Framework;
  locale: string;
}

type Answers = Readonly<Record<string, readonly string[]>>;

const skippedShare = 0.04;

const reasons: Record<MissingReason, string> = {
  'no-questions-presented': 'no question asks about it',
  'too-few-questions-answered': 'half of its questions or more were skipped',
  'too-little-weight-answered': 'half of its weight or more was skipped',
  'nothing-weighted': 'nothing has a weight',
  'competency-without-score': 'a weighted competency has no score',
};

function answerAtRandom(form: Form): Answers {
  return Object.fromEntries(
    placementsOf(form).map(({ id, question }) => {
      const options = question.options.map((option) => option.id);
      const isSkipped = Math.random() < skippedShare;
      const one = options[Math.floor(Math.random() * options.length)] ?? '';
      const several = options.filter(() => Math.random() < 0.4);
      return [id, isSkipped ? [] : question.type === 'multiple-choice' && several.length > 0 ? several : [one]];
    }),
  );
}

/** A made-up attempt, scored by the code that scores real ones, with where every number comes from. */
export function TryOut({ assessment, frozen, framework, locale }: Props) {
  const [answers, setAnswers] = useState<Answers>(() => (frozen ? answerAtRandom(frozen.form) : {}));
  const [profileIndex, setProfileIndex] = useState('0');
  const scores = useMemo(() => frozen && scoreTried(frozen, answers), [frozen, answers]);
  if (!frozen || !scores)
    return (
      <section className={styles.part} aria-labelledby="try-out">
        <h2 id="try-out">Try-out</h2>
        <p>It cannot be scored yet: see what is to be mended under Review &amp; publish.</p>
      </section>
    );
  const profile = assessment.roleProfiles[Number(profileIndex)];
  const shares = wholePercents(sharesOf(frozen.model.competencies.map(({ weight }) => weight)));
  const focus = profile ? findFocusAreas({ competencies: scores.competencies, profile, standardErrors: {} }) : [];
  const focusShares = wholePercents(focus.map(({ share }) => share));
  const nameOf = (competency: string) => competencyName(framework, competency, locale);
  const bandName = (key: string | null) =>
    textIn(assessment.bands.find((band) => band.key === key)?.name, [locale]) || key;
  const show = (score: number | null) => (score === null ? 'no score' : formatNumber(score));
  const orientationIds = frozen.model.orientation?.placements.map(({ placement }) => placement) ?? [];
  const questions = new Map(placementsOf(frozen.form).map(({ id, question }) => [id, question]));
  const answer = (placement: string) => (chosen: string[]) => setAnswers({ ...answers, [placement]: chosen });
  return (
    <section className={styles.part} aria-labelledby="try-out">
      <div className={styles.head}>
        <h2 id="try-out">Try-out</h2>
        <Button onPress={() => setAnswers(answerAtRandom(frozen.form))}>Another person</Button>
      </div>
      <p className={styles.soft}>
        A made-up attempt, scored as the draft stands. Open a line to see why, or to answer otherwise.
      </p>
      <p className={styles.overall} aria-live="polite">
        {show(scores.overall.score)} {scores.overall.band && <Chip tone="good">{bandName(scores.overall.band)}</Chip>}
      </p>
      <p className={styles.soft}>
        {scores.overall.missingReason
          ? `No overall: ${reasons[scores.overall.missingReason]}.`
          : `Overall = ${scores.competencies
              .map(({ score }, index) => `${formatShare(shares[index] ?? 0)} · ${show(score)}`)
              .join(' + ')}`}
      </p>
      {scores.competencies.map((score) => {
        const rows = explainCompetency(frozen.form, frozen.model, score.competency, answers);
        const answered = rows.filter((row) => row.share !== null);
        const weight = answered.reduce((sum, row) => sum + row.weight, 0);
        const reached = answered.reduce((sum, row) => sum + row.weight * (row.share ?? 0), 0);
        return (
          <details key={score.competency} className={styles.details}>
            <summary>
              {nameOf(score.competency)} <strong>{show(score.score)}</strong>{' '}
              <span className={styles.soft}>{bandName(score.band)}</span>
            </summary>
            <p className={styles.soft}>
              {score.missingReason
                ? `No score: ${reasons[score.missingReason]}.`
                : `100 · ${formatNumber(reached)} of ${formatNumber(weight)} weight reached, ${formatCount(score.answered)} of ${countOf(score.presented, 'question')} answered`}
            </p>
            <ol className={styles.explained}>
              {rows.map((row) => (
                <li key={row.placement}>
                  <TriedAnswer
                    prompt={textIn(row.prompt, [locale])}
                    options={row.options.map(({ id, label }) => ({ id, label: textIn(label, [locale]) || id }))}
                    isMultiple={row.isMultiple}
                    chosen={answers[row.placement] ?? []}
                    onChoose={answer(row.placement)}
                  />
                  <p className={styles.soft}>
                    {row.share === null
                      ? 'skipped: left out above and below the line'
                      : `value ${formatNumber(row.value)} of ${formatNumber(row.minimum)} to ${formatNumber(row.maximum)}${row.isReversed ? ', reversed' : ''} → ${formatShare(row.share)} · weight ${formatNumber(row.weight)} = ${formatNumber(row.share * row.weight)}`}
                  </p>
                </li>
              ))}
            </ol>
          </details>
        );
      })}
      {scores.orientation && (
        <details className={styles.details}>
          <summary>
            Orientation <strong>{formatNumber(scores.orientation.value)}</strong>{' '}
            <span className={styles.soft}>{leanOf(scores.orientation, assessment, locale)}</span>
          </summary>
          <p className={styles.soft}>
            100 · (positive − negative) of {countOf(scores.orientation.questionCount, 'answer')}; 95 % interval{' '}
            {formatNumber(scores.orientation.interval.low)} to {formatNumber(scores.orientation.interval.high)}. A lean
            is told when it leaves zero out.
          </p>
          <ol className={styles.explained}>
            {orientationIds.map((id) => (
              <li key={id}>
                <TriedAnswer
                  prompt={textIn(questions.get(id)?.prompt, [locale])}
                  options={(questions.get(id)?.options ?? []).map((option) => ({
                    id: option.id,
                    label: textIn(option.label, [locale]) || option.id,
                  }))}
                  isMultiple={false}
                  chosen={answers[id] ?? []}
                  onChoose={answer(id)}
                />
              </li>
            ))}
          </ol>
        </details>
      )}
      {profile && (
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
          <RadarChart
            label="Scores laid over the targets of the role"
            axes={scores.competencies.map(({ competency, score }) => ({
              name: nameOf(competency),
              value: score,
              target: profile.targets[competency] ?? 0,
            }))}
            valueName="Score"
            targetName="Target"
          />
          <h3 className={styles.small}>Where to focus</h3>
          {focus.length === 0 && <p>Nowhere below a target.</p>}
          <ol className={styles.explained}>
            {focus.map(({ competency, gap, target, priority }, index) => (
              <li key={competency}>
                <strong>{nameOf(competency)}</strong>
                <p className={styles.soft}>
                  {formatNumber(gap)} short of {formatNumber(target)}; the role’s share of its weight · gap ={' '}
                  {formatNumber(priority)}, {formatShare(focusShares[index] ?? 0)} of all
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

/** Answers to options that are not there any more are left out, and those that nothing is scored by yet. */
function scoreTried({ form, model }: { form: Form; model: ScoringModel }, answers: Answers): Scores {
  const scored = new Set([...model.placements, ...(model.orientation?.placements ?? [])].map((one) => one.placement));
  const known = new Map(
    placementsOf(form)
      .filter(({ id }) => scored.has(id))
      .map(({ id, question }) => [id, new Set(question.options.map((option) => option.id))]),
  );
  const kept = Object.entries(answers).flatMap(([id, options]) => {
    const still = options.filter((option) => known.get(id)?.has(option));
    return still.length > 0 ? [[id, still] as const] : [];
  });
  return scoreAttempt({ model, responses: { answers: Object.fromEntries(kept) } });
}

function leanOf({ lean }: NonNullable<Scores['orientation']>, { orientation }: Assessment, locale: string): string {
  const pole = [orientation?.positive, orientation?.negative].find((one) => one?.key === lean);
  return pole ? `leans to ${textIn(pole.name, [locale]) || pole.key}` : 'no lean can be told';
}
