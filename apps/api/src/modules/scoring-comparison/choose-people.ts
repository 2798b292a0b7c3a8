import type { StudioContext } from '../../graphql/studio-context.ts';
import { findStructure } from '../insight/find-structure.ts';
import type { Origin } from '../insight/note-attempts.ts';
import { readDimensionFilters } from '../insight/read-filter.ts';
import { readPeople } from '../insight/read-people.ts';
import { readEpoch } from '../insight/stored-cells.ts';
import type { ComparedOption } from './compared-scoring.type.ts';
import { TooFewPeople } from './comparison.errors.ts';
import { listOptions, type PeopleWanted, readBreakdown } from './people-wanted.ts';
import type { ComparedAssessment } from './read-compared-assessment.ts';

/** Dimension → options, any of which will do; empty: no answer. */
type Filters = ReadonlyMap<string, readonly string[]>;

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

/**
 * Finds out whose answers are meant, among the forms of a structure, and whether they may be shown by the plan that all
 * insights go by. With a filter or a breakdown, only forms with the segment questions of the newest count. One statement
 * once the forms were read and while cells do not change. Throws InvalidInput, and TooFewPeople where the filter itself
 * must not be answered.
 */
export async function choosePeople(
  { database, installation }: StudioContext,
  assessment: ComparedAssessment,
  structureHash: string,
  { filter, breakDownBy }: PeopleWanted,
): Promise<ChosenPeople> {
  const ofStructure = (frozen: ComparedAssessment['forms'][0]) => frozen.structureHash === structureHash;
  const forms = assessment.forms.filter(ofStructure);
  const scoringModel = assessment.scoringModels.findLast(ofStructure);
  const isSimulated = filter?.simulated ?? false;
  const origins: Origin[] = isSimulated ? ['simulated'] : ['respondent', 'import'];
  if (!scoringModel) {
    // Nobody can have answered what was never published.
    const nobody = { formIds: [], otherFormIds: [], filters: new Map(), options: [] };
    return { ...nobody, origins, breakDownBy: null, isVisible: false };
  }
  const people = await readPeople(
    database,
    assessment.forms.map(({ id }) => id),
    String(await readEpoch(database)),
  );
  const subject = { structureHash, forms, form: null, scoringModel, isSimulated, origins };
  const { form, alikeForms, plan } = await findStructure(database, assessment, people, subject);
  const filters = plan.simplify(readDimensionFilters(form.content, filter ?? {}));
  const dimension = breakDownBy ? readBreakdown(form.content, breakDownBy) : null;
  const may = (asked: Filters) => plan.findGroup({ filters: asked, months: null }, null) !== null;
  if (filters.size > 0 && !may(filters)) throw new TooFewPeople();

  const { defaultLocale } = await installation();
  const listed = dimension ? listOptions(form.content, dimension, { plan, defaultLocale }) : [];
  const only = (ids: readonly string[]) =>
    new Map([...filters, ...(dimension ? ([[dimension, ids]] as const) : [])]) as Filters;
  const named = dimension ? filters.get(dimension) : undefined;
  const options = listed.map(({ id, option }) => ({
    id,
    option,
    isVisible: (named?.includes(id) ?? true) && may(only([id])),
  }));
  const isCrossed = dimension !== null && [...filters.keys()].some((name) => name !== dimension);
  if (isCrossed && !options.some(({ isVisible }) => isVisible)) throw new TooFewPeople();
  const isAsked = filters.size > 0 || dimension !== null;
  const formIds = forms.map(({ id }) => id).filter((id) => !isAsked || alikeForms.has(id));
  const otherFormIds = forms.map(({ id }) => id).filter((id) => !formIds.includes(id));
  // A breakdown alone is about whoever was asked: all who chose something, or nothing, of it.
  const isAboutSome = dimension !== null && named === undefined && otherFormIds.length > 0;
  const isVisible = may(isAboutSome ? only(listed.map(({ id }) => id)) : filters);
  return { formIds, otherFormIds, origins, filters, breakDownBy: dimension, isVisible, options };
}
