import type { Form } from '@yardstick/domain/publishing/form.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { type CompiledScorer, compileScorer, type ScoreMatrix } from '@yardstick/domain/scoring/compile-scorer.ts';
import { type CountedRowLayout, layOutCountedRow } from '@yardstick/domain/statistics/counted-row.ts';
import type pg from 'pg';

/** Attempts at one form whose outcome one scoring model issued: their rows are laid out alike. */
export interface FrozenPart {
  form: { id: string; number: number; content: Form };
  scoringModel: { id: string; number: number; content: ScoringModel };
}

export interface Part extends FrozenPart {
  layout: CountedRowLayout;
  scorer: CompiledScorer;
}

export const preparePart = ({ form, scoringModel }: FrozenPart): Part => ({
  form,
  scoringModel,
  layout: layOutCountedRow(form.content, scoringModel.content),
  scorer: compileScorer(scoringModel.content),
});

/** Attempts of one part, with their scores; everything by the place of the attempt. */
export interface Chunk {
  count: number;
  /** how many came before, of all parts */
  before: number;
  origins: readonly string[];
  locales: readonly string[];
  /** in UTC: 2026-11-26 */
  days: readonly string[];
  /** counted rows one behind the other */
  content: Uint8Array;
  scores: ScoreMatrix;
}

export interface AttemptFilter {
  origins: readonly string[];
  /** first day of submission in UTC, 2026-11-01, and the one after the last; null: no bound */
  fromDay: string | null;
  beforeDay: string | null;
}

type Row = Omit<Chunk, 'before' | 'scores'> & { last: string };

const chunkSize = 1000;
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * The attempts of a part, chunk by chunk, each in one statement; while one is worked on, PostgreSQL reads the next. Within a
 * chunk they stand in the order of what they hold, so that a place in the file does not tell who submitted after whom.
 */
export async function* readCounted(
  sql: pg.Client,
  part: Part,
  filter: AttemptFilter,
  before: number,
): AsyncGenerator<Chunk> {
  let reading = readRow(sql, part, filter, nobody);
  for (let seen = before; ; ) {
    const row = await reading;
    if (row.count === 0) return;
    const isLast = row.count < chunkSize;
    if (!isLast) reading = readRow(sql, part, filter, row.last);
    yield { ...row, before: seen, scores: scoreRows(part, row) };
    if (isLast) return;
    seen += row.count;
  }
}

async function readRow(
  sql: pg.Client,
  { form, scoringModel }: Part,
  { origins, fromDay, beforeDay }: AttemptFilter,
  last: string,
): Promise<Row> {
  const { rows } = await sql.query<Row>({
    name: 'read-counted',
    text: `
      WITH chunk AS (
        SELECT attempt_id, origin, locale, submitted_on, content FROM counted_attempt
        WHERE form_id = $1 AND scoring_model_id = $2 AND attempt_id > $3 AND origin = ANY ($4)
          AND ($5::date IS NULL OR submitted_on >= $5) AND ($6::date IS NULL OR submitted_on < $6)
        ORDER BY attempt_id LIMIT ${chunkSize}
      )
      SELECT count(*)::int AS count, (SELECT attempt_id::text FROM chunk ORDER BY attempt_id DESC LIMIT 1) AS last,
             array_agg(origin ORDER BY submitted_on, content, origin, locale) AS origins,
             array_agg(locale ORDER BY submitted_on, content, origin, locale) AS locales,
             array_agg(submitted_on::text ORDER BY submitted_on, content, origin, locale) AS days,
             string_agg(content, '' ORDER BY submitted_on, content, origin, locale) AS content
      FROM chunk`,
    values: [form.id, scoringModel.id, last, origins, fromDay, beforeDay],
  });
  return rows[0] as Row;
}

function scoreRows({ layout, scorer }: Part, { content, count }: Row): ScoreMatrix {
  if (content.length !== count * layout.byteLength) throw new Error('counted attempts of another layout');
  const scores = scorer.createScoreMatrix(count);
  for (let place = 0; place < count; place++)
    scorer.scoreRow(content, place * layout.byteLength + layout.rowAt, scores, place);
  return scores;
}
