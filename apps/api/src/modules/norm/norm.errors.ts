import { leastPeopleInNorm } from '@yardstick/domain/scoring/percentile-rank.ts';
import { ActionableError } from '../../graphql/errors.ts';

/** The group cannot be frozen: it is too small, or may not be told apart. */
export class NormGroupTooSmall extends ActionableError {
  constructor() {
    super(
      `A norm needs ${leastPeopleInNorm} people with an overall score. Widen the filter, or wait for more attempts.`,
    );
  }
}
