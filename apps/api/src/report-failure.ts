import { DatabaseProblem } from './db/database-problem.ts';
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

/** Tells a person why a command failed: problems that they can mend in plain words, everything else with its stack. */
export function reportFailure(error: unknown): void {
  const isExpected = expected.some((kind) => error instanceof kind);
  process.stderr.write(
    `${isExpected ? (error as Error).message : error instanceof Error ? error.stack : String(error)}\n`,
  );
  process.exitCode = 1;
}
