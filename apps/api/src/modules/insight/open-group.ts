import type { PublishedAssessment } from '@yardstick/domain/publishing/published-assessment.ts';
import { LRUCache } from 'lru-cache';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { readAssessmentPublication } from '../publishing/published-content.ts';
import { findStructure, type Structure } from './find-structure.ts';
import type { Months } from './insight-scope.type.ts';
import type { InsightFilter } from './insights.ts';
import { type MeasuredGroup, measureGroup } from './measure-group.ts';
import { formDimension, originDimension } from './plan-people.ts';
import { readDimensionFilters, readMonths, readSubject } from './read-filter.ts';
import { type CountedPeople, readPeople } from './read-people.ts';
import { type PublishedHistory, readPublishedHistory } from './read-published.ts';
import { readTrend } from './read-trend.ts';
import { memo } from './remember.ts';
import { readEpoch } from './stored-cells.ts';
import type { TrendPoint } from './trend.type.ts';

/** The people whom a filter leaves, ready to be measured. */
export interface OpenGroup {
  documentId: string;
  history: PublishedHistory;
  /** of all forms and origins */
  everybody: readonly CountedPeople[];
  structure: Structure;
  filters: ReadonlyMap<string, readonly string[]>;
  /** as asked for */
  asked: Months | null;
  texts: PublishedAssessment;
  locale: string;
  people: MeasuredGroup;
  trend: () => Promise<TrendPoint[]>;
}

// What was measured of a group stays right until cells change, and then `readPeople` gives other people.
const knownGroups = new WeakMap<readonly CountedPeople[], LRUCache<string, Known>>();

interface Known {
  people: MeasuredGroup;
  trend: () => Promise<TrendPoint[]>;
}

/** Three statements, two more where cells have changed or forms were never read. Throws NotFound and InvalidInput. */
export async function openGroup(context: StudioContext, key: string, filter: InsightFilter): Promise<OpenGroup> {
  const { database } = context;
  const history = await readPublishedHistory(database, key);
  const subject = readSubject(history, filter);
  const asked = readMonths(filter);
  const { defaultLocale: locale } = await context.installation();
  const epoch = await readEpoch(database);
  const everybody = await readPeople(
    database,
    history.forms.map(({ id }) => id),
    epoch,
  );
  const structure = await findStructure(database, history, everybody, subject);
  const filters = structure.plan.simplify(
    new Map<string, readonly string[]>([
      ...readDimensionFilters(structure.form.content, filter),
      ...(subject.form ? [[formDimension, [subject.form.id]] as const] : []),
      ...(subject.isSimulated ? [] : [[originDimension, subject.origins] as const]),
    ]),
  );
  const { content: texts } = await readAssessmentPublication(database, history.publicationId);
  const known = knownGroups.get(everybody) ?? new LRUCache({ max: 100 });
  knownGroups.set(everybody, known);
  const name = JSON.stringify([history.publicationId, subject.structureHash, subject.scoringModel.id, filter, locale]);
  const { people, trend } = known.get(name) ?? {
    people: measureGroup({ database }, structure, { filters, months: asked, locale, texts }),
    trend: memo(() => readTrend({ database }, history, everybody, { filter, subject, asked })),
  };
  known.set(name, { people, trend });
  return {
    documentId: history.documentId,
    history,
    everybody,
    structure,
    filters,
    asked,
    texts,
    locale,
    people,
    trend,
  };
}
