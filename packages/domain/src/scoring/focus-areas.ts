import type { ScoringRoleProfile } from '../publishing/scoring-model.ts';
import type { CompetencyScore } from './scores.ts';

/** How sure a gap is: larger than measurement error explains, not larger, or the error is not known. */
export type Certainty = 'clear' | 'within-measurement-error' | 'unknown';

/** A competency in which a person is below the target of a role profile. */
export interface FocusArea {
  competency: string;
  target: number;
  gap: number;
  /** the role's share of weight for the competency · gap, in points */
  priority: number;
  /** of all priorities together, 0 to 1 */
  share: number;
  certainty: Certainty;
}

/** What is needed to compare a person with a role profile. */
export interface FocusInput {
  /** in framework order, as scored */
  competencies: readonly Pick<CompetencyScore, 'competency' | 'score'>[];
  profile: Pick<ScoringRoleProfile, 'targets' | 'weights'>;
  /** competency → standard error of measurement in points; absent or null where unknown */
  standardErrors: Readonly<Record<string, number | null>>;
}

/** Points missing to the target; null without a score or a target. */
export function gapOf(target: number | undefined, score: number | null): number | null {
  return target === undefined || score === null ? null : Math.max(0, target - score);
}

export function certaintyOf(gap: number, standardError: number | null | undefined): Certainty {
  if (standardError === null || standardError === undefined) return 'unknown';
  return gap > 1.96 * standardError ? 'clear' : 'within-measurement-error';
}

/**
 * Where to focus next, most important first: by priority, equal ones by the larger gap, then in framework order.
 * Competencies without score, target, gap or weight in the role are none. An unset weight is 1.
 */
export function findFocusAreas({ competencies, profile, standardErrors }: FocusInput): FocusArea[] {
  const targets = new Map(Object.entries(profile.targets));
  const weights = new Map(Object.entries(profile.weights));
  const errors = new Map(Object.entries(standardErrors));
  const weightOf = (competency: string) => weights.get(competency) ?? 1;
  const totalWeight = competencies.reduce((sum, { competency }) => sum + weightOf(competency), 0);
  const areas: Omit<FocusArea, 'share'>[] = [];
  for (const { competency, score } of competencies) {
    const target = targets.get(competency);
    const gap = gapOf(target, score);
    if (target === undefined || gap === null) continue;
    const priority = (weightOf(competency) * gap) / totalWeight;
    if (!(priority > 0)) continue;
    areas.push({ competency, target, gap, priority, certainty: certaintyOf(gap, errors.get(competency)) });
  }
  const totalPriority = areas.reduce((sum, { priority }) => sum + priority, 0);
  return areas
    .sort((a, b) => compareDescending(a.priority, b.priority) || compareDescending(a.gap, b.gap))
    .map((area) => ({ ...area, share: area.priority / totalPriority }));
}

/** Equal to nine decimals is equal: 2 · 15 and 1 · 30 may differ in their last bit. */
function compareDescending(a: number, b: number): number {
  return Math.round(b * 1e9) - Math.round(a * 1e9);
}
