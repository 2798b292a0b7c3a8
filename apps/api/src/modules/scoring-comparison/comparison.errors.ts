import type { Problem } from '@yardstick/domain/publishing/problem.ts';
import { ActionableError } from '../../graphql/errors.ts';

/** A number that no scoring model of the assessment has. */
export class UnknownScoringModel extends ActionableError {
  readonly number: number;

  constructor(number: number, newest: number | null) {
    super(
      newest === null
        ? 'The assessment has no scoring model yet: none of it was published.'
        : `The assessment has no scoring model ${number}; the newest is ${newest}.`,
    );
    this.number = number;
  }
}

/** A draft that no scoring model can be made of. */
export class UnusableScoring extends ActionableError {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const [first] = problems;
    const more = problems.length > 1 ? ` And ${problems.length - 1} more.` : '';
    super(`Nothing can be scored by this draft yet: ${first?.message}.${more}`);
    this.problems = problems;
  }
}

/** A question that is not asked, or answered, alike in both. */
export interface StructureDifference {
  /** `bank/question` */
  question: string;
  how: 'added' | 'removed' | 'changed' | 'moved';
}

/** Scorings of different structures: who answered one form did not answer the other. */
export class OtherStructure extends ActionableError {
  readonly differences: readonly StructureDifference[];

  constructor(differences: readonly StructureDifference[]) {
    super(
      'These two scorings belong to forms that ask different things, so no attempt can be scored by both. ' +
        'Attempts at the new form can be looked at once it is published.',
    );
    this.differences = differences;
  }
}

/** A filter, or a breakdown, that would show too few people. */
export class TooFewPeople extends ActionableError {
  constructor() {
    super(
      'This filter leaves too few people, or leaves too few out, to be shown without telling something about one. ' +
        'Ask about more people, or by fewer dimensions at once.',
    );
  }
}
