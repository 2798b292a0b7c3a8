import type { Form } from '@yardstick/domain/publishing/form.ts';
import type { ScoringModel } from '@yardstick/domain/publishing/scoring-model.ts';
import { type CompiledScorer, compileScorer, type ScoreMatrix } from '@yardstick/domain/scoring/compile-scorer.ts';
import { type CountedRowLayout, layOutCountedRow } from '@yardstick/domain/statistics/counted-row.ts';
import type { Database } from '../../db/client.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import type { Origin } from '../insight/note-attempts.ts';

/** Attempts at one form whose outcome one scoring model issued: their rows are laid out alike. */
export interface Part {
  form: { id: string; number: number; content: Form };
  scoringModel: { id: string; number: number; content: ScoringModel };
  layout: CountedRowLayout;
  scorer: CompiledScorer;
}

export const preparePart = ({ form, scoringModel }: Pick<Part, 'form' | 'scoringModel'>): Part => ({
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
  origins: readonly Origin[];
  /** first and last calendar month in UTC, 2026-11; null: no bound */
  fromMonth: string | null;
  toMonth: string | null;
}

export const isWanted = ({ origins, fromMonth, toMonth }: AttemptFilter) => Prisma.sql`
  origin = ANY (${origins}::text[])
  AND (${fromMonth}::text IS NULL OR submitted_on >= (${fromMonth}::text || '-01')::date)
  AND (${toMonth}::text IS NULL OR submitted_on < (${toMonth}::text || '-01')::date + interval '1 month')`;

const chunkSize = 1000;
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * The attempts of a part, chunk by chunk, each in one statement. Within a chunk they stand in the order of what they hold,
 * so that a place in the file does not tell who submitted after whom.
 */
export async function* readCounted(
  database: Pick<Database, '$queryRaw'>,
  part: Part,
  { origins, fromMonth, toMonth }: AttemptFilter,
  before: number,
): AsyncGenerator<Chunk> {
  const { form, scoringModel, scorer } = part;
  let last = nobody;
  for (let seen = before; ; ) {
    const [row] = await database.$queryRaw<(Omit<Chunk, 'before' | 'scores'> & { last: string })[]>`
      WITH chunk AS (
        SELECT attempt_id, origin, locale, submitted_on, content FROM counted_attempt
        WHERE form_id = ${form.id}::uuid AND scoring_model_id = ${scoringModel.id}::uuid AND attempt_id > ${last}::uuid
          AND ${isWanted({ origins, fromMonth, toMonth })}
        ORDER BY attempt_id LIMIT ${chunkSize}
      )
      SELECT count(*)::int AS count, (SELECT attempt_id::text FROM chunk ORDER BY attempt_id DESC LIMIT 1) AS last,
             array_agg(origin ORDER BY submitted_on, content, origin, locale) AS origins,
             array_agg(locale ORDER BY submitted_on, content, origin, locale) AS locales,
             array_agg(submitted_on::text ORDER BY submitted_on, content, origin, locale) AS days,
             string_agg(content, '' ORDER BY submitted_on, content, origin, locale) AS content
      FROM chunk`;
    if (!row || row.count === 0) return;
    if (row.content.length !== row.count * part.layout.byteLength)
      throw new Error('counted attempts of another layout');
    const scores = scorer.createScoreMatrix(row.count);
    for (let place = 0; place < row.count; place++)
      scorer.scoreRow(row.content, place * part.layout.byteLength + part.layout.rowAt, scores, place);
    yield { ...row, before: seen, scores };
    if (row.count < chunkSize) return;
    seen += row.count;
    last = row.last;
  }
}
