import { findVisibleCells, publicThreshold } from '@yardstick/domain/statistics/find-visible-cells.ts';
import type { Database } from '../../db/client.ts';
import { badArgument } from '../../graphql/errors.ts';
import type { AssessmentPublication } from '../publishing/published-content.ts';

export type Aggregate =
  | { kind: 'visible'; n: number; mean: number; median: number; standardDeviation: number }
  | { kind: 'suppressed' };

export interface Benchmark {
  overall: Aggregate;
  /** in framework order */
  competencies: Aggregate[];
}

export interface SegmentFilter {
  segment: string;
  option: string;
}

/** One cell of a breakdown for one measure (`overall`, or `competency:` and its key). */
interface CellRow {
  /** option ids in the order of the dimensions; empty where there was no answer */
  crossing: string[];
  measure: string;
  n: number;
  mean: number | null;
  median: number | null;
  standardDeviation: number | null;
}

/**
 * Aggregates of all issued outcomes under the live scoring model, of the people to whom all filters apply.
 * The whole breakdown over the filtered segments is read, because only it tells what may be shown. One statement.
 */
export async function readBenchmark(
  database: Database,
  publication: AssessmentPublication,
  filters: readonly SegmentFilter[],
): Promise<Benchmark> {
  const { dimensions, target } = resolveFilters(publication, filters);
  const rows = await database.$queryRaw<CellRow[]>`
    SELECT ARRAY(
             SELECT coalesce(attempt.segments ->> dimension.id, '')
             FROM unnest(${dimensions}::text[]) WITH ORDINALITY AS dimension(id, place) ORDER BY place
           ) AS crossing,
           measured.measure,
           count(measured.score)::int AS n,
           avg(measured.score) AS mean,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY measured.score) AS median,
           stddev_samp(measured.score) AS "standardDeviation"
    FROM outcome
    JOIN attempt ON attempt.id = outcome.attempt_id
    CROSS JOIN LATERAL (
      SELECT 'overall' AS measure, (outcome.scores #>> '{overall,score}')::float8 AS score
      UNION ALL
      SELECT 'competency:' || (competency ->> 'competency'), (competency ->> 'score')::float8
      FROM jsonb_array_elements(outcome.scores -> 'competencies') AS competency
    ) AS measured
    WHERE outcome.scoring_model_id = ${publication.scoringModel.id}::uuid
      AND outcome.reason = 'issued' AND attempt.origin <> 'simulated'
    GROUP BY 1, 2`;
  const aggregate = (measure: string) =>
    showCell(
      rows.filter((row) => row.measure === measure),
      target,
    );
  return {
    overall: aggregate('overall'),
    competencies: publication.form.content.competencies.map(({ key }) => aggregate(`competency:${key}`)),
  };
}

const cellKey = (crossing: readonly string[]) => JSON.stringify(crossing);

function showCell(rows: readonly CellRow[], target: readonly string[]): Aggregate {
  const counts = new Map(rows.map(({ crossing, n }) => [cellKey(crossing), n]));
  const key = cellKey(target);
  const row = rows.find(({ crossing }) => cellKey(crossing) === key);
  const visible = findVisibleCells(counts, { dimensions: target.length, threshold: publicThreshold });
  if (!row || !visible.has(key) || row.mean === null || row.median === null || row.standardDeviation === null) {
    return { kind: 'suppressed' };
  }
  return { kind: 'visible', n: row.n, mean: row.mean, median: row.median, standardDeviation: row.standardDeviation };
}

function resolveFilters({ form }: AssessmentPublication, filters: readonly SegmentFilter[]) {
  const resolved = filters.map(({ segment, option }) => {
    const question = form.content.segments.find(({ key }) => key === segment);
    if (!question) {
      const known = form.content.segments.map(({ key }) => key).join(', ') || 'none';
      throw badArgument('UNKNOWN_SEGMENT', `This assessment has no segment question of this key; it has: ${known}.`, {
        argument: 'segments',
      });
    }
    const chosen = question.options.find(({ key }) => key === option);
    if (!chosen) {
      const known = question.options.map(({ key }) => key).join(', ');
      throw badArgument(
        'UNKNOWN_SEGMENT_OPTION',
        `Segment question "${segment}" has no option of this key; it has: ${known}.`,
        { argument: 'segments' },
      );
    }
    return { segment: question.id, option: chosen.id };
  });
  const dimensions = resolved.map(({ segment }) => segment);
  if (new Set(dimensions).size < dimensions.length) {
    throw badArgument('REPEATED_SEGMENT', 'A segment question can be filtered by once.', { argument: 'segments' });
  }
  return { dimensions, target: resolved.map(({ option }) => option) };
}
