import type { AttemptOrigin, ComparisonFilter, InsightFilter } from '../../generated/graphql.ts';
import { type InsightSearch, readList, readSegments } from './insight-search.ts';

const origins: Readonly<Record<string, AttemptOrigin>> = {
  respondent: 'RESPONDENT',
  import: 'IMPORT',
  simulated: 'SIMULATED',
};

/** The attempts that an address asks about, as the API wants to be told. */
export function toFilter(search: InsightSearch): InsightFilter {
  const chosenOrigins = readList(search.origins).flatMap((name) => origins[name] ?? []);
  const segments = readSegments(search.segments);
  const locales = readList(search.locales);
  return {
    ...(segments.length > 0 ? { segments } : {}),
    ...(locales.length > 0 ? { locales } : {}),
    ...(search.from || search.to ? { months: { from: search.from ?? null, to: search.to ?? null } } : {}),
    ...(search.form ? { form: search.form } : {}),
    ...(search.model ? { scoringModel: search.model } : {}),
    ...(chosenOrigins.length > 0 ? { origins: chosenOrigins } : {}),
  };
}

/** The same without the scoring model, of which a comparison has two of its own. */
export function toComparisonFilter(search: InsightSearch): ComparisonFilter {
  const { scoringModel: _, ...filter } = toFilter(search);
  return filter;
}

export const isSimulated = (search: InsightSearch) => readList(search.origins).includes('simulated');

/** Whether anything is left out by the address. */
export const isFiltered = (search: InsightSearch) =>
  Boolean(
    search.segments || search.locales || search.from || search.to || search.form || search.model || search.origins,
  );
