import type { Problem } from '@yardstick/domain/publishing/problem.ts';

/** What kept a release from being published at its moment, as its row keeps it. */
export interface ReleaseFailure {
  /** ISO 8601 */
  at: string;
  message: string;
  problems: Problem[];
}
