import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../testing/api-under-test.ts';
import { startRespondent } from '../testing/respondent.ts';

/** The class of each table on Citus; see docs/decisions/003-schema-ready-for-citus.md. */
const distributed: Record<string, string> = {
  attempt: 'id',
  outcome: 'attempt_id',
  counted_attempt: 'attempt_id',
  insight_answer_cell: 'form_id',
  insight_score_cell: 'form_id',
  abandoned_attempt: 'form_id',
};
const reference = ['form', 'scoring_model', 'publication', 'norm_snapshot'];
const local = [
  'document',
  'revision',
  'live_publication',
  'publication_source',
  'installation',
  'attempt_import',
  'scoring_comparison',
  'rescoring',
  'attempt_export',
  'analyst_cell',
  'analyst_question',
  'analyst_option',
  'analyst_refresh',
  'image',
  'insight_change',
  'insight_epoch',
  'audit_entry',
  'review',
  'comment',
  'release',
  'release_item',
  'webhook',
  'webhook_delivery',
  'invitation',
  'api_key',
  'staff_user',
  'staff_session',
  'staff_account',
  'staff_verification',
  'staff_rate_limit',
];

let api: ApiUnderTest;
let sql: Client;
beforeAll(async () => {
  api = await startApi();
  sql = new Client({ connectionString: api.connectionString, options: '-c role=yardstick_app' });
  await sql.connect();
  const respondent = await startRespondent(api);
  await respondent.answerAll();
  await respondent.submit();
});
afterAll(async () => {
  await sql.end();
  await api.close();
});

const refusal = async (statement: string) => {
  try {
    await sql.query(statement);
    return 'allowed';
  } catch (error) {
    return (error as { code?: string }).code ?? 'no code';
  }
};
const insufficientPrivilege = '42501';

describe('the role that the server works with', () => {
  const frozen = [
    'form',
    'scoring_model',
    'publication',
    'publication_source',
    'revision',
    'outcome',
    'norm_snapshot',
    'audit_entry',
  ];

  it.each(frozen)('cannot update, delete or empty %s', async (table) => {
    const { rows } = await sql.query<{ column: string }>(
      'SELECT column_name AS "column" FROM information_schema.columns WHERE table_schema = \'public\' AND table_name = $1',
      [table],
    );
    expect(rows.length).toBeGreaterThan(2);
    for (const { column } of rows) {
      expect(await refusal(`UPDATE ${table} SET ${column} = ${column}`)).toBe(insufficientPrivilege);
    }
    expect(await refusal(`DELETE FROM ${table}`)).toBe(insufficientPrivilege);
    expect(await refusal(`TRUNCATE ${table} CASCADE`)).toBe(insufficientPrivilege);
  });

  it('can change of an attempt its responses, segments and submission, and nothing else', async () => {
    for (const column of [
      'id',
      'form_id',
      'publication_id',
      'token_hash',
      'started_at',
      'expires_at',
      'origin',
      'locale',
    ]) {
      expect(await refusal(`UPDATE attempt SET ${column} = ${column}`)).toBe(insufficientPrivilege);
    }
  });

  it('cannot change the schema', async () => {
    expect(await refusal('ALTER TABLE outcome DROP COLUMN scores')).toBe(insufficientPrivilege);
    expect(await refusal('CREATE TABLE mine ()')).toBe(insufficientPrivilege);
    expect(await refusal('DROP TABLE form')).toBe(insufficientPrivilege);
  });

  it('ends outcomes only by erasing their attempt', async () => {
    const { rows } = await sql.query<{ attempt_id: string }>('SELECT attempt_id FROM outcome LIMIT 1');
    const id = rows[0]?.attempt_id;

    await sql.query('DELETE FROM attempt WHERE id = $1', [id]);

    expect((await sql.query('SELECT 1 FROM outcome WHERE attempt_id = $1', [id])).rowCount).toBe(0);
  });
});

