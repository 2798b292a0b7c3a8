import { DatabaseProblem } from './db/database-problem.ts';
import { explainLostConnection } from './db/lost-connection.ts';
import { EnvironmentProblem } from './env.ts';
import { UnreadableFolder } from './modules/content/read-bundle-folder.ts';

/** A port that something else listens on. */
export class PortTaken extends Error {
  constructor(port: number) {
    super(
      `Port ${port} is taken by another process. Stop that one, or choose another port: PORT=${port + 1} pnpm start`,
    );
  }
}

const expected = [EnvironmentProblem, DatabaseProblem, UnreadableFolder, PortTaken];

/** What a command has done where the database went away in the middle, unless it says otherwise. */
const wholeOrNothing = 'What it was doing there is done as a whole or not at all, so nothing is half-written.';

/**
 * Tells a person why a command failed: problems that they can mend in plain words, everything else with its stack. `done` says
 * what of the command's work is done where the database went away in the middle.
 */
export function reportFailure(error: unknown, done: string = wholeOrNothing): void {
  process.stderr.write(`${explain(error, done)}\n`);
  process.exitCode = 1;
}

function explain(error: unknown, done: string): string {
  if (!(error instanceof Error)) return String(error);
  if (expected.some((kind) => error instanceof kind)) return error.message;
  const why = explainLostConnection(error);
  if (why === null) return error.stack ?? error.message;
  return `The connection to the database was lost: ${why}.\n${done}\nSee that PostgreSQL runs, then start the command again.`;
}
