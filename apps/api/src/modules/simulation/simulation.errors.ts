import { ActionableError } from '../../graphql/errors.ts';

/** Settings by which nothing can be simulated; nothing was. */
export class UnusableSettings extends ActionableError {}
