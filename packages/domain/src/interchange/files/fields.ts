import { z } from 'zod';
import { keySchema, localeSchema } from '../../content/key.ts';

const texts = z.registry<{ isText: true }>();

/** A text as files have it: a string in the default locale, or a map of locale to string. */
export function textField(description: string) {
  const field = z
    .union([z.string(), z.record(localeSchema, z.string())])
    .meta({ description: `${description} A string in the default locale, or a map of locale to string.` });
  texts.add(field, { isText: true });
  return field;
}

export function isTextField(schema: unknown): boolean {
  return schema instanceof z.ZodType && texts.has(schema);
}

export function keyField(description: string) {
  return keySchema.meta({ description: `${description} Lower-case letters, digits and single hyphens.` });
}

/** A key, or `container/key` where more than one framework or bank has the key. */
export function referenceField(description: string) {
  return z
    .string()
    .max(161)
    .regex(
      /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)?$/,
      'use a key of lower-case letters, digits and single hyphens, where needed after the name of what holds it and "/"',
    )
    .meta({ description });
}
