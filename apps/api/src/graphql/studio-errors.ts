import type { z } from 'zod';
import { ActionableError } from './errors.ts';

/** No such thing, or none that the viewer may see: both look alike. */
export class NotFound extends ActionableError {
  constructor(what: string) {
    super(`There is no such ${what}.`);
  }
}

/** What the caller saw is no longer so; nothing was done. */
export class OutOfDate extends ActionableError {}

export interface InputProblem {
  path: readonly (string | number)[];
  message: string;
}

/** An input that cannot be used, with everything that is wrong with it; nothing was written. */
export class InvalidInput extends ActionableError {
  readonly problems: readonly InputProblem[];

  constructor(problems: readonly InputProblem[]) {
    const [first] = problems;
    const rest = problems.length > 1 ? ` And ${problems.length - 1} more.` : '';
    super(`${first && first.path.length > 0 ? `${first.path.join('.')}: ` : ''}${first?.message}${rest}`);
    this.problems = problems;
  }
}

/** What zod found, as problems of the input; `at` is where the value stands in it. */
export function invalidInputOf(error: z.ZodError, at: readonly (string | number)[] = []): InvalidInput {
  return new InvalidInput(
    error.issues.map(({ path, message }) => ({
      path: [...at, ...path.map((step) => step as string | number)],
      message,
    })),
  );
}
