import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { PublishedAssessment } from '@yardstick/domain/publishing/published-assessment.ts';
import type { ScoreHistogram } from '@yardstick/domain/scoring/percentile-rank.ts';
import { type JudgedScores, judgeCounts, listOf, mayShowScores, suppressed } from './describe-distribution.ts';
import type { Structure } from './find-structure.ts';
import type { RoleGap } from './role-gap.type.ts';

interface Context {
  structure: Structure;
  texts: PublishedAssessment;
  locale: string;
}

/** Each role profile of the scoring model against the scores of a group. */
export function describeGaps(
  judge: (competency: string) => JudgedScores,
  { structure: { form, model, k }, texts, locale }: Context,
): RoleGap[] {
  return model.content.roleProfiles.map(({ id, role, stage, targets }) => ({
    id,
    role,
    stage,
    label: textIn(texts.roleProfiles.find((profile) => profile.id === id)?.label, [locale]) || `${role}, ${stage}`,
    competencies: form.content.competencies.flatMap(({ key, name }) => {
      const target = targets[key];
      if (target === undefined) return [];
      return [{ competency: key, name: textIn(name, [locale]), target, gap: gapOf(judge(key), target, k) }];
    }),
  }));
}

function gapOf(judged: JudgedScores, target: number, k: number): RoleGap['competencies'][number]['gap'] {
  const { own, all } = judged;
  if (!own || !mayShowScores(judged, k)) return suppressed;
  const below = (histogram: ScoreHistogram) =>
    histogram.reduce((sum, [score, people]) => sum + (score < target ? people : 0), 0);
  const peopleIn = (histogram: ScoreHistogram) => histogram.reduce((sum, [, people]) => sum + people, 0);
  const sides = (histogram: ScoreHistogram) => [below(histogram), peopleIn(histogram) - below(histogram)];
  const histogram = listOf(own);
  const n = peopleIn(histogram);
  const missing = histogram.reduce((sum, [score, people]) => sum + Math.max(0, target - score) * people, 0);
  const [isTold] = judgeCounts(all?.map((cells) => sides(listOf(cells))) ?? null, 2, k);
  return {
    kind: 'visible',
    n,
    meanGap: missing / n,
    belowTarget: isTold ? below(histogram) : null,
    shareBelowTarget: isTold ? below(histogram) / n : null,
  };
}
