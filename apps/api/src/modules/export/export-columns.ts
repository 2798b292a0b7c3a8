import { type Form, placementsOf } from '@yardstick/domain/publishing/form.ts';
import type { Chunk, Part } from './read-counted.ts';

export type Value = string | number | null;
/** The value of a column for the attempt in a place of a chunk. */
export type ReadCell = (chunk: Chunk, place: number) => Value;

export interface ExportColumn {
  name: string;
  type: 'text' | 'integer' | 'number' | 'day';
  /** What fills it for the attempts of a part; null where its form has no such thing. */
  prepare: (part: Part) => ReadCell | null;
}

export interface NamedQuestion {
  bank: string;
  key: string;
  /** its key; with its bank before it where that would name something else, too */
  name: string;
}

/** Every question of some forms once, in the order in which the forms first have it, named as an import names it. */
export function nameQuestions(forms: readonly Form[], reserved: ReadonlySet<string>): NamedQuestion[] {
  const questions = new Map<string, { bank: string; key: string }>();
  for (const { question } of forms.flatMap(placementsOf)) questions.set(`${question.bank}/${question.key}`, question);
  const banksOf = Map.groupBy(questions.values(), ({ key }) => key);
  return [...questions].map(([longName, { bank, key }]) => {
    const isPlain = banksOf.get(key)?.length === 1 && !reserved.has(key);
    return { bank, key, name: isPlain ? key : longName };
  });
}

/** The keys of all segment questions of some forms, in the order in which the forms first have them. */
export function segmentKeysOf(forms: readonly Form[]): string[] {
  return [...new Set(forms.flatMap(({ segments }) => segments.map(({ key }) => key)))];
}
