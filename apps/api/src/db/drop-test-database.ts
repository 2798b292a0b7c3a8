import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const INSUFFICIENT_PRIVILEGE = '42501';
const ATTEMPTS = 40;

/**
 * Drops a database with everybody who is connected to it. PostgreSQL's own clean-up may be among them, which nobody but a
 * superuser can send away: it is gone in a moment.
 */
export async function dropTestDatabase(client: pg.ClientBase, name: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
      return;
    } catch (error) {
      const isCleanedUp = error instanceof pg.DatabaseError && error.code === INSUFFICIENT_PRIVILEGE;
      if (!isCleanedUp || attempt === ATTEMPTS) throw error;
      await sleep(250);
    }
  }
}
