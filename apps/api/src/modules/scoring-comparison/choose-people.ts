import type { Form } from '@yardstick/domain/publishing/form.ts';
import { privacyThresholds } from '@yardstick/domain/statistics/privacy.ts';
import { type PeopleRow, planViews, type Views } from '@yardstick/domain/statistics/privacy-views.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { dimensionsOf } from '../insight/combinations.ts';
import { readForms } from '../insight/frozen-parts.ts';
import type { Origin } from '../insight/note-attempts.ts';
import { type CrossingRow, readCrossings } from '../insight/read-cells.ts';
import type { ComparedOption } from './compared-scoring.type.ts';
import { TooFewPeople } from './comparison.errors.ts';
import type { ComparedAssessment } from './read-compared-assessment.ts';
import { type Filters, optionsOf, type PeopleWanted, readDimension, readFilters } from './read-filters.ts';

/** Whose attempts are compared, as ids; what may be shown of them is decided already. */
export interface ChosenPeople {
  formIds: string[];
  /** of the same structure, but without the segment questions that are asked for */
  otherFormIds: string[];
  origins: Origin[];
  /** dimension → options, any of which will do; empty: no answer */
  filters: ReadonlyMap<string, readonly string[]>;
  breakDownBy: string | null;
  /** whether all that the filter leaves may be shown */
  isVisible: boolean;
  /** of the dimension that is broken down by, in the order of the form, no answer last */
  options: { id: string; option: ComparedOption; isVisible: boolean }[];
}

const k = privacyThresholds.staff;

/**
 * Finds out whose answers are meant, among the forms of a structure, and whether they are enough people. With a filter or a
 * breakdown, only forms with the segment questions of the newest count. One statement once the forms were read. Throws
 * InvalidInput, and TooFewPeople where the filter itself must not be answered.
 */
export async function choosePeople(
  context: StudioContext,
  { forms: all }: ComparedAssessment,
  structureHash: string,
  { filter, breakDownBy }: PeopleWanted,
): Promise<ChosenPeople> {
  const named = all.filter((form) => form.structureHash === structureHash);
  const newest = named.at(-1);
  const origins: Origin[] = filter?.simulated ? ['simulated'] : ['respondent', 'import'];
  const nobody = {
    formIds: [],
    otherFormIds: [],
    origins,
    filters: new Map(),
    breakDownBy: null,
    isVisible: false,
    options: [],
  };
  if (!newest) return nobody;
  const forms = await readForms(
    context.database,
    named.map(({ id }) => id),
  );
  const contentOf = (id: string) => (forms.get(id) as { content: Form }).content;
  const form = contentOf(newest.id);
  const filters = readFilters(form, filter);
  const dimension = breakDownBy ? readDimension(form, breakDownBy, ['breakDownBy']) : null;
  const dimensions = dimensionsOf(form);
  const isAsked = filters.size > 0 || dimension !== null;
  const alike = named.filter(({ id }) => dimensionsOf(contentOf(id)).join() === dimensions.join());
  const formIds = (isAsked ? alike : named).map(({ id }) => id);

  const otherFormIds = named.map(({ id }) => id).filter((id) => !formIds.includes(id));
  const rows = await readCrossings(context.database, { formIds: named.map(({ id }) => id), origins });
  const people = rows.map(({ formId, period, options, n }) => {
    const own = dimensionsOf(contentOf(formId));
    return { formId, month: period, options: dimensions.map((name) => options[own.indexOf(name)] ?? ''), n };
  });
  const counted = people.filter(({ formId }) => formIds.includes(formId));
  if (isAsked) refuseNarrowing(people, counted);
  const may = findViews(() => viewsOf(rows, people, dimensions), counted, dimensions);
  const isVisible = filters.size === 0 ? may.showAll : may.filter(filters);
  if (!isVisible && filters.size > 0) throw new TooFewPeople();
  const { defaultLocale } = await context.installation();
  const options = dimension
    ? optionsOf(form, dimension, { counted, place: dimensions.indexOf(dimension), defaultLocale }).map((option) => ({
        ...option,
        isVisible: may.showOption(option.id, dimension, filters),
      }))
    : [];
  const isCrossed = dimension !== null && [...filters.keys()].some((name) => name !== dimension);
  if (isCrossed && !options.some((option) => option.isVisible)) throw new TooFewPeople();
  return { formIds, otherFormIds, origins, filters, breakDownBy: dimension, isVisible, options };
}

/** What is left out by asking for segment questions is nobody, or enough people: their forms alone could be asked for, too. */
function refuseNarrowing(all: readonly PeopleRow[], counted: readonly PeopleRow[]): void {
  const leftOut = sumOf(all) - sumOf(counted);
  if (leftOut > 0 && leftOut < k) throw new TooFewPeople();
}

const knownViews = new WeakMap<readonly CrossingRow[], Views>();

/** Planned once for what is counted now: it takes longer than all the rest. */
function viewsOf(rows: readonly CrossingRow[], people: readonly PeopleRow[], dimensions: readonly string[]): Views {
  const views = knownViews.get(rows) ?? planViews(people, dimensions.length, k);
  knownViews.set(rows, views);
  return views;
}

/** What may be asked, by the rule that insights go by, too. */
function findViews(views: () => Views, counted: readonly PeopleRow[], dimensions: readonly string[]) {
  const placeOf = (name: string) => dimensions.indexOf(name);
  const isShown = (asked: readonly string[], options: readonly string[]) => {
    const { single, crossed } = views();
    if (asked.length === 1) return single[placeOf(asked[0] ?? '')]?.isShown(options) ?? false;
    return asked.every((name) => crossed?.dimensions.includes(placeOf(name)) ?? false);
  };
  /** occupied combinations of those dimensions that a filter leaves */
  const leftBy = (asked: readonly string[], filters: Filters) =>
    counted
      .filter(
        ({ options, n }) => n > 0 && [...filters].every(([name, any]) => any.includes(options[placeOf(name)] ?? '')),
      )
      .map(({ options }) => asked.map((name) => options[placeOf(name)] ?? ''));
  return {
    showAll: sumOf(counted) >= k,
    /** Every option of it that somebody chose must be one that may be shown by itself. */
    filter: (filters: Filters) => {
      const asked = [...filters.keys()];
      const left = leftBy(asked, filters);
      return left.length > 0 && left.every((options) => isShown(asked, options));
    },
    showOption: (option: string, dimension: string, filters: Filters) => {
      const asked = [...[...filters.keys()].filter((name) => name !== dimension), dimension];
      const left = leftBy(asked, filters).filter((options) => options.at(-1) === option);
      return left.length > 0 && left.every((options) => isShown(asked, options));
    },
  };
}

function sumOf(counted: readonly { n: number }[]): number {
  return counted.reduce((sum, { n }) => sum + n, 0);
}
