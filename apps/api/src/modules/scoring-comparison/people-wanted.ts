import { textIn } from '@yardstick/domain/content/localised-text.ts';
import type { Form } from '@yardstick/domain/publishing/form.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { localeDimension } from '../insight/combinations.ts';
import type { InsightFilter } from '../insight/insights.ts';
import type { PeoplePlan } from '../insight/plan-people.ts';
import type { ComparedOption } from './compared-scoring.type.ts';

/** Whose attempts somebody asks about, by keys. */
export interface PeopleWanted {
  filter?: Omit<InsightFilter, 'scoringModel'> | null | undefined;
  breakDownBy?: string | null | undefined;
}

/** Segment id, or the locale, by its key. Throws InvalidInput. */
export function readBreakdown(form: Form, key: string): string {
  if (key === localeDimension) return key;
  const segment = form.segments.find((candidate) => candidate.key === key);
  if (segment) return segment.id;
  const known = [...form.segments.map((candidate) => candidate.key), localeDimension].join(', ');
  const message = `There is no segment question "${key}"; there are: ${known}.`;
  throw new InvalidInput([{ path: ['breakDownBy'], message }]);
}

/** The options of a dimension in the order of the form, no answer last; the locales that there are. */
export function listOptions(
  form: Form,
  dimension: string,
  { plan, defaultLocale }: { plan: PeoplePlan; defaultLocale: string },
): { id: string; option: ComparedOption }[] {
  if (dimension === localeDimension)
    return plan.optionsOf(dimension).map((locale) => ({ id: locale, option: { key: locale, label: locale } }));
  const segment = form.segments.find(({ id }) => id === dimension);
  const options = (segment?.options ?? []).map(({ id, key, label }) => ({
    id,
    option: { key, label: textIn(label, [defaultLocale]) || key },
  }));
  return [...options, { id: '', option: { key: null, label: 'No answer' } }];
}
