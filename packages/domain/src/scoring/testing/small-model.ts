import type { ScoredPlacement, ScoringModel } from '../../publishing/scoring-model.ts';

/** A scored single-choice question with options a, b, c … of these values. */
export function aPlacement(placement: string, values: readonly number[], rest: Partial<ScoredPlacement> = {}) {
  const options = values.map((value, index) => [String.fromCharCode(97 + index), value] as const);
  const standard = { competency: 'people', multiple: false, reversed: false, weight: 1 };
  return { ...standard, placement, values: Object.fromEntries(options), ...rest } satisfies ScoredPlacement;
}

/** A scoring model of one competency with two single-choice questions, one multiple choice and one forced choice. */
export function aModel(rest: Partial<ScoringModel> = {}): ScoringModel {
  return {
    schemaVersion: 1,
    structureHash: '',
    placements: [
      aPlacement('first', [0, 1, 2]),
      aPlacement('second', [0, 1, 2]),
      aPlacement('several', [1, 2, 3], { multiple: true }),
    ],
    competencies: [{ key: 'people', weight: 1 }],
    missingRule: { answeredShareAbove: 0.5 },
    bands: [{ key: 'all', from: 0 }],
    roleProfiles: [],
    orientation: { positive: 'cto', negative: 'vpe', placements: [{ placement: 'forced', poles: { x: 1, y: -1 } }] },
    ...rest,
  };
}
