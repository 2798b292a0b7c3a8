import { countOf } from '@yardstick/domain/content/count-words.ts';
import type { FormPlacement } from '@yardstick/domain/publishing/form.ts';
import { ActionableError } from '../../graphql/errors.ts';

/** No such assessment is published. */
export class AssessmentNotFound extends ActionableError {
  readonly slug: string;

  constructor(slug: string) {
    super(`No published assessment is called "${shorten(slug)}".`);
    this.slug = slug;
  }
}

/** No attempt has this token; it may have been deleted. */
export class AttemptNotFound extends ActionableError {
  constructor() {
    super('No attempt has this token. It may be mistyped, or the attempt has been deleted.');
  }
}

/** The attempt takes no responses any more. */
export class AttemptExpired extends ActionableError {
  readonly expiredAt: Date;

  constructor(expiredAt: Date) {
    super(`This attempt expired on ${expiredAt.toISOString()}; start a new one.`);
    this.expiredAt = expiredAt;
  }
}

/** The attempt is submitted; its responses are final. */
export class AttemptAlreadySubmitted extends ActionableError {
  readonly submittedAt: Date;

  constructor(submittedAt: Date) {
    super(`This attempt was submitted on ${submittedAt.toISOString()}; its responses are final.`);
    this.submittedAt = submittedAt;
  }
}

/** A placement that is not part of the attempt's form. */
export class UnknownPlacement extends ActionableError {
  readonly placement: string;

  constructor(placement: string) {
    super(`The form of this attempt has no placement "${shorten(placement)}". Nothing was saved.`);
    this.placement = placement;
  }
}

/** An option that the placement's question does not have. */
export class UnknownOption extends ActionableError {
  readonly placement: string;
  readonly option: string;

  constructor(placement: string, option: string) {
    super(`The question of placement "${placement}" has no option "${shorten(option)}". Nothing was saved.`);
    this.placement = placement;
    this.option = option;
  }
}

/** More than one option for a question that takes one. */
export class TooManyOptions extends ActionableError {
  readonly placement: string;

  constructor(placement: string) {
    super(`The question of placement "${placement}" takes one option. Nothing was saved.`);
    this.placement = placement;
  }
}

/** A segment question that is not part of the attempt's form. */
export class UnknownSegment extends ActionableError {
  readonly segment: string;

  constructor(segment: string) {
    super(`The form of this attempt has no segment question "${shorten(segment)}". Nothing was saved.`);
    this.segment = segment;
  }
}

/** An option that the segment question does not have. */
export class UnknownSegmentOption extends ActionableError {
  readonly segment: string;
  readonly option: string;

  constructor(segment: string, option: string) {
    super(`The segment question "${segment}" has no option "${shorten(option)}". Nothing was saved.`);
    this.segment = segment;
    this.option = option;
  }
}

/** An argument that cannot be meant as it is; `path` says which. */
export class InvalidInput extends ActionableError {
  readonly path: readonly string[];

  constructor(path: readonly string[], message: string) {
    super(message);
    this.path = path;
  }
}

/** The idempotency key has started an attempt that is already in use. */
export class IdempotencyKeyUsed extends ActionableError {
  constructor() {
    super('This idempotency key has started an attempt that has responses already. Use its token, or a new key.');
  }
}

/** Required questions without an answer. */
export class IncompleteAttempt extends ActionableError {
  readonly missing: readonly FormPlacement[];
  readonly attemptId: string;

  constructor(missing: readonly FormPlacement[], attemptId: string) {
    super(`${countOf(missing.length, 'required question has', 'required questions have')} no answer yet.`);
    this.missing = missing;
    this.attemptId = attemptId;
  }
}

/** What a caller sent is repeated in full only while it is short. */
function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
