import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { PublishedAssessment } from '@yardstick/domain/publishing/published-assessment.ts';
import type { ScoreHistogram } from '@yardstick/domain/scoring/percentile-rank.ts';
import type { ScoreCells } from '@yardstick/domain/statistics/score-cells.ts';
import {
  type JudgedScores,
  judgeCounts,
  listOf,
  mayShowScores,
  mayTellScored,
  suppressed,
  withoutScore,
} from './describe-distribution.ts';
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
  // Where few have no score, they count among those who are not below.
  const isCounted = mayTellScored(judged, k);
  const wholeOf = (cells: ScoreCells) => (isCounted ? cells.n - withoutScore(cells) : cells.n);
  const sidesOf = (cells: ScoreCells) => [below(listOf(cells)), wholeOf(cells) - below(listOf(cells))];
  const histogram = listOf(own);
  const scored = own.n - withoutScore(own);
  const missing = histogram.reduce((sum, [score, people]) => sum + Math.max(0, target - score) * people, 0);
  const [isTold] = judgeCounts(all?.map(sidesOf) ?? null, 2, k);
  return {
    kind: 'visible',
    n: isCounted ? scored : null,
    meanGap: missing / scored,
    belowTarget: isTold ? below(histogram) : null,
    shareBelowTarget: isTold ? below(histogram) / wholeOf(own) : null,
  };
}
