import pg from 'pg';
import { DatabaseProblem } from './database-problem.ts';

/** What every query of the server runs as. Migrations grant it what it may do; it cannot log in and owns nothing. */
export const APPLICATION_ROLE = 'yardstick_app';
/** Reads the views of schema `insights` and nothing else. Operators grant it to the logins of analysts' tools. */
export const ANALYST_ROLE = 'yardstick_analyst';

const INSUFFICIENT_PRIVILEGE = '42501';
/** What PostgreSQL says when somebody else did the same at the same moment: the catalogue is not locked for roles. */
const CONFLICTS = new Set(['23505', '42710', 'XX000']);
const ATTEMPTS = 10;

/** The login user may not make the roles; the message holds what an administrator must run, once. */
export class ApplicationRoleMissing extends DatabaseProblem {
  override readonly name = 'ApplicationRoleMissing';
}

type RoleState = {
  exists: boolean;
  isSuperuser: boolean;
  isUsable: boolean;
  analystExists: boolean;
  user: string;
  serverVersion: number;
};

/**
 * Makes sure that `yardstick_app` exists and that the user of `client` can act as it, and that `yardstick_analyst` exists.
 * Roles belong to the whole cluster: another database's migration may do the same right now.
 * @throws ApplicationRoleMissing
 */
export async function ensureApplicationRole(client: pg.ClientBase): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const state = await readState(client);
    if (state.isSuperuser) {
      throw new ApplicationRoleMissing(
        `The role ${APPLICATION_ROLE} is a superuser, which defeats its purpose: ALTER ROLE ${APPLICATION_ROLE} NOSUPERUSER;`,
      );
    }
    const statement = nextStatement(state);
    if (!statement) return;
    try {
      await client.query(statement);
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? error.code : undefined;
      if (code === INSUFFICIENT_PRIVILEGE) throw new ApplicationRoleMissing(tellAdministrator(state), { cause: error });
      if (attempt === ATTEMPTS || !code || !CONFLICTS.has(code)) throw error;
    }
  }
}

async function readState(client: pg.ClientBase): Promise<RoleState> {
  const { rows } = await client.query<RoleState>(
    `SELECT session_user AS "user", current_setting('server_version_num')::int AS "serverVersion",
            role.oid IS NOT NULL AS "exists", EXISTS (SELECT FROM pg_roles WHERE rolname = $2) AS "analystExists",
            coalesce(role.rolsuper, false) AS "isSuperuser",
            coalesce(pg_has_role(session_user, role.oid,
              CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END), false) AS "isUsable"
       FROM (VALUES (1)) AS one LEFT JOIN pg_roles AS role ON role.rolname = $1`,
    [APPLICATION_ROLE, ANALYST_ROLE],
  );
  const [state] = rows;
  if (!state) throw new Error('pg_roles did not answer');
  return state;
}

function nextStatement(state: RoleState): string | null {
  if (!state.exists) return `CREATE ROLE ${APPLICATION_ROLE} NOLOGIN`;
  if (!state.isUsable) return grantStatement(state);
  return state.analystExists ? null : `CREATE ROLE ${ANALYST_ROLE} NOLOGIN`;
}

/** From 16 on, whoever creates a role may administer it but not act as it until told so. */
function grantStatement({ user, serverVersion }: RoleState): string {
  const how = serverVersion >= 160_000 ? ' WITH SET TRUE, INHERIT FALSE' : '';
  return `GRANT ${APPLICATION_ROLE} TO ${pg.escapeIdentifier(user)}${how}`;
}

function tellAdministrator(state: RoleState): string {
  const statements = [
    ...(state.exists ? [] : [`CREATE ROLE ${APPLICATION_ROLE} NOLOGIN;`]),
    ...(state.exists && state.isUsable ? [] : [`${grantStatement(state)};`]),
    ...(state.analystExists ? [] : [`CREATE ROLE ${ANALYST_ROLE} NOLOGIN;`]),
  ];
  return (
    `The user ${state.user} may not make the roles ${APPLICATION_ROLE}, with which Yardstick limits what its own queries can do, ` +
    `and ${ANALYST_ROLE}, for tools that read aggregates. As an administrator of the server, run once:\n  ${statements.join('\n  ')}`
  );
}
