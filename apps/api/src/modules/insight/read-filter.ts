import type { Form } from '@yardstick/domain/publishing/form.ts';
import { InvalidInput } from '../../graphql/studio-errors.ts';
import { localeDimension } from './combinations.ts';
import type { Months } from './insight-scope.type.ts';
import type { InsightFilter } from './insights.ts';
import type { Origin } from './note-attempts.ts';
import type { FrozenName, PublishedHistory } from './read-published.ts';

const refusal = (path: (string | number)[], message: string) =>
  new InvalidInput([{ path: ['filter', ...path], message }]);

/** What a filter asks about: one structure, one scoring model of it, and the forms that are not left out. */
export interface Subject {
  structureHash: string;
  forms: FrozenName[];
  /** the only form; null: all of the structure */
  form: FrozenName | null;
  scoringModel: FrozenName;
  isSimulated: boolean;
  origins: Origin[];
}

/** Throws InvalidInput where there is no such form or model, or they do not go together. */
export function readSubject(history: PublishedHistory, filter: InsightFilter): Subject {
  const form = readFormNumber(history.forms, filter);
  const model =
    filter.scoringModel == null
      ? null
      : numbered(history.scoringModels, filter.scoringModel, 'scoringModel', 'scoring model');
  const live = history.forms.find(({ id }) => id === history.formId);
  const structureHash = form?.structureHash ?? model?.structureHash ?? live?.structureHash ?? '';
  if (model && model.structureHash !== structureHash) {
    throw refusal(['scoringModel'], 'This scoring model scores other forms than the one asked for.');
  }
  const ofStructure = history.scoringModels.filter((candidate) => candidate.structureHash === structureHash);
  const scoringModel = model ?? ofStructure.find(({ id }) => id === history.scoringModelId) ?? ofStructure.at(-1);
  if (!scoringModel) throw new Error('a form was published without a scoring model');
  const { origins, isSimulated } = readOrigins(filter);
  const forms = history.forms.filter((candidate) => candidate.structureHash === structureHash);
  return { structureHash, forms, form, scoringModel, isSimulated, origins };
}

/** null where none is named. Throws InvalidInput where these have none of its number. */
export function readFormNumber(forms: readonly FrozenName[], { form }: InsightFilter): FrozenName | null {
  return form == null ? null : numbered(forms, form, 'form', 'form');
}

/** Throws InvalidInput. */
export function readOrigins(filter: InsightFilter): Pick<Subject, 'origins' | 'isSimulated'> {
  const origins: Origin[] = [...new Set(filter.origins ?? (['respondent', 'import'] as const))];
  if (origins.length === 0) throw refusal(['origins'], 'Name at least one origin.');
  const isSimulated = origins.includes('simulated');
  if (isSimulated && origins.length > 1) {
    throw refusal(['origins'], 'Simulated attempts cannot be mixed with others.');
  }
  return { origins, isSimulated };
}

function numbered(names: readonly FrozenName[], number: number, path: string, what: string): FrozenName {
  const found = names.find((name) => name.number === number);
  if (!found) throw refusal([path], `There is no ${what} ${number}; there are 1 to ${names.length}.`);
  return found;
}

/** Dimension → options, any of which will do; in words as they came. Throws InvalidInput. */
export function readDimensionFilters(form: Form, { segments, locales }: InsightFilter): Map<string, string[]> {
  const filters = new Map<string, string[]>();
  for (const [place, { segment, options, noAnswer }] of (segments ?? []).entries()) {
    const path = ['segments', place];
    const question = form.segments.find(({ key }) => key === segment);
    if (!question) throw refusal([...path, 'segment'], unknownDimension(form, segment));
    if (filters.has(question.id)) throw refusal([...path, 'segment'], `"${segment}" is named twice.`);
    const ids = (options ?? []).map((key, at) => {
      const option = question.options.find((candidate) => candidate.key === key);
      if (option) return option.id;
      const known = question.options.map((candidate) => candidate.key).join(', ');
      throw refusal([...path, 'options', at], `"${segment}" has no option "${key}"; it has: ${known}.`);
    });
    if (ids.length === 0 && !noAnswer) throw refusal([...path, 'options'], 'Name at least one option, or no answer.');
    filters.set(question.id, [...new Set(ids), ...(noAnswer ? [''] : [])]);
  }
  if (locales?.length === 0) throw refusal(['locales'], 'Name at least one locale.');
  if (locales) filters.set(localeDimension, [...new Set(locales)]);
  return filters;
}

/** The dimension of a key. Throws InvalidInput. */
export function readDimension(form: Form, key: string): string {
  if (key === localeDimension) return key;
  const question = form.segments.find((candidate) => candidate.key === key);
  if (question) return question.id;
  throw new InvalidInput([{ path: ['by'], message: unknownDimension(form, key) }]);
}

function unknownDimension(form: Form, key: string): string {
  const known = [...form.segments.map((segment) => segment.key), localeDimension].join(', ');
  return `There is no dimension "${key}"; there are: ${known}.`;
}

const month = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Open ends reach as far as months do. Throws InvalidInput. */
export function readMonths({ months }: InsightFilter): Months | null {
  if (!months || (months.from == null && months.to == null)) return null;
  for (const end of ['from', 'to'] as const) {
    const given = months[end];
    if (given != null && !month.test(given)) throw refusal(['months', end], 'Write a month like 2026-01.');
  }
  const asked = { from: months.from ?? '0000-01', to: months.to ?? '9999-12' };
  if (asked.from > asked.to) throw refusal(['months'], 'The first month is after the last.');
  return asked;
}
