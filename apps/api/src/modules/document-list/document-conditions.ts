import type { TextPath } from '@yardstick/domain/content/text-paths.ts';
import { Prisma } from '../../generated/prisma/client.ts';
import { badArgument } from '../../graphql/errors.ts';
import type { StudioContext } from '../../graphql/studio-context.ts';
import type { ContentKind } from '../document/document-kind.ts';
import { type DocumentState, stateOfDocument } from './document-state.ts';
import { localisedTextPaths } from './localised-text-paths.ts';
import { refuseUnusableText } from './page-arguments.ts';
import { searchedWords } from './searched-words.ts';

/** Conditions over a row of `document`: none for an argument that is left out, or for an empty list. */
type Conditions = Prisma.Sql[];
type Maybe<T> = T | null | undefined;

export const isInState = (states: Maybe<readonly DocumentState[]>): Conditions =>
  states?.length ? [Prisma.sql`(${stateOfDocument}) = ANY (${states}::text[])`] : [];

export function hasKey(keys: Maybe<readonly string[]>): Conditions {
  refuseUnusableText('key', keys);
  return keys?.length ? [Prisma.sql`document.key = ANY (${keys}::text[])`] : [];
}

/** A field of the content that holds a text is one of these. */
export function hasField(argument: string, values: Maybe<readonly string[]>, field = argument): Conditions {
  refuseUnusableText(argument, values);
  return values?.length ? [Prisma.sql`document.content->>${field} = ANY (${values}::text[])`] : [];
}

/** A field of the content that lists texts has one of these. */
export function hasEntry(argument: string, values: Maybe<readonly string[]>, field: string): Conditions {
  refuseUnusableText(argument, values);
  return values?.length ? [Prisma.sql`document.content->${field} ?| ${values}::text[]`] : [];
}

/** Every word stands in the key or in one of these texts, in any locale and case. */
export function containsText(text: Maybe<string>, fields: readonly string[]): Conditions {
  const patterns = searchedWords('text', text).map((word) => `%${word}%`);
  if (patterns.length === 0) return [];
  const texts = fields.map(
    (field) => Prisma.sql`(SELECT string_agg(value, ' ') FROM jsonb_each_text(document.content->${field}))`,
  );
  const all = Prisma.join([Prisma.sql`document.key`, ...texts]);
  return [Prisma.sql`concat_ws(' ', ${all}) COLLATE "und-x-icu" ILIKE ALL (${patterns}::text[])`];
}

const jsonPathOf = (path: TextPath) => `$${path.map((step) => (step === '*' ? '[*]' : `."${step}"`)).join('')}`;

/** Some text is written in another locale and not in this one. */
export async function lacksTranslation(
  { installation }: StudioContext,
  kind: ContentKind,
  locale: Maybe<string>,
): Promise<Conditions> {
  if (locale === null || locale === undefined) return [];
  const { locales } = await installation();
  if (!locales.includes(locale)) {
    const message = `This installation has no such locale; it has ${locales.join(', ')}.`;
    throw badArgument('UNKNOWN_LOCALE', message, { argument: 'missingTranslation' });
  }
  return [
    Prisma.sql`EXISTS (
      SELECT FROM unnest(${localisedTextPaths[kind].map(jsonPathOf)}::jsonpath[]) AS path, jsonb_path_query(document.content, path) AS text
      WHERE coalesce(text->>${locale}, '') !~ '\\S'
        AND EXISTS (SELECT FROM jsonb_each_text(text) WHERE value ~ '\\S')
    )`,
  ];
}
