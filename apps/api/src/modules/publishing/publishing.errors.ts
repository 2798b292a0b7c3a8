import { countOf } from '@yardstick/domain/content/count-words.ts';
import type { Reference } from '@yardstick/domain/publishing/find-references.ts';
import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import { ActionableError } from '../../graphql/errors.ts';

/** Errors stand against the publication; nothing was published. */
export class NotPublishable extends ActionableError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const errors = problems.filter(({ severity }) => severity === 'error');
    const [first] = errors;
    const rest = errors.length > 1 ? ` And ${errors.length - 1} more.` : '';
    super(`${first?.document.kind} "${first?.document.key}": ${first?.message}; ${first?.mend}.${rest}`);
    this.problems = problems;
  }
}

/** Only warnings stand against the publication: it is done when they are accepted. Nothing was published. */
export class NeedsConfirmation extends ActionableError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      `${countOf(problems.length, 'warning stands', 'warnings stand')} against it; accept them, or mend them first.`,
    );
    this.problems = problems;
  }
}

/** Published documents refer to what would be gone; nothing was unpublished. */
export class WouldBreakReferences extends ActionableError {
  readonly references: readonly Reference[];

  constructor(references: readonly Reference[]) {
    super(
      `${countOf(references.length, 'published document refers', 'published documents refer')} to it; accept that, or change them first.`,
    );
    this.references = references;
  }
}
