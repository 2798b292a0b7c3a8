import type pg from 'pg';
import { copyRows } from '../../db/copy-rows.ts';
import type { GiveWay } from '../../jobs/give-way.ts';
import { localeDimension } from '../insight/combinations.ts';
import type { Months } from '../insight/insight-scope.type.ts';
import { originDimension } from '../insight/plan-people.ts';

export interface ChunksWanted {
  formId: string;
  origins: readonly string[];
  /** which of locale and origin attempts must be told apart by */
  dimensions: readonly string[];
  /** which they must be told apart by, ascending; none: time does not matter */
  periods: readonly Months[];
}

/** Attempts at one form that were counted alike. */
export interface Chunk {
  formId: string;
  /** under whose layout the rows are written */
  scoringModelId: string;
  /** of the dimensions that were asked for; others are empty */
  locale: string;
  origin: string;
  /** place of the period; whoever is not counted yet can be outside of all and belongs to the nearest */
  period: number;
  rowCount: number;
  rows: Uint8Array;
  /** 16 bytes for each row */
  ids: Uint8Array;
}

const chunkSize = 2048;
/** Chunks are opened for few attempts, since those of many kinds can lie mixed, and grow. */
const firstRoom = 128;
/** All open chunks together have room for so many attempts, and some more. */
const mostRoom = 160 * chunkSize;
/** So many rows are read in a fraction of a millisecond. */
const rowsWithoutPause = 256;
const idLength = 16;
/** before the first byte of a field stands how long it is, in so many */
const lengthLength = 4;

/** An open chunk and what it is known by. */
interface Open extends Chunk {
  rowLength: number;
}

interface Reading {
  take: (chunk: Chunk) => void;
  signal: AbortSignal;
  giveWay: GiveWay;
}

/** Gives counted attempts of a form in the order of their ids, thousands at once; counting goes on while more are read. */
export async function readChunks(
  sql: pg.Client,
  wanted: ChunksWanted,
  { take, signal, giveWay }: Reading,
): Promise<void> {
  await setParameters(sql, wanted);
  const open = new Map<string, Open>();
  let last: { model: Buffer; label: string; chunk: Open } | null = null;
  let room = 0;
  let read = 0;
  const hand = (chunk: Open) => {
    take(chunk);
    giveWay();
  };
  const flush = () => {
    for (const chunk of open.values()) if (chunk.rowCount > 0) hand(chunk);
    open.clear();
    last = null;
    room = 0;
  };
  const makeRoom = (chunk: Open) => {
    room += Math.max(firstRoom, chunk.rowCount);
    const rows = Math.max(firstRoom, 2 * chunk.rowCount);
    chunk.rows = copyInto(Buffer.alloc(rows * chunk.rowLength), chunk.rows);
    chunk.ids = copyInto(Buffer.alloc(rows * idLength), chunk.ids);
  };
  const chunkFor = (model: Buffer, label: string, rowLength: number): Open => {
    if (last?.label === label && last.model.equals(model)) return last.chunk;
    const name = `${model.toString('hex')} ${label}`;
    const chunk = open.get(name) ?? openChunk(wanted, { model, label, rowLength });
    open.set(name, chunk);
    // The bytes of a message are another message's later on.
    last = { model: Buffer.from(model), label, chunk };
    return chunk;
  };
  await copyRows(sql, {
    statement: statementFor(wanted),
    signal,
    take: (bytes, at) => {
      const modelAt = at + lengthLength + idLength + lengthLength;
      const labelAt = modelAt + idLength + lengthLength;
      const contentAt = labelAt + bytes.readInt32BE(labelAt - lengthLength) + lengthLength;
      const rowLength = bytes.readInt32BE(contentAt - lengthLength);
      const label = bytes.toString('latin1', labelAt, contentAt - lengthLength);
      const chunk = chunkFor(bytes.subarray(modelAt, modelAt + idLength), label, rowLength);
      if (rowLength !== chunk.rowLength) throw new RangeError('rows of one layout that are not of one length');
      if (chunk.ids.length === chunk.rowCount * idLength) makeRoom(chunk);
      bytes.copy(chunk.rows, chunk.rowCount * rowLength, contentAt, contentAt + rowLength);
      bytes.copy(chunk.ids, chunk.rowCount * idLength, at + lengthLength, at + lengthLength + idLength);
      chunk.rowCount++;
      if (room > mostRoom) return flush();
      if (++read % rowsWithoutPause === 0) giveWay();
      if (chunk.rowCount < chunkSize) return;
      hand(chunk);
      chunk.rowCount = 0;
    },
  });
  flush();
}

/** How many attempts are to be read, as far as they were counted. */
export async function countAttempts(
  sql: pg.Client,
  { formIds, origins }: { formIds: readonly string[]; origins: readonly string[] },
): Promise<number> {
  const { rows } = await sql.query<{ n: number }>(
    `SELECT coalesce(sum(n), 0)::int AS n FROM insight_answer_cell
     WHERE form_id = ANY ($1::uuid[]) AND origin = ANY ($2::text[]) AND breadth = 0 AND period = ''`,
    [formIds, origins],
  );
  return rows[0]?.n ?? 0;
}

function openChunk(
  { formId, dimensions, periods }: ChunksWanted,
  { model, label, rowLength }: { model: Buffer; label: string; rowLength: number },
): Open {
  const parts = label.split(' ');
  return {
    formId,
    scoringModelId: formatUuid(model),
    period: periods.length > 0 ? Number(parts.shift()) : 0,
    origin: dimensions.includes(originDimension) ? (parts.shift() ?? '') : '',
    locale: dimensions.includes(localeDimension) ? (parts.shift() ?? '') : '',
    rowCount: 0,
    rowLength,
    rows: new Uint8Array(),
    ids: new Uint8Array(),
  };
}

function copyInto(larger: Buffer, bytes: Uint8Array): Buffer {
  larger.set(bytes);
  return larger;
}

/** COPY takes no parameters, so that they are settings of the session. */
async function setParameters(sql: pg.Client, { formId, origins, periods }: ChunksWanted): Promise<void> {
  const begins = periods.slice(1).map(({ from }) => `${from}-01`);
  await sql.query(
    `SELECT set_config('comparison.form', $1, false), set_config('comparison.origins', $2::text[]::text, false),
            set_config('comparison.begins', $3::date[]::text, false)`,
    [formId, origins, begins],
  );
}

/** In sub-selects settings are read once, not for every row. */
function statementFor({ dimensions, periods }: ChunksWanted): string {
  const parts = [
    ...(periods.length > 0
      ? ["width_bucket(submitted_on, (SELECT current_setting('comparison.begins')::date[]))"]
      : []),
    ...(dimensions.includes(originDimension) ? ['origin'] : []),
    ...(dimensions.includes(localeDimension) ? ['locale'] : []),
  ];
  return `COPY (
    SELECT attempt_id, scoring_model_id, ${parts.length > 0 ? `concat_ws(' ', ${parts.join(', ')})` : "''"}, content
    FROM counted_attempt
    WHERE form_id = (SELECT current_setting('comparison.form')::uuid)
      AND origin = ANY ((SELECT current_setting('comparison.origins')::text[])::text[])
    ORDER BY attempt_id
  ) TO STDOUT (FORMAT binary)`;
}

/** The UUID that is written in the 16 bytes from 16 · `place` on. */
export function uuidAt(ids: Uint8Array, place: number): string {
  return formatUuid(Buffer.from(ids.subarray(idLength * place, idLength * (place + 1))));
}

const formatUuid = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
