import { ActionableError } from '../../graphql/errors.ts';

/** The document waits for a review already, or this review is decided: nothing was done. */
export class ReviewNotOpen extends ActionableError {}

/** Nobody approves what they wrote or sent for review themselves. */
export class OwnWork extends ActionableError {
  constructor() {
    super('You wrote or sent this revision yourself; somebody else has to approve it.');
  }
}
