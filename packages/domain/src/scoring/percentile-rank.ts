import { z } from 'zod';
import { keySchema } from '../content/key.ts';
import { localisedTextSchema } from '../content/localised-text.ts';

/** Fewer people than this are no norm group. */
export const leastPeopleInNorm = 100;

/** Each score that occurred and how many people had it, ascending. */
export const scoreHistogramSchema = z
  .array(z.tuple([z.number().min(0).max(100), z.int().min(1)]))
  .refine((cells) => cells.every(([score], index) => index === 0 || score > (cells[index - 1]?.[0] ?? score)), {
    error: 'list each score once, in ascending order',
  });
export type ScoreHistogram = z.infer<typeof scoreHistogramSchema>;

/** The frozen group that percentile ranks refer to; it holds for scores under its scoring model only. */
export const normSnapshotSchema = z
  .strictObject({
    schemaVersion: z.literal(1),
    scoringModelHash: z.string(),
    /** who is in the group, in words */
    group: localisedTextSchema,
    /** first and last day on which its attempts were submitted */
    from: z.iso.date(),
    to: z.iso.date(),
    /** people in the group; those without a score are missing from its histogram */
    n: z.int().min(0),
    competencies: z.record(keySchema, scoreHistogramSchema),
    overall: scoreHistogramSchema,
    /** of each competency's scores over its complete cases, for the standard error of measurement */
    reliability: z.record(
      keySchema,
      z.strictObject({
        n: z.int().min(0),
        standardDeviation: z.number().min(0).nullable(),
        alpha: z.number().max(1).nullable(),
      }),
    ),
  })
  .refine(({ from, to }) => from <= to, { error: 'the group ends before it begins', path: ['to'] })
  .refine(({ n, overall, competencies }) => [overall, ...Object.values(competencies)].every((h) => peopleIn(h) <= n), {
    error: 'a histogram has more people than the group',
    path: ['n'],
  });
export type NormSnapshot = z.infer<typeof normSnapshotSchema>;

/** 100 (B + 0.5 E) / N: B people of the histogram scored below, E the same. Null without a score, or under 100 people. */
export function percentileRank(histogram: ScoreHistogram | undefined, score: number | null): number | null {
  if (histogram === undefined || score === null) return null;
  const people = peopleIn(histogram);
  if (people < leastPeopleInNorm) return null;
  let twiceBelow = 0;
  for (const [reached, count] of histogram) {
    if (reached > score) break;
    twiceBelow += reached === score ? count : 2 * count;
  }
  return (100 * twiceBelow) / (2 * people);
}

function peopleIn(histogram: ScoreHistogram): number {
  return histogram.reduce((sum, [, count]) => sum + count, 0);
}
