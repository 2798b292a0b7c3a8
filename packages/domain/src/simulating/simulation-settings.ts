import { z } from 'zod';

const share = z.number().min(0).max(1);
const correlation = z.number().min(-1).max(1);

/** What people are assumed to be like; abilities have mean 0 and standard deviation 1 before segments shift them. */
export const simulationSettingsSchema = z.strictObject({
  /** the same seed gives the same questions, people and answers */
  seed: z.int(),
  /** between all competencies, or for each pair: first and second, first and third … second and third … */
  correlation: z.union([correlation, z.array(correlation)]),
  /** standard deviation of what options of segment questions add to abilities */
  segmentEffect: z.number().min(0).max(3),
  /** of the segment questions left unanswered */
  shareWithoutSegment: share,
  /** of the answers to questions that are not required */
  shareSkipped: share,
  /** of people who choose without reading */
  shareCareless: share,
});
export type SimulationSettings = z.infer<typeof simulationSettingsSchema>;

export const usualSettings: SimulationSettings = {
  seed: 1,
  correlation: 0.5,
  segmentEffect: 0.3,
  shareWithoutSegment: 0.15,
  shareSkipped: 0.05,
  shareCareless: 0.03,
};
