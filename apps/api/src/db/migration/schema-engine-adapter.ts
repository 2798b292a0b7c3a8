import pg from 'pg';

/**
 * The driver that Prisma's schema engine works with, over one given connection.
 *
 * `@prisma/adapter-pg` does not do for this: it cuts scripts at every `;`, also inside functions; it gives each statement
 * any connection of a pool and throws a connection away after an error, so that neither an advisory lock nor a
 * transaction holds; and it knows no "char", in which the catalogue writes constraint types.
 */
export type SchemaEngineAdapter = {
  /** what SchemaEngine.new() takes */
  factory: object;
  /** the error of the last script that PostgreSQL refused; the engine itself passes only a number on */
  takeScriptError(): unknown;
};

type Outcome<T> = { ok: true; value: T } | { ok: false; error: object };
type EngineQuery = { sql: string; args: unknown[] };

export function makeSchemaEngineAdapter(client: pg.ClientBase): SchemaEngineAdapter {
  let scriptError: unknown;
  const identity = { provider: 'postgres', adapterName: 'yardstick-schema-engine' };
  const connection = {
    ...identity,
    queryRaw: ({ sql, args }: EngineQuery) => settle(() => queryRaw(client, sql, args)),
    executeRaw: ({ sql, args }: EngineQuery) => settle(async () => (await client.query(sql, args)).rowCount ?? 0),
    executeScript: (script: string) =>
      settle(async () => {
        try {
          await client.query(script);
        } catch (error) {
          scriptError = error;
          throw error;
        }
      }),
    startTransaction: () => settle(() => Promise.reject(new Error('the caller decides on transactions'))),
    getConnectionInfo: () => ({ ok: true, value: { schemaName: 'public', supportsRelationJoins: false } }),
    dispose: () => settle(async () => undefined),
  };
  const connect = () => settle(async () => connection);
  const connectToShadowDb = () => settle(() => Promise.reject(new Error('there is no shadow database')));
  return {
    factory: { ...identity, connect, connectToShadowDb, errorRegistry: { consumeError: () => undefined } },
    takeScriptError: () => scriptError,
  };
}

async function settle<T>(act: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await act() };
  } catch (error) {
    return { ok: false, error: describe(error) };
  }
}

const UNDEFINED_TABLE = '42P01';

/** The shapes of errors that the engine knows; it asks for a missing table of migrations by provoking one. */
function describe(error: unknown): object {
  if (!(error instanceof pg.DatabaseError))
    return { kind: 'postgres', code: 'N/A', severity: 'ERROR', message: String(error) };
  const { code = 'N/A', severity = 'ERROR', message, detail, column, hint } = error;
  const original = { originalCode: code, originalMessage: message };
  if (code === UNDEFINED_TABLE) return { kind: 'TableDoesNotExist', table: message.split('"')[1], ...original };
  return { kind: 'postgres', code, severity, message, detail, column, hint, ...original };
}

async function queryRaw(client: pg.ClientBase, text: string, values: unknown[]) {
  const { fields, rows } = await client.query<unknown[]>({ text, values, rowMode: 'array' });
  const types = fields.map((field) => typeOf(field));
  return {
    columnNames: fields.map((field) => field.name),
    columnTypes: types.map((type) => type.number),
    rows: rows.map((row) => row.map((value, index) => (value === null ? null : (types[index]?.read(value) ?? value)))),
  };
}

/** Numbers are those of ColumnTypeEnum in @prisma/driver-adapter-utils; the catalogue has no other types than these. */
type EngineType = { number: number; read(value: unknown): unknown };

const asIs = (value: unknown) => value;
const asText = (value: unknown) => String(value);
const int32 = { number: 0, read: asIs };
const int64 = { number: 1, read: asText };
const text = { number: 7, read: asText };
const int32Array = { number: 64, read: asIs };
const int64Array = { number: 65, read: asIs };
const textArray = { number: 71, read: asIs };

const TYPES: Record<number, EngineType> = {
  16: { number: 5, read: asIs }, // bool
  18: { number: 6, read: asText }, // "char"
  19: text, // name
  20: int64, // int8
  21: int32, // int2
  23: int32, // int4
  25: text,
  26: int64, // oid
  1002: { number: 70, read: asIs }, // "char"[]
  1003: textArray, // name[]
  1005: int32Array, // int2[]
  1007: int32Array, // int4[]
  1009: textArray, // text[]
  1016: int64Array, // int8[]
  1028: int64Array, // oid[]
  1042: text, // character
  1043: text, // varchar
  1184: { number: 10, read: (value) => (value instanceof Date ? value.toISOString() : value) }, // timestamptz
};

function typeOf(field: pg.FieldDef): EngineType {
  const type = TYPES[field.dataTypeID];
  if (type) return type;
  throw new Error(
    `The schema engine asked for ${field.name}, of a type (${field.dataTypeID}) that its driver does not know.`,
  );
}
