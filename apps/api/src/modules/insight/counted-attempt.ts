import { z } from 'zod';
import { Prisma } from '../../generated/prisma/client.ts';
import { storedResponsesSchema, storedSegmentsSchema } from '../attempt/stored-responses.ts';
import { storedScoresSchema } from '../result/stored-scores.ts';

/** All that cells know of a submitted attempt; never changes from its submission on. */
const countedAttemptSchema = z.strictObject({
  /** under which it was started */
  publicationId: z.string(),
  /** whose scoring model issued its outcome */
  scoredBy: z.string(),
  origin: z
    .enum(['respondent', 'import', 'simulated'])
    .transform((origin): 'real' | 'simulated' => (origin === 'simulated' ? origin : 'real')),
  /** of its submission, in UTC: 2026-11-24 */
  day: z.string(),
  responses: storedResponsesSchema,
  segments: storedSegmentsSchema,
  scores: storedScoresSchema,
});
export type CountedAttempt = z.infer<typeof countedAttemptSchema>;

/** `real`: respondents and imports. */
export type OriginClass = CountedAttempt['origin'];

/** The JSON of it, in SQL, from `attempt a` and its issued `outcome o`. */
export const countedContent = Prisma.sql`jsonb_build_object(
  'publicationId', a.publication_id, 'scoredBy', o.publication_id, 'origin', a.origin,
  'day', to_char(a.submitted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
  'responses', a.responses, 'segments', a.segments, 'scores', o.scores)`;

export function readCountedAttempt(content: unknown): CountedAttempt {
  return countedAttemptSchema.parse(content);
}
