import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';

const competencies = ['business-acumen', 'operational-maturity', 'people-leadership', 'technical-strategy'];
const questionsPerCompetency = 7;

/** A scoring model of the size of the shipped assessment: 28 single-choice questions of four or five options. */
export function buildReadinessModel(): ScoringModel {
  return {
    schemaVersion: 1,
    structureHash: '',
    placements: competencies.flatMap((competency) =>
      Array.from({ length: questionsPerCompetency }, (_, question) => ({
        placement: `${competency}-${question}`,
        competency,
        multiple: false,
        reversed: question % 3 === 2,
        weight: 1 + (question % 2),
        values: Object.fromEntries(
          Array.from({ length: 4 + (question % 2) }, (__, option) => [`option-${option}`, option]),
        ),
      })),
    ),
    competencies: competencies.map((key) => ({ key, weight: 1 })),
    missingRule: { answeredShareAbove: 0.5 },
    bands: [{ key: 'all', from: 0 }],
    roleProfiles: [],
    orientation: null,
  };
}
