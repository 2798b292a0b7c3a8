import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { Form } from '@yardstick/domain/publishing/form.ts';
import type { PeopleRow } from '@yardstick/domain/statistics/privacy-views.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { localeDimension } from '../insight/combinations.ts';
import type { ComparedOption } from './compared-scoring.type.ts';

/** Whose attempts somebody asks about, by keys. */
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

/** Dimension → options, any of which will do; empty: no answer. */
export type Filters = ReadonlyMap<string, readonly string[]>;

/** What a filter names, as ids. Throws InvalidInput. */
export function readFilters(form: Form, filter: PeopleWanted['filter']): Filters {
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

/** Segment id, or the locale, by its key. Throws InvalidInput. */
export function readDimension(form: Form, name: string, path: (string | number)[], { isSegment = false } = {}): string {
  if (name === localeDimension && !isSegment) return localeDimension;
  const segment = form.segments.find(({ key }) => key === name);
  if (segment) return segment.id;
  const known = form.segments.map(({ key }) => key).join(', ') || 'none';
  throw refusal(path, `There is no segment question "${name}"; the newest form has: ${known}.`);
}

const refusal = (path: (string | number)[], message: string) => new InvalidInput([{ path, message }]);

/** The options of a dimension in the order of the form, no answer last; the locales that there are. */
export function optionsOf(
  form: Form,
  dimension: string,
  { counted, place, defaultLocale }: { counted: readonly PeopleRow[]; place: number; defaultLocale: string },
): { id: string; option: ComparedOption }[] {
  if (dimension === localeDimension) {
    const locales = [...new Set(counted.map(({ options }) => options[place] ?? ''))].sort();
    return locales.map((locale) => ({ id: locale, option: { key: locale, label: locale } }));
  }
  const segment = form.segments.find(({ id }) => id === dimension);
  const options = (segment?.options ?? []).map(({ id, key, label }) => ({
    id,
    option: { key, label: textIn(label, [defaultLocale]) || key },
  }));
  return [...options, { id: '', option: { key: null, label: 'No answer' } }];
}
