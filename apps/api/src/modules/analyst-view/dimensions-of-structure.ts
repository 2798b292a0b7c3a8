import { dimensionsOf, localeDimension } from '../insight/combinations.ts';
import type { Structure } from './list-structures.ts';

/** What groups are told apart by. */
export interface Dimension {
  /** segment id, or `locale`; empty: everybody is one group */
  id: string;
  /** as the views call it */
  name: string;
  /** forms whose people it tells apart */
  formIds: string[];
  /** id → key of its options; empty: no answer */
  options: ReadonlyMap<string, string>;
}

/** Stands for people at forms with other segment questions than the newest: no dimension tells them apart. */
export const notAsked = '\u0000';

/** Everybody first, then each segment question of the newest form, then the locale. */
export function listDimensions({ forms, locales }: Structure): Dimension[] {
  const [newest] = forms;
  if (!newest) return [];
  const formIds = findAlikeForms({ forms });
  const segments = newest.content.segments.map(({ id, key, options }) => ({
    id,
    name: `segment:${key}`,
    formIds,
    options: new Map([['', ''], ...options.map((option): [string, string] => [option.id, option.key])]),
  }));
  const everybody = { id: '', name: '', formIds: forms.map(({ id }) => id), options: new Map([['', '']]) };
  const locale = { id: localeDimension, name: 'locale', formIds, options: new Map(locales.map((tag) => [tag, tag])) };
  return [everybody, ...segments, locale];
}

/** Forms with the segment questions of the newest. */
export function findAlikeForms({ forms }: Pick<Structure, 'forms'>): string[] {
  const [newest] = forms;
  const asked = newest ? dimensionsOf(newest.content).join() : '';
  return forms.filter(({ content }) => dimensionsOf(content).join() === asked).map(({ id }) => id);
}
