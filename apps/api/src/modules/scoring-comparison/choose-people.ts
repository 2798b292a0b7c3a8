import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { Form } from '@yardstick/domain/publishing/form.ts';
import { type Crossing, findVisibleCrossings, privacyThresholds } from '@yardstick/domain/statistics/privacy.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { dimensionsOf, localeDimension } from '../insight/combinations.ts';
import { readForms } from '../insight/frozen-parts.ts';
import type { Origin } from '../insight/note-attempts.ts';
import { readCrossings } from '../insight/read-cells.ts';
import type { ComparedOption } from './compared-scoring.type.ts';
import { TooFewPeople } from './comparison.errors.ts';
import type { ComparedAssessment } from './read-compared-assessment.ts';

export interface PeopleWanted {
  filter?:
    | {
        segments?:
          | readonly { segment: string; options: readonly string[]; noAnswer?: boolean | null | undefined }[]
          | null
          | undefined;
        locales?: readonly string[] | null | undefined;
        simulated?: boolean | null | undefined;
      }
    | null
    | undefined;
  breakDownBy?: string | null | undefined;
}

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
  const table = rows.filter(({ formId }) => formIds.includes(formId));
  if (isAsked) refuseNarrowing(rows, table);
  const visible = (asked: readonly string[]) =>
    findVisibleCrossings(
      table,
      asked.map((name) => dimensions.indexOf(name)),
      k,
    );
  const isVisible = filters.size === 0 ? sumOf(table) >= k : mayFilter(table, dimensions, filters, visible);
  if (!isVisible && filters.size > 0) throw new TooFewPeople();
  const { defaultLocale } = await context.installation();
  const options = dimension
    ? optionsOf(form, dimension, table, dimensions, defaultLocale).map((option) => ({
        ...option,
        isVisible: isShown(option.id, dimension, filters, visible),
      }))
    : [];
  const hasCrossing = dimension !== null && filters.size > 0 && !filters.has(dimension);
  if (hasCrossing && !options.some((option) => option.isVisible)) throw new TooFewPeople();
  return { formIds, otherFormIds, origins, filters, breakDownBy: dimension, isVisible, options };
}

/** What is left out by asking for segment questions is nobody, or enough people: their forms alone could be asked for, too. */
function refuseNarrowing(rows: readonly { n: number }[], table: readonly { n: number }[]): void {
  const leftOut = sumOf(rows) - sumOf(table);
  if (leftOut > 0 && leftOut < k) throw new TooFewPeople();
}

type Visible = (asked: readonly string[]) => Crossing[];
type Filters = ReadonlyMap<string, readonly string[]>;

/** Every option of a filter that somebody chose must be one that may be shown by itself. */
function mayFilter(
  table: readonly Crossing[],
  dimensions: readonly string[],
  filters: Filters,
  visible: Visible,
): boolean {
  const asked = [...filters.keys()];
  const shown = visible(asked);
  const isWanted = (options: readonly string[]) =>
    asked.every((name, place) => filters.get(name)?.includes(options[place] ?? ''));
  const wanted = table
    .filter(({ n }) => n > 0)
    .map(({ options }) => asked.map((name) => options[dimensions.indexOf(name)] ?? ''))
    .filter(isWanted);
  const isShownCell = (options: readonly string[]) =>
    shown.some((cell) => cell.options.every((option, place) => option === options[place]));
  return wanted.length > 0 && wanted.every(isShownCell);
}

/** Whether one option of a breakdown may be shown, together with the filter. */
function isShown(option: string, dimension: string, filters: Filters, visible: Visible): boolean {
  const others = [...filters.keys()].filter((name) => name !== dimension);
  if (filters.has(dimension) && !filters.get(dimension)?.includes(option)) return false;
  return visible([...others, dimension]).some(
    ({ options }) =>
      options.at(-1) === option && others.every((name, place) => filters.get(name)?.includes(options[place] ?? '')),
  );
}

function readFilters(form: Form, filter: PeopleWanted['filter']): Filters {
  const filters = new Map<string, readonly string[]>();
  (filter?.segments ?? []).forEach(({ segment, options, noAnswer }, place) => {
    const path = ['filter', 'segments', place];
    const id = readDimension(form, segment, [...path, 'segment'], { isSegment: true });
    const known = form.segments.find((candidate) => candidate.id === id)?.options ?? [];
    const ids = options.map((key, at) => {
      const option = known.find((candidate) => candidate.key === key);
      if (option) return option.id;
      throw refusal([...path, 'options', at], `"${segment}" has no option "${key}".`);
    });
    if (filters.has(id)) throw refusal([...path, 'segment'], `"${segment}" is named twice.`);
    if (ids.length === 0 && !noAnswer) throw refusal([...path, 'options'], 'Name at least one option.');
    filters.set(id, [...new Set(ids), ...(noAnswer ? [''] : [])]);
  });
  const locales = filter?.locales ?? null;
  if (locales?.length === 0) throw refusal(['filter', 'locales'], 'Name at least one locale.');
  if (locales) filters.set(localeDimension, [...new Set(locales)]);
  return filters;
}

function readDimension(form: Form, name: string, path: (string | number)[], { isSegment = false } = {}): string {
  if (name === localeDimension && !isSegment) return localeDimension;
  const segment = form.segments.find(({ key }) => key === name);
  if (segment) return segment.id;
  const known = form.segments.map(({ key }) => key).join(', ') || 'none';
  throw refusal(path, `There is no segment question "${name}"; the newest form has: ${known}.`);
}

const refusal = (path: (string | number)[], message: string) => new InvalidInput([{ path, message }]);

function optionsOf(
  form: Form,
  dimension: string,
  table: readonly Crossing[],
  dimensions: readonly string[],
  defaultLocale: string,
): { id: string; option: ComparedOption }[] {
  if (dimension === localeDimension) {
    const place = dimensions.indexOf(dimension);
    const locales = [...new Set(table.map(({ options }) => options[place] ?? ''))].sort();
    return locales.map((locale) => ({ id: locale, option: { key: locale, label: locale } }));
  }
  const segment = form.segments.find(({ id }) => id === dimension);
  const options = (segment?.options ?? []).map(({ id, key, label }) => ({
    id,
    option: { key, label: textIn(label, [defaultLocale]) || key },
  }));
  return [...options, { id: '', option: { key: null, label: 'No answer' } }];
}

function sumOf(counted: readonly { n: number }[]): number {
  return counted.reduce((sum, { n }) => sum + n, 0);
}
