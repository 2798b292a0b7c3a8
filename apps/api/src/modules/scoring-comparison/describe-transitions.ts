import { type ComparedGroup, readSums, type ScoringPair } from '@yardstick/domain/comparing/compare-attempts.ts';
import { describePairs } from '@yardstick/domain/comparing/paired-sums.ts';
import { suppressMatrix } from '@yardstick/domain/comparing/suppress-matrix.ts';
import { privacyThresholds } from '@yardstick/domain/statistics/privacy.ts';
import type { GroupTransitions, TransitionMatrix } from './transitions.ts';

const k = privacyThresholds.staff;

/** Which matrices of a group may be shown, in the order of measures and of role profiles. */
export interface Showable {
  bands: readonly boolean[];
  focus: readonly boolean[];
}

/**
 * Which matrices have no cell under k in any of the groups. Groups are all people, told apart by everything that is asked
 * about, so that no difference between a matrix of some of them and one of others tells a small number.
 */
export function findShowable(pair: ScoringPair, groups: readonly ComparedGroup[]): Showable {
  const isLarge = (matrix: Float64Array | undefined) => matrix?.every((n) => n === 0 || n >= k) ?? true;
  return {
    bands: pair.measures.map((_, measure) => groups.every(({ bands }) => isLarge(bands[measure]))),
    focus: pair.roleProfiles.map((_, profile) => groups.every(({ focus }) => isLarge(focus[profile]))),
  };
}

/** What may be shown of some people; null where they are too few. */
export function describeTransitions(
  pair: ScoringPair,
  group: ComparedGroup,
  showable: Showable | 'all',
): GroupTransitions | null {
  if (group.attempts < k) return null;
  const { before, after } = pair;
  const bandsOf = (bands: typeof before.bands) => [...bands.map(({ key }) => key), null];
  const competenciesOf = (competencies: typeof before.competencies) => [...competencies.map(({ key }) => key), null];
  const isShown = (kind: keyof Showable, place: number) => showable === 'all' || (showable[kind][place] ?? false);
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
        bands: isShown('bands', measure) ? showMatrix(group.bands[measure], bands) : null,
      };
    }),
    focus: pair.roleProfiles.map(({ id, role, stage }, profile) => ({
      roleProfile: id,
      role,
      stage,
      firstFocus: isShown('focus', profile)
        ? showMatrix(group.focus[profile], {
            before: competenciesOf(before.competencies),
            after: competenciesOf(after.competencies),
          })
        : null,
    })),
  };
}

function showMatrix(
  counts: Float64Array = new Float64Array(),
  { before, after }: Pick<TransitionMatrix, 'before' | 'after'>,
): TransitionMatrix {
  const matrix = before.map((_, row) => [...counts.subarray(row * after.length, (row + 1) * after.length)]);
  const cells = suppressMatrix(matrix, k);
  const isHidden = matrix.some((row, i) => row.some((n, j) => n > 0 && cells[i]?.[j] === null));
  const moved = matrix.flatMap((row, i) => row.filter((_, j) => before[i] !== after[j]));
  return { before, after, cells, changed: isHidden ? null : moved.reduce((sum, n) => sum + n, 0) };
}
