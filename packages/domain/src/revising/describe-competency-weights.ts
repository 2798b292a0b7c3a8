import type { Assessment } from '../content/assessment.ts';
import type { SemanticChange } from './classify-change.ts';
import { describeEntries, pairEntries } from './describe-entries.ts';
import { formatNumber, quote, type RevisionNames } from './describe-names.ts';
import { describeWeights, formatShare, type Weighting } from './describe-weights.ts';

type Measured = Assessment['competencies'];

/** Which competencies an assessment measures, and their shares of the overall score. */
export function describeCompetencyWeights(before: Measured, after: Measured, names: RevisionNames): SemanticChange[] {
  const path = ['competencies'];
  const nameOf = ({ competency }: Measured[number]) => quote(names.competencyName(competency));
  const identityOf = ({ competency }: Measured[number]) => competency;
  const { added, removed, kept } = pairEntries(before, after, identityOf);
  const parts: Weighting[] = [
    ...kept.map(({ id, before: { weight: from }, after: entry }) => ({
      path: [...path, id, 'weight'],
      effective: { before: from, after: entry.weight },
      words:
        from === entry.weight
          ? null
          : `Weight of ${nameOf(entry)} ${formatNumber(from)} → ${formatNumber(entry.weight)}`,
      before: from,
      after: entry.weight,
    })),
    ...added.map(({ id, entry: { weight } }) => ({
      path: [...path, id],
      effective: { before: 0, after: weight },
      words: null,
      before: null,
      after: weight,
    })),
    ...removed.map(({ id, entry: { weight } }) => ({
      path: [...path, id],
      effective: { before: weight, after: 0 },
      words: null,
      before: weight,
      after: null,
    })),
  ];
  return [
    ...describeWeights({ parts, share: 'its share', together: { path, words: 'Weights of all competencies' } }),
    ...describeEntries({
      path,
      before,
      after,
      identityOf,
      nameOf,
      added: (entry) => ({
        classification: 'scoring',
        sentence: `Competency ${nameOf(entry)} added with weight ${formatNumber(entry.weight)}: a share of ${shareIn(after, entry)}`,
      }),
      removed: (entry) => ({
        classification: 'scoring',
        sentence: `Competency ${nameOf(entry)} removed, which had a share of ${shareIn(before, entry)}`,
      }),
      reordered: { classification: 'scoring', what: 'Competencies' },
    }),
  ];
}

function shareIn(all: Measured, { weight }: Measured[number]): string {
  const total = all.reduce((sum, entry) => sum + entry.weight, 0);
  return formatShare(total > 0 ? weight / total : 0);
}
