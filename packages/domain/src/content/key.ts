import { z } from 'zod';

/** The stable identity of a document, question, option, band … : lower-case `[a-z0-9-]`, at most 80 characters. */
export const keySchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'use lower-case letters, digits and single hyphens, like "technical-strategy"');

/** A BCP 47 language tag in its usual case, such as `en`, `de` or `pt-BR`. */
export const localeSchema = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/, 'use a language tag like "en", "de" or "pt-BR"');
