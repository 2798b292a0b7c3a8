import { ActionableError } from '../../graphql/errors.ts';

/** A link that is used, over, taken back or mistyped: all look alike. */
export class LinkNotGood extends ActionableError {
  constructor() {
    super('This link is not good any more. It may have been used, or a newer one was made; ask for another.');
  }
}

/** Somebody has to be able to let others in: the last administrator stays one. */
export class LastAdministrator extends ActionableError {
  constructor() {
    super('This is the last administrator; make somebody else one first.');
  }
}
