import type { RoleProfile } from '@yardstick/domain/content/assessment.ts';
import { type FocusArea, findFocusAreas, gapOf } from '@yardstick/domain/scoring/focus-areas.ts';
import { overallStandardError, standardErrorOfMeasurement } from '@yardstick/domain/scoring/measurement-error.ts';
import { percentileRank } from '@yardstick/domain/scoring/percentile-rank.ts';
import type { CompetencyScore, OverallScore, Scores } from '@yardstick/domain/scoring/scores.ts';
import type { Outcome } from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { badArgument } from '../../graphql/errors.ts';
import { findAttempt } from '../attempt/find-attempt.ts';
import { type NormSnapshot, readNorm } from '../norm/read-norm.ts';
import { type AssessmentPublication, readAssessmentPublication } from '../publishing/published-content.ts';
import { storedScoresSchema } from './stored-scores.ts';

export interface MeasuredCompetency extends CompetencyScore {
  standardError: number | null;
  target: number | null;
  gap: number | null;
  percentile: { rank: number; norm: NormSnapshot } | null;
}

/** An issued outcome, measured against one role profile. */
export interface MeasuredResult {
  locale: string;
  publication: AssessmentPublication;
  roleProfileId: string | null;
  role: RoleProfile['role'] | null;
  outcome: Outcome;
  scores: Scores;
  overall: OverallScore & { standardError: number | null };
  competencies: MeasuredCompetency[];
  focusAreas: FocusArea[];
}

/** The result that a token opens; null when there is no such attempt or it is not submitted. */
export async function readResult(
  { database }: RequestContext,
  { token, roleProfile }: { token: string; roleProfile: string | null },
): Promise<MeasuredResult | null> {
  const attempt = await findAttempt(database, token);
  if (!attempt?.submittedAt) return null;
  const outcome = await database.outcome.findFirst({ where: { attemptId: attempt.id, reason: 'issued' } });
  if (!outcome) return null;
  const publication = await readAssessmentPublication(database, outcome.publicationId);
  const { roleProfiles, competencies: weighted } = publication.scoringModel.content;
  const profile = roleProfile === null ? roleProfiles[0] : roleProfiles.find(({ id }) => id === roleProfile);
  if (roleProfile !== null && !profile) {
    throw badArgument(
      'UNKNOWN_ROLE_PROFILE',
      'This assessment has no role profile of this id; "roleProfiles" lists them.',
      {
        argument: 'roleProfile',
      },
    );
  }
  const scores = storedScoresSchema.parse(outcome.scores);
  const norm = await readNorm(database, outcome.scoringModelId);
  const reliabilities = new Map(Object.entries(norm?.reliability ?? {}));
  const standardErrors = Object.fromEntries(
    scores.competencies.map(({ competency }) => {
      const reliability = reliabilities.get(competency);
      return [competency, reliability ? standardErrorOfMeasurement(reliability) : null];
    }),
  );
  const targets = new Map(Object.entries(profile?.targets ?? {}));
  const histograms = new Map(Object.entries(norm?.competencies ?? {}));
  const competencies = scores.competencies.map((score): MeasuredCompetency => {
    const target = targets.get(score.competency);
    const rank = norm && percentileRank(histograms.get(score.competency), score.score);
    return {
      ...score,
      standardError: score.score === null ? null : (standardErrors[score.competency] ?? null),
      target: target ?? null,
      gap: gapOf(target, score.score),
      percentile: norm && rank !== null ? { rank, norm } : null,
    };
  });
  return {
    locale: attempt.locale,
    publication,
    roleProfileId: profile?.id ?? null,
    role: profile?.role ?? null,
    outcome,
    scores,
    overall: {
      ...scores.overall,
      standardError:
        scores.overall.score === null
          ? null
          : overallStandardError(
              weighted.map(({ key, weight }) => ({ weight, standardError: standardErrors[key] ?? null })),
            ),
    },
    competencies,
    focusAreas: profile ? findFocusAreas({ competencies: scores.competencies, profile, standardErrors }) : [],
  };
}
