import type { PeopleRow } from '@yardstick/domain/statistics/privacy-views.ts';
import { dimensionsOf, localeDimension } from '../insight/combinations.ts';
import type { CrossingRow } from '../insight/read-cells.ts';
import type { Structure } from './list-structures.ts';

/** What groups are told apart by. */
export interface Dimension {
  /** segment id, or `locale`; empty: everybody is one group */
  id: string;
  /** as the views call it */
  name: string;
  /** forms that have it; whoever took another did not answer it */
  formIds: string[];
  /** id → key of its options; empty: no answer */
  options: ReadonlyMap<string, string>;
}

/** Everybody first, then each segment question that any of the forms asks, then the locale. */
export function listDimensions({ forms, locales }: Structure): Dimension[] {
  const formIds = forms.map(({ id }) => id);
  const segments = new Map<string, Dimension & { options: Map<string, string> }>();
  for (const { id: formId, content } of forms) {
    for (const { id, key, options } of content.segments) {
      const known = segments.get(id) ?? { id, name: `segment:${key}`, formIds: [], options: new Map([['', '']]) };
      known.formIds.push(formId);
      for (const option of options) known.options.set(option.id, option.key);
      segments.set(id, known);
    }
  }
  return [
    { id: '', name: '', formIds, options: new Map([['', '']]) },
    ...segments.values(),
    { id: localeDimension, name: 'locale', formIds, options: new Map(locales.map((locale) => [locale, locale])) },
  ];
}

/** The people of a structure by month and by the options of all dimensions but the first, for the privacy rule. */
export function crossDimensions(
  { forms }: Structure,
  dimensions: readonly Dimension[],
  rows: readonly CrossingRow[],
): PeopleRow[] {
  const ownDimensions = new Map(forms.map(({ id, content }) => [id, dimensionsOf(content)]));
  return rows.map(({ formId, period, options, n }) => {
    const own = ownDimensions.get(formId) ?? [];
    return { month: period, n, options: dimensions.slice(1).map(({ id }) => options[own.indexOf(id)] ?? '') };
  });
}
