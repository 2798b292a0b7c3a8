import { countOf } from '@yardstick/domain/content/count-words.ts';
import type { AttemptProblem } from '@yardstick/domain/interchange/attempts/attempt-problem.ts';
import { ActionableError } from '../../graphql/errors.ts';

/** How many problems are told; the others are counted. */
export const toldProblems = 50;

/** A file that cannot be imported as it is; nothing of it was. */
export class AttemptsRefused extends ActionableError {
  /** the first of them */
  readonly problems: readonly AttemptProblem[];
  readonly problemCount: number;

  constructor(problems: readonly AttemptProblem[], problemCount: number) {
    super(`The file has ${countOf(problemCount, 'problem')}. Nothing was imported.`);
    this.problems = problems;
    this.problemCount = problemCount;
  }
}

/** A file that was imported before, so that its attempts would be counted twice. */
export class AlreadyImported extends ActionableError {
  readonly importId: string;

  constructor(earlier: { id: string; actorName: string; startedAt: Date }) {
    super(
      `This very file was imported on ${earlier.startedAt.toISOString()} by ${earlier.actorName} (import ${earlier.id}). ` +
        'Nothing was imported. To bring it in anew, undo that import first; to add attempts, import a file of those alone.',
    );
    this.importId = earlier.id;
  }
}

/** Somebody else is importing the very same file. */
export class ImportUnderWay extends ActionableError {
  constructor() {
    super('This very file is being imported at this moment. Nothing was imported twice; wait for that import to end.');
  }
}

/** No file that could be read. */
export class UnusableFile extends ActionableError {}
