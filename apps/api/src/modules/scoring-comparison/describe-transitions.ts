import { type ComparedGroup, readSums, type ScoringPair } from '@yardstick/domain/comparing/compare-attempts.ts';
import { describePairs } from '@yardstick/domain/comparing/paired-sums.ts';
import { findHiddenBlock, type HiddenBlock, hideBlock } from '@yardstick/domain/comparing/suppress-matrix.ts';
import { privacyThresholds } from '@yardstick/domain/statistics/privacy.ts';
import { judgePairs } from './judge-pairs.ts';
import { type GroupTransitions, noMoments, type TransitionMatrix } from './transitions.ts';

const k = privacyThresholds.staff;

type Keys = Pick<TransitionMatrix, 'before' | 'after'>;
type Matrix = readonly (readonly number[])[];

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
  const keysOf = (those: readonly { key: string }[]) => [...those.map(({ key }) => key), null];
  const bands: Keys = { before: keysOf(before.bands), after: keysOf(after.bands) };
  const competencies: Keys = { before: keysOf(before.competencies), after: keysOf(after.competencies) };
  return {
    n: group.attempts,
    measures: pair.measures.map((competency, measure) => {
      const among = classes.map((own) => matrixOf(own.bands[measure], bands));
      const block = findHiddenBlock(among, k);
      const { n, ...moments } = describePairs(readSums(group, measure));
      const told = judgePairs(among, block, k);
      return {
        competency,
        n: n >= k && told.n ? n : null,
        ...(n >= k && told.moments ? moments : noMoments),
        bands: showMatrix(matrixOf(group.bands[measure], bands), block, bands),
      };
    }),
    focus: pair.roleProfiles.map(({ id, role, stage }, profile) => {
      const among = classes.map((own) => matrixOf(own.focus[profile], competencies));
      const block = findHiddenBlock(among, k);
      return {
        roleProfile: id,
        role,
        stage,
        firstFocus: showMatrix(matrixOf(group.focus[profile], competencies), block, competencies),
      };
    }),
  };
}

function matrixOf(flat: Float64Array | undefined, { before, after }: Keys): Matrix {
  return before.map((_, row) => after.map((_key, column) => flat?.[row * after.length + column] ?? 0));
}

function showMatrix(matrix: Matrix, block: HiddenBlock, { before, after }: Keys): TransitionMatrix {
  const isHidden = block.rows.size > 0;
  const moved = matrix.flatMap((row, i) => row.filter((_, j) => before[i] !== after[j]));
  return {
    before,
    after,
    cells: hideBlock(matrix, block),
    changed: isHidden ? null : moved.reduce((sum, n) => sum + n, 0),
  };
}
