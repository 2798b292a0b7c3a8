import type { Attempt } from '../../generated/prisma/client.ts';
import type { RequestContext } from '../../graphql/context.ts';
import { readAssessmentPublication } from '../publishing/published-content.ts';
import { AttemptAlreadySubmitted, AttemptExpired, AttemptNotFound } from './attempt.errors.ts';
import { checkResponses, checkSegments, type ResponseInput, type SegmentInput } from './check-responses.ts';
import { requireAttempt } from './find-attempt.ts';

interface SaveInput {
  token: string;
  responses: readonly ResponseInput[];
  segments?: readonly SegmentInput[] | null | undefined;
}

/**
 * Saves some responses; one sent again replaces the earlier one. All of them or none.
 * The merge happens inside one UPDATE, so saves that race each keep their responses. Two statements.
 */
export async function saveResponses({ database }: RequestContext, input: SaveInput): Promise<Attempt> {
  const attempt = await requireAttempt(database, input.token);
  const { form } = await readAssessmentPublication(database, attempt.publicationId);
  const responses = checkResponses(form.content, input.responses);
  const segments = checkSegments(form.content, input.segments ?? []);
  const [saved] = await database.$queryRaw<Pick<Attempt, 'responses' | 'segments'>[]>`
    UPDATE attempt
    SET responses = responses || ${JSON.stringify(responses)}::jsonb, segments = segments || ${JSON.stringify(segments)}::jsonb
    WHERE id = ${attempt.id}::uuid AND submitted_at IS NULL AND expires_at > now()
    RETURNING responses, segments`;
  if (!saved) return refuseClosed(await database.attempt.findUnique({ where: { id: attempt.id } }));
  return { ...attempt, ...saved };
}

/** Says why an attempt takes no responses. */
export function refuseClosed(attempt: Attempt | null): never {
  if (!attempt) throw new AttemptNotFound();
  if (attempt.submittedAt) throw new AttemptAlreadySubmitted(attempt.submittedAt);
  throw new AttemptExpired(attempt.expiresAt);
}
