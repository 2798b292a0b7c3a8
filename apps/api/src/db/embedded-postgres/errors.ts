import { DatabaseProblem } from '../database-problem.ts';

/** Another living process works on this data directory. `pid` is unknown for the instant in which it starts. */
export class DataDirectoryInUse extends DatabaseProblem {
  override readonly name = 'DataDirectoryInUse';
  readonly directory: string;
  readonly pid: number | undefined;

  constructor(directory: string, pid: number | undefined) {
    const holder = pid === undefined ? 'another process' : `process ${pid}`;
    super(`${directory} is in use by ${holder}. Stop it, or give this one a data directory of its own.`);
    this.directory = directory;
    this.pid = pid;
  }
}

/** The data directory cannot hold or give back a database: rights, owner, disk, missing parts. Says what to do. */
export class DataDirectoryUnusable extends DatabaseProblem {
  override readonly name = 'DataDirectoryUnusable';
}

/** The cluster was written by another major version of PostgreSQL, which this one cannot read. */
export class ClusterVersionMismatch extends DatabaseProblem {
  override readonly name = 'ClusterVersionMismatch';
  readonly found: string;
  readonly expected: string;

  constructor({ cluster, found, expected }: { cluster: string; found: string; expected: string }) {
    super(
      `${cluster} was written by PostgreSQL ${found}; the embedded one is ${expected}. Start PostgreSQL ${found} on it, ` +
        `move its content with pg_dump, or set DATABASE_URL to that server. Nothing was changed.`,
    );
    this.found = found;
    this.expected = expected;
  }
}

/** This machine cannot run the PostgreSQL binaries of the npm package at all; only DATABASE_URL helps. */
export class EmbeddedPostgresUnavailable extends DatabaseProblem {
  override readonly name = 'EmbeddedPostgresUnavailable';
}

/** PostgreSQL was started and gave up; the message carries the end of its log. */
export class EmbeddedPostgresFailed extends DatabaseProblem {
  override readonly name = 'EmbeddedPostgresFailed';
}
