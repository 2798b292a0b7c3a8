import type { StudioContext } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { findStructure, type Structure } from '../insight/find-structure.ts';
import type { Months } from '../insight/insight-scope.type.ts';
import type { InsightFilter } from '../insight/insights.ts';
import { formDimension, notAsked, originDimension, type Parting, widen } from '../insight/plan-people.ts';
import { readDimensionFilters, readFormNumber, readMonths, readOrigins } from '../insight/read-filter.ts';
import { type CountedPeople, readPeople } from '../insight/read-people.ts';
import { readEpoch } from '../insight/stored-cells.ts';
import type { ComparedOption } from './compared-scoring.type.ts';
import { TooFewPeople } from './comparison.errors.ts';
import { listOptions, type PeopleWanted, readBreakdown } from './people-wanted.ts';
import type { ComparedAssessment } from './read-compared-assessment.ts';

/** Dimension → options, any of which will do; empty: no answer. */
type Filters = ReadonlyMap<string, readonly string[]>;

/** Whose attempts are compared, by ids; what may be shown of them is decided already. */
export interface ChosenPeople {
  structure: Structure;
  /** of all forms and origins; others where cells have changed */
  everybody: readonly CountedPeople[];
  /** whole periods of all that is asked about; null: all time */
  months: Months | null;
  /** all periods that can be told apart; none: time is not asked about */
  periods: readonly Months[];
  filters: Filters;
  /** null, too, where nothing may be told of any of its options */
  breakDownBy: string | null;
  /** options of the only dimension that is asked about, which are told of together only */
  pooled: string[];
  /** whether all that the filter leaves may be shown */
  isVisible: boolean;
  /** of the dimension that is broken down by, in the order of the form, no answer last */
  options: { id: string; option: ComparedOption; isVisible: boolean }[];
}

/**
 * Finds out whose answers are meant, among the forms of a structure, and whether they may be shown by the plan that all
 * insights go by. One statement once the forms were read and while cells do not change. Null where nothing of the
 * structure was ever published. Throws InvalidInput, and TooFewPeople where the filter itself must not be answered.
 */
export async function choosePeople(
  { database, installation }: StudioContext,
  assessment: ComparedAssessment,
  structureHash: string,
  { filter, breakDownBy }: PeopleWanted,
): Promise<ChosenPeople | null> {
  const forms = assessment.forms.filter((form) => form.structureHash === structureHash);
  const scoringModel = assessment.scoringModels.findLast((model) => model.structureHash === structureHash);
  if (!scoringModel) return null;
  const everybody = await readPeople(
    database,
    assessment.forms.map(({ id }) => id),
    await readEpoch(database),
  );
  const form = readFormNumber(assessment.forms, filter ?? {});
  if (form && !forms.includes(form)) {
    const message = `Form ${form.number} asks other things than these scorings score.`;
    throw new InvalidInput([{ path: ['filter', 'form'], message }]);
  }
  const { origins, isSimulated } = readOrigins(filter ?? {});
  const subject = { structureHash, forms, form, scoringModel, isSimulated, origins };
  const structure = await findStructure(database, assessment, everybody, subject);
  const { plan } = structure;
  const filters = plan.simplify(filtersOf(structure, filter ?? {}));
  const dimension = breakDownBy ? readBreakdown(structure.form.content, breakDownBy) : null;
  const own = plan.partingBy([...filters.keys()], null);
  const broken = dimension === null ? own : plan.partingBy([...new Set([...filters.keys(), dimension])], null);
  const months = settleMonths([own, broken], readMonths(filter ?? {}));
  if (months === 'nobody') throw new TooFewPeople();
  const may = (asked: Filters) => plan.findGroup({ filters: asked, months }, null) !== null;
  const isVisible = may(filters);
  if ((filters.size > 0 || months !== null) && !isVisible) throw new TooFewPeople();

  const { defaultLocale } = await installation();
  const listed = dimension ? listOptions(structure.form.content, dimension, { plan, defaultLocale }) : [];
  const named = dimension === null ? undefined : filters.get(dimension);
  const options = listed.map(({ id, option }) => ({
    id,
    option,
    isVisible: (named?.includes(id) ?? true) && may(new Map([...filters, [dimension ?? '', [id]]])),
  }));
  const isCrossed = [...filters.keys()].some((name) => name !== dimension) && dimension !== null;
  if (isCrossed && !options.some((option) => option.isVisible)) throw new TooFewPeople();
  // A breakdown of which nothing is told parts nobody.
  const isTold = options.some((option) => option.isVisible);
  const parting = isTold ? broken : own;
  const periods = months === null ? [] : (parting?.periods ?? []);
  const pooled = poolOf(structure, parting);
  const by = isTold ? dimension : null;
  return { structure, everybody, months, periods, filters, breakDownBy: by, pooled, isVisible, options };
}

function filtersOf({ form, subject }: Structure, filter: InsightFilter): Map<string, readonly string[]> {
  return new Map<string, readonly string[]>([
    ...readDimensionFilters(form.content, filter),
    ...(subject.form ? [[formDimension, [subject.form.id]] as const] : []),
    ...(subject.isSimulated ? [] : [[originDimension, subject.origins] as const]),
  ]);
}

/** Months that are whole periods of every way to part people that is asked for; null: all time. */
function settleMonths(partings: readonly (Parting | null)[], asked: Months | null): Months | null | 'nobody' {
  let months = asked;
  for (;;) {
    const before = months;
    for (const parting of partings) {
      const wider = parting ? widen(parting.periods, months) : months;
      if (wider === 'nobody') return wider;
      months = wider;
    }
    if (months?.from === before?.from && months?.to === before?.to) return months;
  }
}

/** Of several dimensions at once, every class that there is can be shown. */
function poolOf({ plan }: Structure, parting: Parting | null): string[] {
  const [dimension, ...others] = parting?.dimensions ?? [];
  if (!parting || dimension === undefined || others.length > 0) return [];
  return [...plan.optionsOf(dimension), notAsked].filter((option) => !parting.isShown([option]));
}
