import { z } from 'zod';

/** Where a kind of document holds a text: field names outermost first, `'*'` for every entry of a list. */
export type TextPath = readonly string[];

/** Every place of a schema that `isText` recognises, in the order of the schema. */
export function textPathsOf(schema: unknown, isText: (schema: unknown) => boolean): TextPath[] {
  if (isText(schema)) return [[]];
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return textPathsOf(schema.unwrap(), isText);
  if (schema instanceof z.ZodArray) return textPathsOf(schema.element, isText).map((path) => ['*', ...path]);
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([field, inner]) =>
    textPathsOf(inner, isText).map((path) => [field, ...path]),
  );
}

export interface PlacedValue {
  path: readonly (string | number)[];
  value: unknown;
}

/** What stands at a text path in a document, however incomplete the document; absent values are left out. */
export function valuesAt(document: unknown, textPath: TextPath): PlacedValue[] {
  const [step, ...rest] = textPath;
  if (step === undefined) return document === undefined ? [] : [{ path: [], value: document }];
  if (step === '*') {
    if (!Array.isArray(document)) return [];
    return document.flatMap((entry: unknown, index) => prefix(index, valuesAt(entry, rest)));
  }
  if (typeof document !== 'object' || document === null || !Object.hasOwn(document, step)) return [];
  return prefix(step, valuesAt((document as Record<string, unknown>)[step], rest));
}

function prefix(step: string | number, values: readonly PlacedValue[]): PlacedValue[] {
  return values.map(({ path, value }) => ({ path: [step, ...path], value }));
}
