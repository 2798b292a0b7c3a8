import { DatabaseProblem } from '../database-problem.ts';

type Failure = {
  migration: string;
  reason: string;
  sqlState?: string | undefined;
  line?: number | undefined;
  cause?: unknown;
};

/** PostgreSQL refused a migration. All of it was rolled back, so that the next start tries it again. */
export class MigrationFailed extends DatabaseProblem {
  override readonly name = 'MigrationFailed';
  readonly migration: string;
  readonly sqlState: string | undefined;
  /** of migration.sql, from 1; undefined where PostgreSQL does not say */
  readonly line: number | undefined;

  constructor(failure: Failure) {
    const where = failure.line === undefined ? '' : ` at line ${failure.line}`;
    const state = failure.sqlState === undefined ? '' : ` (SQLSTATE ${failure.sqlState})`;
    super(
      `The migration ${failure.migration} failed${where}: ${failure.reason}${state}. ` +
        'Nothing of it was applied; the migrations before it were.',
      { cause: failure.cause },
    );
    this.migration = failure.migration;
    this.sqlState = failure.sqlState;
    this.line = failure.line;
  }
}

/** What the database says was applied and what the folder holds do not fit; nothing was changed. */
export class MigrationHistoryBroken extends DatabaseProblem {
  override readonly name = 'MigrationHistoryBroken';
  readonly migrations: readonly string[];

  constructor(message: string, migrations: readonly string[]) {
    super(message);
    this.migrations = migrations;
  }
}

/** Another process has been migrating this database for longer than anyone should wait. */
export class MigrationsBusy extends DatabaseProblem {
  override readonly name = 'MigrationsBusy';

  constructor(cause: unknown) {
    super(
      'Another process has been migrating this database for ten minutes. See pg_stat_activity for yardstick-migrate.',
      {
        cause,
      },
    );
  }
}
