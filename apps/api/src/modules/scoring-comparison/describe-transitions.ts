import { type ComparedGroup, readSums, type ScoringPair } from '@yardstick/domain/comparing/compare-attempts.ts';
import { describePairs } from '@yardstick/domain/comparing/paired-sums.ts';
import { findHiddenBlock, hideBlock } from '@yardstick/domain/comparing/suppress-matrix.ts';
import { privacyThresholds } from '@yardstick/domain/statistics/privacy.ts';
import type { GroupTransitions, TransitionMatrix } from './transitions.ts';

const k = privacyThresholds.staff;

/**
 * What may be shown of some people; null where they are too few. `classes` are all people, told apart by everything that
 * is asked about in this run: nobody can ask it for less than one of them.
 */
export function describeTransitions(
  pair: ScoringPair,
  group: ComparedGroup,
  classes: readonly ComparedGroup[],
): GroupTransitions | null {
  if (group.attempts < k) return null;
  const { before, after } = pair;
  const bandsOf = (bands: typeof before.bands) => [...bands.map(({ key }) => key), null];
  const competenciesOf = (competencies: typeof before.competencies) => [...competencies.map(({ key }) => key), null];
  const show = (kind: 'bands' | 'focus', place: number, keys: Pick<TransitionMatrix, 'before' | 'after'>) =>
    showMatrix(
      group[kind][place],
      classes.map((own) => own[kind][place]),
      keys,
    );
  return {
    n: group.attempts,
    measures: pair.measures.map((competency, measure) => {
      const { n, ...moments } = describePairs(readSums(group, measure));
      const without = group.attempts - n;
      const bands = { before: bandsOf(before.bands), after: bandsOf(after.bands) };
      const nothing = {
        meanBefore: null,
        meanAfter: null,
        standardDeviationBefore: null,
        standardDeviationAfter: null,
      };
      return {
        competency,
        n: n < k || (without > 0 && without < k) ? null : n,
        ...(n < k ? { ...nothing, correlation: null, meanAbsoluteChange: null } : moments),
        bands: show('bands', measure, bands),
      };
    }),
    focus: pair.roleProfiles.map(({ id, role, stage }, profile) => ({
      roleProfile: id,
      role,
      stage,
      firstFocus: show('focus', profile, {
        before: competenciesOf(before.competencies),
        after: competenciesOf(after.competencies),
      }),
    })),
  };
}

function showMatrix(
  counts: Float64Array | undefined,
  among: readonly (Float64Array | undefined)[],
  { before, after }: Pick<TransitionMatrix, 'before' | 'after'>,
): TransitionMatrix {
  const matrixOf = (flat: Float64Array | undefined) =>
    before.map((_, row) => after.map((_key, column) => flat?.[row * after.length + column] ?? 0));
  const matrix = matrixOf(counts);
  const block = findHiddenBlock(among.map(matrixOf), k);
  const isHidden = block.rows.size > 0;
  const moved = matrix.flatMap((row, i) => row.filter((_, j) => before[i] !== after[j]));
  return {
    before,
    after,
    cells: hideBlock(matrix, block),
    changed: isHidden ? null : moved.reduce((sum, n) => sum + n, 0),
  };
}
