import type { ScoringModel, ScoringRoleProfile } from '../publishing/scoring-model.ts';

/** Scores of one person by place of the competency in the model, NaN for none, from `offset` on. */
type FirstFocus = (scores: Float64Array, offset: number) => number;

/** Farther apart than this, two numbers differ in their ninth decimal whatever rounding does. */
const surelyDifferent = 1e-8;

/**
 * Gives a function to the place of the competency that `findFocusAreas` puts first, or to the number of competencies
 * where it finds none. It makes nothing, so it may be called for each of millions of attempts.
 */
export function compileFirstFocus(
  competencies: ScoringModel['competencies'],
  { targets, weights }: Pick<ScoringRoleProfile, 'targets' | 'weights'>,
): FirstFocus {
  const targetOf = new Map(Object.entries(targets));
  const weightOf = new Map(Object.entries(weights));
  const count = competencies.length;
  const roleWeights = Float64Array.from(competencies, ({ key }) => weightOf.get(key) ?? 1);
  const roleTargets = Float64Array.from(competencies, ({ key }) => targetOf.get(key) ?? Number.NaN);
  const totalWeight = roleWeights.reduce((sum, weight) => sum + weight, 0);
  const surelyDifferentInWeights = surelyDifferent * totalWeight;
  return (scores, offset) => {
    let first = count;
    // Priorities times the total weight: only those that are nearly equal need dividing.
    let most = 0;
    let widest = 0;
    for (let place = 0; place < count; place++) {
      // NaN without a score or a target, which is above nothing
      const gap = (roleTargets[place] as number) - (scores[offset + place] as number);
      if (!(gap > 0)) continue;
      const priority = (roleWeights[place] as number) * gap;
      if (!(priority > 0) || priority < most - surelyDifferentInWeights) continue;
      if (first !== count && priority <= most + surelyDifferentInWeights) {
        if (!isBefore(priority / totalWeight, gap, most / totalWeight, widest)) continue;
      }
      first = place;
      most = priority;
      widest = gap;
    }
    return first;
  };
}

/** Whether it comes first by the rule of `findFocusAreas`, where equal to nine decimals is equal. */
function isBefore(priority: number, gap: number, most: number, widest: number): boolean {
  const ahead = Math.round(priority * 1e9) - Math.round(most * 1e9);
  return ahead > 0 || (ahead === 0 && Math.round(gap * 1e9) > Math.round(widest * 1e9));
}
