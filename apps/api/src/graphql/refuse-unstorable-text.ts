import { isStorable } from '@yardstick/domain/interchange/find-text-problems.ts';
import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { badArgument } from './errors.ts';

/**
 * Makes every field of the studio schema refuse arguments with a text that PostgreSQL cannot keep (a null character) or would
 * change without a word (half of a surrogate pair), wherever it stands in them.
 */
export function refuseUnstorableText(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length === 0) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context, info) => {
        const [place] = unstorableTexts(args, []);
        if (place) throw unstorable(place);
        return resolve(source, args, context, info);
      };
    }
  }
  return schema;
}

function* unstorableTexts(value: unknown, path: readonly string[]): Generator<readonly string[]> {
  if (typeof value === 'string') {
    if (!isStorable(value)) yield path;
  } else if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    for (const [name, inner] of Object.entries(value)) {
      if (!isStorable(name)) yield [...path, name];
      yield* unstorableTexts(inner, [...path, name]);
    }
  }
}

function unstorable(path: readonly string[]) {
  const place = path.join('.').replaceAll('\0', '').toWellFormed();
  return badArgument(
    'UNSTORABLE_TEXT',
    `"${place}" has a null character or half of a character in two parts; remove it.`,
    { argument: place },
  );
}
