import { chooseLocale } from '@yardstick/domain/content/choose-locale.ts';
import { type Attempt, Prisma } from '../../generated/prisma/client.ts';
import type { DeliveryContext } from '../../graphql/context.ts';
import { readInstallation } from '../installation/read-installation.ts';
import type { AssessmentPublication } from '../publishing/published-content.ts';
import { AssessmentNotFound, IdempotencyKeyUsed, InvalidInput } from './attempt.errors.ts';
import { createToken, deriveToken, formatToken, hashSecret, isSecretOf } from './attempt-token.ts';

const attemptLifetimeMs = 30 * 24 * 60 * 60 * 1000;
const keyLength = { min: 8, max: 200 };

interface StartInput {
  assessment: string;
  locale?: string | null | undefined;
  idempotencyKey?: string | null | undefined;
}

/**
 * Starts an attempt at the live form of an assessment. The same idempotency key starts one attempt and gives its token
 * again, as long as that attempt is untouched: a key is as secret as a token, and must not open somebody's answers.
 */
export async function startAttempt(
  context: DeliveryContext,
  input: StartInput,
): Promise<{ token: string; attempt: Attempt }> {
  const key = input.idempotencyKey ?? null;
  if (key !== null && (key.length < keyLength.min || key.length > keyLength.max)) {
    throw new InvalidInput(
      ['idempotencyKey'],
      `An idempotency key has ${keyLength.min} to ${keyLength.max} characters; use a random UUID for each new attempt.`,
    );
  }
  if (context.content.perspective.kind !== 'published') {
    throw new InvalidInput([], 'A preview takes no attempts: nothing that is not published is ever answered.');
  }
  const publication = await context.content.findAssessment({ slug: input.assessment });
  if (!publication) throw new AssessmentNotFound(input.assessment);
  const token = key === null ? createToken() : deriveToken(context.secret, publication.documentId, key);
  const locale = await readingLocale(context, publication, input.locale);
  try {
    const attempt = await context.database.attempt.create({
      data: {
        id: token.attemptId,
        publicationId: publication.id,
        formId: publication.form.id,
        locale,
        tokenHash: hashSecret(token.secret),
        expiresAt: new Date(Date.now() + attemptLifetimeMs),
      },
    });
    return { token: formatToken(token), attempt };
  } catch (error) {
    if (key === null || !isUniqueViolation(error)) throw error;
    const attempt = await context.database.attempt.findUnique({ where: { id: token.attemptId } });
    if (!attempt || !isUntouched(attempt) || !isSecretOf(token.secret, attempt.tokenHash))
      throw new IdempotencyKeyUsed();
    return { token: formatToken(token), attempt };
  }
}

async function readingLocale(
  context: DeliveryContext,
  publication: AssessmentPublication,
  requested: StartInput['locale'],
) {
  const { defaultLocale } = await readInstallation(context.database);
  return chooseLocale(requested, publication.locales, defaultLocale).locale;
}

const isUntouched = (attempt: Attempt) =>
  attempt.submittedAt === null &&
  Object.keys({ ...Object(attempt.responses), ...Object(attempt.segments) }).length === 0;

const isUniqueViolation = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