describe('the schema stays ready for Citus', () => {
  it('gives every table a class', async () => {
    const { rows } = await sql.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'",
    );
    const known = [...Object.keys(distributed), ...reference, ...local, '_prisma_migrations'];
    expect(rows.map(({ name }) => name).sort()).toEqual(known.sort());
  });

  it('has the distribution column in every key of a distributed table, as a plain column that is never null or generated', async () => {
    for (const [table, column] of Object.entries(distributed)) {
      const { rows } = await sql.query<{ name: string; columns: string[] }>(
        `SELECT i.relname AS name, array(SELECT a.attname FROM pg_attribute a WHERE a.attrelid = x.indrelid AND a.attnum = ANY (x.indkey))::text[] AS columns
         FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid WHERE x.indrelid = $1::regclass AND x.indisunique`,
        [table],
      );
      expect(rows.length).toBeGreaterThan(0);
      for (const { name, columns } of rows) expect(columns, name).toContain(column);
      const { rows: columns } = await sql.query(
        `SELECT attnotnull, attgenerated, attidentity FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2`,
        [table, column],
      );
      expect(columns).toEqual([{ attnotnull: true, attgenerated: '', attidentity: '' }]);
    }
  });

  it('has only foreign keys that Citus takes', async () => {
    const { rows } = await sql.query<{
      name: string;
      from: string;
      to: string;
      columns: string[];
      on_update: string;
      on_delete: string;
    }>(
      `SELECT conname AS name, conrelid::regclass::text AS "from", confrelid::regclass::text AS "to",
              array(SELECT attname FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey))::text[] AS columns,
              confupdtype AS on_update, confdeltype AS on_delete
       FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
    );
    expect(rows.length).toBeGreaterThan(10);
    const noAction = 'a';
    const setNull = 'n';
    for (const { name, from, to, columns, on_update, on_delete } of rows) {
      expect(on_update, name).toBe(noAction);
      expect(on_delete, name).not.toBe(setNull);
      if (!(to in distributed)) continue;
      // Only a table that is distributed alike may refer to a distributed one; from a local one it would not be checked.
      expect(Object.keys(distributed), name).toContain(from);
      expect(columns, name).toContain(distributed[from]);
    }
  });

  it('has no native enums, triggers or views on top of tables that may be spread over machines', async () => {
    const enums = await sql.query(
      "SELECT typname FROM pg_type WHERE typtype = 'e' AND typnamespace = 'public'::regnamespace",
    );
    const triggers = await sql.query('SELECT tgname FROM pg_trigger WHERE NOT tgisinternal');
    expect(enums.rows).toEqual([]);
    expect(triggers.rows).toEqual([]);
  });
});

describe('rules that hold whatever the code does', () => {
  const nobody = '00000000-0000-7000-8000-000000000000';
  it('keep a second issued outcome, an outcome without form or model, and unknown kinds out', async () => {
    const respondent = await startRespondent(api);
    await respondent.answerAll();
    await respondent.submit();
    const copy = (changes: string) =>
      `INSERT INTO outcome SELECT (jsonb_populate_record(o, ${changes})).* FROM outcome o LIMIT 1`;
    const uniqueViolation = '23505';
    const foreignKeyViolation = '23503';
    const notNullViolation = '23502';
    const checkViolation = '23514';
    const fresh = `'id', '${nobody}', 'algorithm_version', '0'`;
    expect(await refusal(copy(`jsonb_build_object(${fresh})`))).toBe(uniqueViolation);
    expect(await refusal(copy(`jsonb_build_object(${fresh}, 'reason', 'rescored', 'form_id', '${nobody}')`))).toBe(
      foreignKeyViolation,
    );
    expect(await refusal(copy(`jsonb_build_object(${fresh}, 'reason', 'rescored', 'scoring_model_id', null)`))).toBe(
      notNullViolation,
    );
    expect(await refusal(copy(`jsonb_build_object(${fresh}, 'reason', 'because')`))).toBe(checkViolation);
  });
});
