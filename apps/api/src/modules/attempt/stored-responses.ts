import type { Form } from '@yardstick/domain/publishing/form.ts';
import { placementsOf } from '@yardstick/domain/publishing/form.ts';
import type { Responses } from '@yardstick/domain/scoring/responses.ts';
import { z } from 'zod';

const storedResponseSchema = z.strictObject({
  options: z.array(z.string()),
  skipped: z.literal(true).optional(),
  durationMs: z.int().optional(),
});
export type StoredResponse = z.infer<typeof storedResponseSchema>;

/** The JSON of `attempt.responses`: placement id → response. */
export const storedResponsesSchema = z.record(z.string(), storedResponseSchema);
export type StoredResponses = z.infer<typeof storedResponsesSchema>;

/** The JSON of `attempt.segments`: segment id → option id. */
export const storedSegmentsSchema = z.record(z.string(), z.string());
export type StoredSegments = z.infer<typeof storedSegmentsSchema>;

export const isAnswered = (response: StoredResponse | undefined) => (response?.options.length ?? 0) > 0;

/** The responses in the shape that scoring takes. Every placement of a form was presented to its respondent. */
export function toResponses(form: Form, stored: StoredResponses): Responses {
  const answered = placementsOf(form).filter(({ id }) => isAnswered(stored[id]));
  return { answers: Object.fromEntries(answered.map(({ id }) => [id, stored[id]?.options ?? []])) };
}
