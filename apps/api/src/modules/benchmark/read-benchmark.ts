import { privacyThresholds } from '@yardstick/domain/statistics/privacy.ts';
import type { Database } from '../../db/client.ts';
import { badArgument } from '../../graphql/errors.ts';
import { dimensionsOf } from '../insight/combinations.ts';
import { findStructure } from '../insight/find-structure.ts';
import { measureGroup } from '../insight/measure-group.ts';
import { readPeople } from '../insight/read-people.ts';
import { readPublishedHistory } from '../insight/read-published.ts';
import type { ScoreDistributionCell } from '../insight/score-distribution.type.ts';
import { readEpoch } from '../insight/stored-cells.ts';
import type { AssessmentPublication } from '../publishing/published-content.ts';

export type Aggregate =
  | { kind: 'visible'; n: number; mean: number; median: number; standardDeviation: number }
  | { kind: 'suppressed' };

export interface Benchmark {
  overall: Aggregate;
  /** competency → its scores */
  competencies: ReadonlyMap<string, Aggregate>;
}

export interface SegmentFilter {
  segment: string;
  option: string;
}

const withheld: Aggregate = { kind: 'suppressed' };

/**
 * Aggregates of all outcomes under the live scoring model, of the people to whom all filters apply; simulated people are
 * none. From cells, by the same rule as the insights of staff, for larger groups only. Three statements, and one more where
 * cells have changed.
 */
export async function readBenchmark(
  database: Database,
  publication: AssessmentPublication,
  segments: readonly SegmentFilter[],
): Promise<Benchmark> {
  const asked = resolveFilters(publication, segments);
  const { form, scoringModel, content } = publication;
  const history = await readPublishedHistory(database, content.slug);
  const epoch = await readEpoch(database);
  const everybody = await readPeople(
    database,
    history.forms.map(({ id }) => id),
    epoch,
  );
  const structure = await findStructure(
    database,
    history,
    everybody,
    {
      structureHash: form.structureHash,
      forms: history.forms.filter(({ structureHash }) => structureHash === form.structureHash),
      form: null,
      scoringModel: { ...scoringModel, structureHash: form.structureHash },
      isSimulated: false,
      origins: ['respondent', 'import'],
    },
    privacyThresholds.public,
  );
  const known = dimensionsOf(structure.form.content);
  if ([...asked.keys()].some((dimension) => !known.includes(dimension))) {
    return { overall: withheld, competencies: new Map() };
  }
  const filters = structure.plan.simplify(asked);
  const { measures } = measureGroup({ database }, structure, { filters, months: null, locale: '', texts: content });
  const described = await Promise.all(
    measures.map(
      async ({ competency, distribution }) => [competency?.key ?? '', showCell(await distribution())] as const,
    ),
  );
  const byCompetency = new Map(described);
  return { overall: byCompetency.get('') ?? withheld, competencies: byCompetency };
}

function showCell(cell: ScoreDistributionCell): Aggregate {
  if (cell.kind === 'suppressed' || cell.standardDeviation === null) return withheld;
  const { n, mean, quartiles, standardDeviation } = cell;
  return { kind: 'visible', n, mean, median: quartiles[1], standardDeviation };
}

/** Segment id → the option. */
function resolveFilters({ form }: AssessmentPublication, filters: readonly SegmentFilter[]): Map<string, string[]> {
  const resolved = new Map<string, string[]>();
  for (const { segment, option } of filters) {
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
    if (resolved.has(question.id)) {
      throw badArgument('REPEATED_SEGMENT', 'A segment question can be filtered by once.', { argument: 'segments' });
    }
    resolved.set(question.id, [chosen.id]);
  }
  return resolved;
}
